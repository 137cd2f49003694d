"""Deployment: the nginx example serves the app with its headers and its websocket, and the lock is whole."""

import re
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from rag.settings import ROOT
from tests.ports import await_port, find_free_port

EXAMPLE = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
LOCK = (ROOT / "docs" / "requirements.lock").read_text(encoding="utf-8")
HEADERS = {
    "content-security-policy": "default-src 'self'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age",
    "permissions-policy": "camera=()",
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
def proxy(tmp_path: Path) -> Iterator[str]:
    """The address of nginx with the example, without TLS, before an app; skipped where nginx is not installed."""
    nginx = shutil.which("nginx")
    if nginx is None:
        pytest.skip("nginx is not on this machine")
    app = ThreadingHTTPServer(("127.0.0.1", 0), App)
    Thread(target=app.serve_forever, daemon=True).start()
    port = find_free_port()
    text = re.sub(r"\n\s*ssl_\w+ [^\n]*", "", EXAMPLE).replace("listen 443 ssl;", f"listen 127.0.0.1:{port};")
    text = text.replace("127.0.0.1:8501", f"127.0.0.1:{app.server_port}")
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; user root; pid {tmp_path}/pid; error_log stderr;\n{text}", encoding="utf-8"
    )
    with subprocess.Popen([nginx, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]) as process:
        await_port(port)
        yield f"http://127.0.0.1:{port}/"
        process.terminate()
    app.shutdown()


def test_proxy_adds_the_headers_and_passes_the_websocket_on(proxy: str) -> None:
    asked = urllib.request.Request(proxy, headers={"Upgrade": "websocket", "X-Remote-User": "intruder"})
    with urllib.request.urlopen(asked, timeout=10) as reply:
        passed, headers = reply.read().decode(), {name.lower(): value for name, value in reply.headers.items()}
    assert all(part in headers[name] for name, part in HEADERS.items())
    assert "upgrade: websocket" in passed
    assert "connection: upgrade" in passed
    assert "intruder" not in passed


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
