"""Connection: one server at a pinned network address, within a time that covers everything from start to end."""

import socket
import ssl
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from pathlib import Path
from typing import Any

import httpcore

from ingest.fetching.address import USUAL_PORT, Unfetched
from rag.errors import SettingsError

IpAddress = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Sequence[str]]
"""The network addresses of a host and port; raises OSError."""

_TRANSLATED = ip_network("64:ff9b::/96")
"""IPv6 addresses that carry an IPv4 address in their last four bytes."""


@dataclass(frozen=True)
class Loopback:
    """A server on this machine that tests allow: its port, and the authority that vouches for its certificate."""

    port: int
    authority: Path

    @classmethod
    def parse(cls, setting: str) -> "Loopback | None":
        """The server that the setting names as PORT:FILE; raises SettingsError for any other text."""
        port, _, path = setting.partition(":")
        if not setting:
            return None
        try:
            if not path or not port.isdecimal() or not 0 < int(port) < 65536:
                raise ValueError
            ssl.create_default_context(cafile=path)
        except (OSError, ValueError) as error:
            raise SettingsError(
                f"KANTANEUVO_FETCH_LOOPBACK: “{setting}” is no port with a file of certificates; "
                "write it as 8443:/folder/authority.pem, and only for tests."
            ) from error
        return cls(int(port), Path(path))


def resolve_host(host: str, port: int) -> list[str]:
    """The network addresses that the system knows of a host; raises OSError."""
    return list(dict.fromkeys(str(row[4][0]) for row in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)))


def pin_server(host: str, port: int, loopback: Loopback | None, resolve: Resolve = resolve_host) -> list[str]:
    """The network addresses of a server, looked up once; raises Unfetched where one of them is not public."""
    try:
        found = resolve(host, port)
    except (OSError, UnicodeError):
        found = []
    if not found:
        raise Unfetched(f"the host {host} is not found; check the network and the address")
    for one in found:
        is_ours = loopback is not None and loopback.port == port and ip_address(one).is_loopback
        if not is_ours and not _is_public(ip_address(one.partition("%")[0])):
            raise Unfetched(f"the host {host} leads to {one}, which is no public address; it was not asked")
    return list(found)


def _is_public(address: IpAddress) -> bool:
    """Whether an address, or the one that it carries, is one of the public network."""
    carried: Any = None
    if isinstance(address, IPv6Address):
        last = IPv4Address(int(address) & 0xFFFFFFFF) if address in _TRANSLATED else None
        carried = address.ipv4_mapped or address.sixtofour or last
    if carried is not None:
        return _is_public(carried)
    return address.is_global and not address.is_multicast and not address.is_reserved


def trust_server(host: str, port: int, loopback: Loopback | None) -> ssl.SSLContext:
    """What a server's certificate is checked with: the usual authorities, or a test's own for its own server."""
    if loopback is not None and port == loopback.port and port != USUAL_PORT:
        return ssl.create_default_context(cafile=str(loopback.authority))
    return httpcore.default_ssl_context()


class Clock:
    """The time that is left of a limit, as the most that one step may take."""

    def __init__(self, seconds: float, silence: float) -> None:
        self._end = time.monotonic() + seconds
        self._silence = silence

    def measure(self) -> float:
        """The seconds that the next step may take; raises ReadTimeout when none are left."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout
        return min(left, self._silence)


class Line(httpcore.NetworkStream):
    """A connection each step of which is held to the clock, whatever its user allows."""

    def __init__(self, stream: httpcore.NetworkStream, clock: Clock) -> None:
        self._stream, self._clock = stream, clock

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """Read what has come."""
        return self._stream.read(max_bytes, self._clock.measure())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        """Send what is to be sent."""
        self._stream.write(buffer, self._clock.measure())

    def close(self) -> None:
        """End the connection."""
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        """Make the connection a secure one, with the server that the address names."""
        return Line(self._stream.start_tls(ssl_context, server_hostname, self._clock.measure()), self._clock)

    def get_extra_info(self, info: str) -> Any:  # noqa: ANN401 (httpcore asks for anything)
        """What the connection knows of itself."""
        return self._stream.get_extra_info(info)


class Pinned(httpcore.NetworkBackend):
    """Connections to the pinned network addresses only, whatever host is asked for."""

    def __init__(self, addresses: Sequence[str], clock: Clock) -> None:
        self._addresses, self._clock = addresses, clock

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first of the addresses that answers."""
        fault: Exception = httpcore.ConnectError("no address")
        for address in self._addresses:
            try:
                stream = httpcore.SyncBackend().connect_tcp(address, port, self._clock.measure())
                return Line(stream, self._clock)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        raise fault
