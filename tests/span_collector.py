"""An OpenTelemetry collector on loopback that keeps what it is sent."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field

import grpc
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import (
    ExportTraceServiceRequest,
    ExportTraceServiceResponse,
)
from opentelemetry.proto.collector.trace.v1.trace_service_pb2_grpc import (
    TraceServiceServicer,
    add_TraceServiceServicer_to_server,
)


@dataclass
class Collector(TraceServiceServicer):
    """The collector, its address and every export as it came."""

    address: str = ""
    received: list[bytes] = field(default_factory=list)

    def Export(self, request: ExportTraceServiceRequest, context: object) -> ExportTraceServiceResponse:  # noqa: N802
        """Keep an export."""
        self.received.append(request.SerializeToString())
        return ExportTraceServiceResponse()


@contextmanager
def collect_spans() -> Iterator[Collector]:
    """A collector on a free port of this machine."""
    collector, server = Collector(), grpc.server(ThreadPoolExecutor(max_workers=2))
    add_TraceServiceServicer_to_server(collector, server)
    collector.address = f"http://127.0.0.1:{server.add_insecure_port('127.0.0.1:0')}"
    server.start()
    yield collector
    server.stop(grace=1).wait()
