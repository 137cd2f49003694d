"""A real HTTPS server on loopback, with a certificate made for it, whose pages a test decides on."""

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import trustme

Behave = Callable[[BaseHTTPRequestHandler], None]
"""How the server answers one request."""


@dataclass
class Served:
    """A server that runs: its address, the setting that allows it, what was asked of it, and how it answers."""

    port: int
    authority: Path
    pages: dict[str, Behave] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    @property
    def server(self) -> str:
        """The server's name, as a register lists it."""
        return f"localhost:{self.port}"

    @property
    def setting(self) -> str:
        """What KANTANEUVO_FETCH_LOOPBACK has to say."""
        return f"{self.port}:{self.authority}"

    def name(self, path: str) -> str:
        """The address of a page."""
        return f"https://{self.server}{path}"


def give(content: bytes, status: int = 200, **headers: str) -> Behave:
    """Answer with a content and its length; a header is named with _ for -."""

    def behave(request: BaseHTTPRequestHandler) -> None:
        request.send_response(status)
        told = {"Content_Length": str(len(content))} | headers
        for name, value in told.items():
            if value:
                request.send_header(name.replace("_", "-"), value)
        request.end_headers()
        request.wfile.write(content)

    return behave


def lead_to(location: str, status: int = 302) -> Behave:
    """Answer that the page is elsewhere."""
    return give(b"", status, Location=location)


@contextmanager
def serve(folder: Path, certified: str = "localhost") -> Iterator[Served]:
    """Run a server with a certificate for a name, by an authority of its own in a folder."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(str(folder / "authority.pem"))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(certified).configure_cert(context)
    served: Served

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            served.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
            served.pages.get(self.path, give(b"lost", 404))(self)
            self.close_connection = True

        def log_message(self, *_: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        daemon_threads = True

        def finish_request(self, request: socket.socket, client_address: object) -> None:
            with context.wrap_socket(request, server_side=True) as secure:
                Handler(secure, client_address, self)

        def handle_error(self, *_: object) -> None:
            pass

    with Server(("127.0.0.1", 0), Handler) as server:
        served = Served(server.server_address[1], folder / "authority.pem")
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        yield served
        server.shutdown()
