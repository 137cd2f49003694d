"""nginx as a process of the tests: the example of `docs/`, with a port, a certificate and an app of a test."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
import trustme

from rag.settings import ROOT
from tests.ports import await_port, find_free_port

EXAMPLE = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
NAME = "kantaneuvo.example.fi"
"""The name that the example serves."""


@dataclass(frozen=True)
class Proxy:
    """An nginx that runs: its port, and its folder with the authority of its certificate and what it has written."""

    port: int
    folder: Path

    @property
    def authority(self) -> Path:
        """The certificate of the authority that vouches for it."""
        return self.folder / "authority.pem"

    @property
    def errors(self) -> str:
        """What it has complained of."""
        return (self.folder / "errors.txt").read_text(encoding="utf-8")

    def list_written(self) -> set[str]:
        """The files of its folder, by name; its logs would be among them."""
        return {path.name for path in self.folder.rglob("*") if path.is_file()}


@contextmanager
def run_nginx(folder: Path, app: str) -> Iterator[Proxy]:
    """nginx with the example before an app, given as host and port; skipped where nginx is not installed.

    It runs as one process: workers of another user cannot be had everywhere.
    """
    program = shutil.which("nginx")
    if program is None:
        pytest.skip("nginx is not on this machine (Debian: apt-get install nginx-light)")
    folder.mkdir()
    proxy = Proxy(find_free_port(), folder)
    setting = folder / "nginx.conf"
    setting.write_text(write_example(proxy, app, list_parts(program)), encoding="utf-8")
    with (folder / "errors.txt").open("wb") as errors:
        command = [program, "-e", "stderr", "-p", str(folder), "-c", str(setting)]
        process = subprocess.Popen(command, stderr=errors)
        try:
            await_port(proxy.port)
            yield proxy
        finally:
            process.terminate()
            process.wait(timeout=20)


def write_example(proxy: Proxy, app: str, parts: list[str]) -> str:
    """The example with a port, a certificate and an app of a test, in whose folder every file stays."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(proxy.authority)
    issued = authority.issue_cert(NAME, "localhost")
    issued.private_key_pem.write_to_path(proxy.folder / "key.pem")
    issued.cert_chain_pems[0].write_to_path(proxy.folder / "certificate.pem")
    text = EXAMPLE.replace("listen 443 ssl;", f"listen 127.0.0.1:{proxy.port} ssl;").replace("127.0.0.1:8501", app)
    text = re.sub(r"/etc/ssl/certs/\S+\.pem", str(proxy.folder / "certificate.pem"), text)
    text = re.sub(r"/etc/ssl/private/\S+\.key", str(proxy.folder / "key.pem"), text)
    kept = "".join(f"\n  {part}_temp_path {proxy.folder}/{part};" for part in parts)
    text = text.replace("\nhttp {", f"\nhttp {{{kept}", 1)
    return f"daemon off; master_process off; pid {proxy.folder}/pid; error_log stderr;\n{text}"


def list_parts(program: str) -> list[str]:
    """The parts of this nginx that have a folder for what they are passing on."""
    told = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stderr
    parts = ("client-body", "proxy", "fastcgi", "uwsgi", "scgi")
    return [part.replace("-", "_") for part in parts if f"--without-http_{part}_module" not in told]
