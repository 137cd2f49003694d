"""Download: one page or file from a listed server, whole or not at all."""

import re
import ssl
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from urllib.parse import urljoin, urlsplit

import httpcore

from ingest.fetching.address import USUAL_PORT, Unfetched, check_address, name_server
from ingest.fetching.connection import Clock, Loopback, Pinned, Resolve, pin_server, resolve_host, trust_server
from ingest.fetching.version import UNKNOWN, Version
from ingest.reading.confined import LARGEST

MOST_REDIRECTS = 5
"""How often a server may lead on to another of its own pages."""

_REDIRECTS = (301, 302, 303, 307, 308)
_COMPRESSED = ("gzip", "x-gzip", "deflate")
"""Ways of compressing that zlib opens."""


@dataclass(frozen=True)
class Limits:
    """How long one fetch may take, how long a server may be silent in it, and how large the file may be."""

    seconds: float = 30
    silence: float = 10
    bytes: int = LARGEST


@dataclass(frozen=True)
class Download:
    """What a server sent: the content, its kind and encoding as the server says, its version; none if unchanged."""

    content: bytes | None
    media: str = ""
    charset: str = ""
    version: Version = UNKNOWN
    has_known_length: bool = True


@dataclass(frozen=True)
class Fetcher:
    """How pages are fetched: within limits, with hosts looked up once, and a test's own server if one is allowed."""

    limits: Limits = Limits()
    loopback: Loopback | None = None
    resolve: Resolve = resolve_host

    def fetch(self, address: str, known: Version = UNKNOWN) -> Download:
        """The page at an address, or that it is still of the version known; raises Unfetched."""
        parts = urlsplit(check_address(address))
        host, port = str(parts.hostname), parts.port or USUAL_PORT
        with _naming_faults(host, self.limits):
            clock = Clock(self.limits.seconds, self.limits.silence)
            pinned = Pinned(pin_server(host, port, self.loopback, self.resolve), clock)
            context = trust_server(host, port, self.loopback)
            with httpcore.ConnectionPool(ssl_context=context, network_backend=pinned) as pool:
                return self._follow(pool, address, known)

    def _follow(self, pool: httpcore.ConnectionPool, address: str, known: Version) -> Download:
        """The page to which an address leads on the same server."""
        headers: dict[bytes | str, bytes | str] = {
            "Host": name_server(address),
            "User-Agent": "Kantaneuvo (an admin asks for one page)",
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
            **known.ask(),
        }
        for _ in range(MOST_REDIRECTS + 1):
            with pool.stream("GET", address, headers=headers) as response:
                told = _read_headers(response)
                if response.status not in _REDIRECTS:
                    return self._read(response, told, known)
                address = _find_next(address, told.get("location", ""))
        raise Unfetched(f"the server leads on from page to page more than {MOST_REDIRECTS} times")

    def _read(self, response: httpcore.Response, told: dict[str, str], known: Version) -> Download:
        """The content of a page that was found."""
        if response.status == HTTPStatus.NOT_MODIFIED and known.ask():
            return Download(None, version=known)
        if response.status != HTTPStatus.OK:
            raise Unfetched(_explain_status(response.status))
        length = told.get("content-length", "")
        if length.isdecimal() and int(length) > self.limits.bytes:
            raise Unfetched(_explain_size(self.limits))
        content = bytearray()
        for part in response.iter_stream():
            content += part
            if len(content) > self.limits.bytes:
                raise Unfetched(_explain_size(self.limits))
        media, _, rest = told.get("content-type", "").partition(";")
        charset = re.search(r"charset=[\"']?([\w.:-]+)", rest, re.IGNORECASE)
        return Download(
            content=_unpack(bytes(content), told.get("content-encoding", "identity").strip().lower(), self.limits),
            media=media.strip().lower(),
            charset=charset[1].lower() if charset else "",
            version=Version.read(told),
            has_known_length="content-length" in told or "chunked" in told.get("transfer-encoding", "").lower(),
        )


def _read_headers(response: httpcore.Response) -> dict[str, str]:
    """What a server says of its answer, by names in small letters."""
    return {name.decode("latin-1").lower(): value.decode("latin-1").strip() for name, value in response.headers}


def _find_next(address: str, location: str) -> str:
    """The page that a server leads on to; raises Unfetched where that is none of its own."""
    try:
        target = check_address(urljoin(address, location.partition("#")[0]))
    except ValueError:
        raise Unfetched(f"the server leads on to “{location[:200]}”, which is no secure address of its own") from None
    if name_server(target) != name_server(address):
        raise Unfetched(
            f"the server leads on to another host, {name_server(target)}; "
            "if that is the official one, write the new address into the register"
        )
    return target


def _unpack(content: bytes, encoding: str, limits: Limits) -> bytes:
    """The content itself, where a server compressed it though it was asked not to; raises Unfetched."""
    if encoding in ("identity", ""):
        return content
    if encoding not in _COMPRESSED:
        raise Unfetched(f"it was sent compressed ({encoding[:40]}), which is not read")
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 32)
    try:
        unpacked = unpacker.decompress(content, limits.bytes + 1)
    except zlib.error:
        raise Unfetched("what was sent is damaged; try again later") from None
    if len(unpacked) > limits.bytes:
        raise Unfetched(_explain_size(limits))
    if not unpacker.eof:
        raise Unfetched("the connection broke off before the end; try again later")
    return unpacked


def _explain_size(limits: Limits) -> str:
    """That a file is too large."""
    return f"it is larger than {limits.bytes / 1_000_000:.12g} MB; fetch it by hand, divide it and add the parts"


def _explain_status(status: int) -> str:
    """What a status other than success means, and what to do."""
    if status in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
        return f"there is nothing at this address ({status}); find the new one and write it into the register"
    if status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
        return f"the server does not give it to everyone ({status}); fetch it by hand and add it"
    later = status == HTTPStatus.TOO_MANY_REQUESTS or status >= HTTPStatus.INTERNAL_SERVER_ERROR
    return f"the server answers with {status} instead of the page; {'try again later' if later else 'see the address'}"


@contextmanager
def _naming_faults(host: str, limits: Limits) -> Iterator[None]:
    """What the network does wrong, as a sentence that says what to do."""
    fail = partial(_explain_fault, host, limits)
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError, OSError) as error:
        raise Unfetched(fail(error)) from error


def _explain_fault(host: str, limits: Limits, error: Exception) -> str:
    """A fault of the network in words."""
    cause = error.__cause__ or error.__context__ or error
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"the certificate of {host} is not to be trusted ({cause.verify_message.rstrip('.')}); nothing was taken"
    if isinstance(error, httpcore.TimeoutException):
        return f"{host} took longer than {limits.seconds:g} seconds, or said nothing for {limits.silence:g}; try later"
    if isinstance(error, httpcore.ConnectError):
        reason = "no secure connection" if isinstance(cause, ssl.SSLError) else "no connection"
        return f"there is {reason} to {host}; see the address, and try again later"
    return f"the connection to {host} broke off before the end; try again later"
