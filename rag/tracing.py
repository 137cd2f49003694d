"""Tracing: a span for each question and step, sent to an OpenTelemetry collector where one is set; none otherwise.

A span has the name of the step, the language, the status and the generation of the index; never a word of the
question or the answer.
"""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

from rag.errors import SettingsError

if TYPE_CHECKING:
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import SpanExporter
    from opentelemetry.trace import Tracer

Facts = dict[str, str]
"""What a span tells beside its name and time; filled in while it is open."""


class Tracing:
    """Where spans go: to the collector of an address, or nowhere."""

    def __init__(self, address: str = "", exporter: "SpanExporter | None" = None) -> None:
        self._provider = _open_provider(exporter or _reach(address)) if address or exporter else None

    def span(self, name: str) -> AbstractContextManager[Facts]:
        """A span that lasts as long as it is held; those opened inside are its parts."""
        return _record(self._provider.get_tracer("kantaneuvo"), name) if self._provider else nullcontext({})

    def flush(self) -> None:
        """Send what was not sent yet."""
        if self._provider:
            self._provider.force_flush()


@contextmanager
def _record(tracer: "Tracer", name: str) -> Iterator[Facts]:
    """A span with the facts that it is given while it is open; what is raised inside is not told in it."""
    facts: Facts = {}
    with tracer.start_as_current_span(name, record_exception=False, set_status_on_exception=False) as span:
        try:
            yield facts
        finally:
            span.set_attributes(facts)


def _open_provider(exporter: "SpanExporter") -> "TracerProvider":
    """What makes spans and sends them in the background, or at the end; those of other libraries are not among them."""
    from opentelemetry.sdk.resources import Resource
    from opentelemetry.sdk.trace import TracerProvider
    from opentelemetry.sdk.trace.export import BatchSpanProcessor

    provider = TracerProvider(resource=Resource({"service.name": "kantaneuvo"}))
    provider.add_span_processor(BatchSpanProcessor(exporter))
    return provider


def _reach(address: str) -> "SpanExporter":
    """What sends spans to a collector; raises SettingsError where the libraries for it are not installed."""
    if not address.startswith(("http://", "https://")):
        raise SettingsError(f"KANTANEUVO_TRACES: “{address}” is no address; write one such as http://127.0.0.1:4317.")
    try:
        from opentelemetry.exporter.otlp.proto.grpc.trace_exporter import OTLPSpanExporter
    except ImportError as error:
        raise SettingsError("KANTANEUVO_TRACES needs an extra; install it: pip install 'kantaneuvo[traces]'") from error
    return OTLPSpanExporter(endpoint=address, insecure=address.startswith("http://"))
