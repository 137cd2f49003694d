"""Deployment: the nginx example serves the app with its headers and its websocket, and the lock is whole."""

import re
import ssl
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from rag.settings import ROOT
from tests.nginx import EXAMPLE, Proxy, run_nginx

LOCK = (ROOT / "docs" / "requirements.lock").read_text(encoding="utf-8")
HEADERS = {
    "content-security-policy": "default-src 'self'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age",
    "permissions-policy": "camera=()",
    "cache-control": "no-store",
    "cross-origin-opener-policy": "same-origin",
}


class App(BaseHTTPRequestHandler):
    """An app that tells what the proxy has passed on."""

    def do_GET(self) -> None:
        """The headers that came, as text."""
        self.send_response(200)
        self.end_headers()
        self.wfile.write(str(self.headers).lower().encode())

    def log_message(self, *arguments: object) -> None:
        """Be silent."""


@pytest.fixture
def proxy(tmp_path: Path) -> Iterator[Proxy]:
    """nginx with the example before an app that tells what came."""
    app = ThreadingHTTPServer(("127.0.0.1", 0), App)
    Thread(target=app.serve_forever, daemon=True).start()
    with run_nginx(tmp_path / "nginx", f"127.0.0.1:{app.server_port}") as running:
        yield running
    app.shutdown()


def test_proxy_adds_the_headers_and_passes_the_websocket_on(proxy: Proxy) -> None:
    sent = {
        "Host": "kantaneuvo.example.fi",
        "Upgrade": "websocket",
        "X-Remote-User": "intruder",
        "X-Forwarded-For": "127.0.0.1, 192.0.2.7",
    }
    trust = ssl.create_default_context(cafile=str(proxy.authority))
    asked = urllib.request.Request(f"https://localhost:{proxy.port}/?secret=1", headers=sent)
    with urllib.request.urlopen(asked, timeout=10, context=trust) as reply:
        passed, headers = reply.read().decode(), {name.lower(): value for name, value in reply.headers.items()}
    assert all(part in headers[name] for name, part in HEADERS.items())
    assert "upgrade: websocket" in passed
    assert "connection: upgrade" in passed
    assert "host: kantaneuvo.example.fi\n" in passed
    assert "x-forwarded-for: 127.0.0.1\n" in passed
    assert "intruder" not in passed


def test_proxy_writes_nothing_of_what_is_asked_for(proxy: Proxy) -> None:
    trust = ssl.create_default_context(cafile=str(proxy.authority))
    address = f"https://localhost:{proxy.port}/sources?source=laki"
    urllib.request.urlopen(address, timeout=10, context=trust).close()
    own = {"nginx.conf", "key.pem", "certificate.pem", "authority.pem", "errors.txt"}
    assert proxy.list_written() - {"pid"} == own
    assert "source" not in proxy.errors


def test_example_allows_no_other_origin_and_keeps_no_access_log() -> None:
    policy = re.search(r'Content-Security-Policy "([^"]+)"', EXAMPLE)[1]
    assert "http" not in policy
    assert "*" not in policy
    assert "access_log off;" in EXAMPLE
    assert re.findall(r"proxy_pass (\S+);", EXAMPLE) == ["http://127.0.0.1:8501"]


def test_lock_has_a_hash_for_every_package_and_names_no_registry() -> None:
    packages = re.findall(r"^([a-z0-9._-]+)==(\S+)((?:.*\\\n)+.*)", LOCK, re.MULTILINE)
    assert len(packages) > 50
    assert all("--hash=sha256:" in hashes for _, _, hashes in packages)
    assert len(packages) == len(re.findall(r"^[a-z0-9._-]+==", LOCK, re.MULTILINE))
    assert "://" not in LOCK
    assert "--index-url" not in LOCK
    assert "--find-links" not in LOCK


def test_lock_has_every_dependency_of_the_program() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    wanted = re.findall(r'^  "([A-Za-z0-9_-]+)[><=]', project.split("[project.optional-dependencies]")[0], re.MULTILINE)
    locked = set(re.findall(r"^([a-z0-9._-]+)==", LOCK, re.MULTILINE))
    assert wanted
    assert {name.lower() for name in wanted} <= locked
