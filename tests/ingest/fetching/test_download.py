"""A page comes whole from the server that the register lists, or not at all, and the reason is one sentence."""

import gzip
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from ingest.fetching.address import Unfetched, check_address
from ingest.fetching.connection import Loopback
from ingest.fetching.download import Fetcher, Limits
from ingest.fetching.version import UNKNOWN, Version
from rag.errors import SettingsError
from tests.https_server import Behave, Served, give, lead_to, serve

QUICK = Limits(seconds=0.6, silence=0.3, bytes=200_000)


def fetch(server: Served, path: str = "/page", known: Version = UNKNOWN) -> bytes | None:
    return Fetcher(QUICK, Loopback.parse(server.setting)).fetch(server.name(path), known).content


def stop_early(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    request.wfile.write(b"<html>")


def stop_early_in_chunks(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Transfer-Encoding", "chunked")
    request.end_headers()
    request.wfile.write(b"6\r\n<html>\r\n")


def drip(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.send_header("Content-Length", "1000")
    request.end_headers()
    drip_bytes(request)


def drip_headers(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nSlow: ")
    drip_bytes(request)


def drip_bytes(request: BaseHTTPRequestHandler) -> None:
    for _ in range(100):
        request.wfile.write(b"x")
        request.wfile.flush()
        time.sleep(0.05)


def be_silent(request: BaseHTTPRequestHandler) -> None:
    time.sleep(1)


def write_on(request: BaseHTTPRequestHandler) -> None:
    request.send_response(200)
    request.end_headers()
    for _ in range(1000):
        request.wfile.write(b"x" * 10_000)


def talk_nonsense(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"220 welcome\r\n\r\n")


def tell_much(request: BaseHTTPRequestHandler) -> None:
    request.wfile.write(b"HTTP/1.1 200 OK\r\nMuch: " + b"x" * 1_000_000)


MISBEHAVIOURS: dict[str, tuple[Behave, str]] = {
    "not found": (give(b"", 404), "nothing at this address (404)"),
    "gone": (give(b"", 410), "nothing at this address (410)"),
    "forbidden": (give(b"", 403), "fetch it by hand"),
    "broken": (give(b"oops", 500), "try again later"),
    "busy": (give(b"", 429), "try again later"),
    "a part only": (give(b"<html>", 206), "answers with 206"),
    "unchanged, though nobody asked": (give(b"", 304, Content_Length=""), "answers with 304"),
    "cut off": (stop_early, "broke off before the end"),
    "cut off in chunks": (stop_early_in_chunks, "broke off before the end"),
    "compressed and cut off": (give(gzip.compress(b"x" * 9000)[:20], Content_Encoding="gzip"), "broke off"),
    "dripping": (drip, "took longer than 0.6 seconds"),
    "dripping headers": (drip_headers, "took longer than 0.6 seconds"),
    "silent": (be_silent, "said nothing for 0.3"),
    "without end": (write_on, "larger than 0.2 MB"),
    "too large": (give(b"x" * 200_001), "larger than 0.2 MB"),
    "a bomb": (give(gzip.compress(b"x" * 10_000_000), Content_Encoding="gzip"), "larger than 0.2 MB"),
    "damaged": (give(b"x" * 100, Content_Encoding="gzip"), "damaged"),
    "compressed oddly": (give(b"x", Content_Encoding="br"), "compressed (br)"),
    "another protocol": (talk_nonsense, "broke off"),
    "endless headers": (tell_much, "broke off"),
    "another host": (lead_to("https://thl.fi/page"), "another host, thl.fi"),
    "another port": (lead_to("https://localhost/page"), "another host, localhost"),
    "not secure": (lead_to("http://localhost/page", 301), "no secure address"),
    "a file": (lead_to("file:///etc/passwd"), "no secure address"),
    "nowhere": (give(b"", 302), "from page to page more than 5 times"),
    "in circles": (lead_to("/page", 308), "from page to page more than 5 times"),
}


@pytest.mark.parametrize("name", MISBEHAVIOURS)
def test_a_server_that_misbehaves_gives_nothing_but_a_reason(server: Served, name: str) -> None:
    server.pages["/page"], reason = MISBEHAVIOURS[name]
    with pytest.raises(Unfetched) as fault:
        fetch(server)
    assert reason in str(fault.value)
    assert "\n" not in str(fault.value)


def test_a_page_comes_whole_also_compressed_and_from_another_page_of_the_same_server(server: Served) -> None:
    server.pages["/page"] = lead_to("/bulletin")
    server.pages["/packed"] = give(gzip.compress(b"<html>packed</html>"), Content_Encoding="gzip")
    assert b"Lastensuojelu" in (fetch(server) or b"")
    assert fetch(server, "/packed") == b"<html>packed</html>"


def test_the_version_known_is_told_to_the_server_and_nothing_else_of_us(server: Served) -> None:
    server.pages["/page"] = give(b"", 304, Content_Length="")
    day = "Wed, 21 Oct 2026 07:28:00 GMT"
    assert fetch(server, known=Version('"first"', day)) is None
    ((_, told),) = server.asked
    assert (told.pop("if-none-match"), told.pop("if-modified-since")) == ('"first"', day)
    assert set(told) == {"host", "user-agent", "accept", "accept-encoding", "connection"}


@pytest.mark.parametrize("odd", ['"a\tb"', "no quotes", '"' + "x" * 500 + '"'])
def test_an_odd_version_is_not_kept(server: Served, odd: str) -> None:
    server.pages["/page"] = give(b"x", ETag=odd, Last_Modified=odd)
    assert Fetcher(QUICK, Loopback.parse(server.setting)).fetch(server.name("/page")).version == UNKNOWN


PRIVATE = (
    *("127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1"),
    *("255.255.255.255", "192.0.2.1", "::1", "::", "::ffff:127.0.0.1", "fd00::1", "fe80::1%eth0", "ff02::1"),
    *("64:ff9b::7f00:1", "2002:7f00:1::"),
)


@pytest.mark.parametrize("address", PRIVATE)
def test_a_host_that_leads_into_a_private_network_is_not_asked(address: str) -> None:
    fetcher = Fetcher(QUICK, resolve=lambda *_: ["193.166.3.2", address])
    with pytest.raises(Unfetched, match="no public address"):
        fetcher.fetch("https://thl.fi/page")


def test_loopback_is_open_only_to_the_setting_and_only_at_its_port(server: Served) -> None:
    with pytest.raises(Unfetched, match="no public address"):
        Fetcher(QUICK).fetch(server.name("/bulletin"))
    with pytest.raises(Unfetched, match="no public address"):
        Fetcher(QUICK, Loopback(server.port + 1, server.authority)).fetch(server.name("/bulletin"))


def test_a_host_is_looked_up_once_and_asked_there(server: Served) -> None:
    looked_up: list[str] = []

    def change_mind(host: str, port: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["10.0.0.1"]

    server.pages["/page"] = lead_to("/bulletin")
    fetcher = Fetcher(QUICK, Loopback.parse(server.setting), change_mind)
    assert fetcher.fetch(server.name("/page")).content
    assert looked_up == ["localhost"]


def test_a_host_that_is_not_found_or_does_not_answer_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unfetched, match=r"thl\.fi is not found"):
        Fetcher(QUICK, resolve=lambda *_: []).fetch("https://thl.fi/page")
    with serve(tmp_path) as gone:
        pass
    with pytest.raises(Unfetched, match="no connection to localhost"):
        Fetcher(QUICK, Loopback.parse(gone.setting)).fetch(gone.name("/page"))


def test_a_certificate_for_another_host_or_by_an_unknown_authority_is_not_trusted(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with serve(tmp_path, "other.example") as wrong, serve(tmp_path / "other") as unknown:
        with pytest.raises(Unfetched, match="Hostname mismatch"):
            fetch(wrong)
        with pytest.raises(Unfetched, match="not to be trusted"):
            Fetcher(QUICK, Loopback(unknown.port, wrong.authority)).fetch(unknown.name("/page"))
    assert not wrong.asked
    assert not unknown.asked


@pytest.mark.parametrize("setting", ["8443", "port:/tmp", "0:/tmp", "8443:/nowhere/authority.pem", "99999:/tmp/x.pem"])
def test_a_setting_without_port_and_authority_is_refused(setting: str) -> None:
    with pytest.raises(SettingsError, match="KANTANEUVO_FETCH_LOOPBACK"):
        Loopback.parse(setting)


@pytest.mark.parametrize(
    "address",
    [
        *("http://thl.fi/page", "file:///etc/passwd", "thl.fi/page", "https://", "https:///page", "https://-/page"),
        *(
            "https://user:secret@thl.fi/page",
            "https://thl.fi\\@evil.example/",
            "https://thl.fi/a b",
            "https://thl.fi/#a",
        ),
        *("https://thl.fi/ä", "https://thl.fi:port/", "https://thl.fi/a\nHost: evil.example", "https://[::1]/", ""),
    ],
)
def test_what_is_no_plain_secure_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"address|[Pp]ort"):
        check_address(address)
