"""Offline: the guard that every test runs under sees what this process and its children reach for."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from rag.settings import ROOT
from tests.offline.sitecustomize import ATTEMPTS, is_here

REACHES = """
import socket
try:
    socket.create_connection(("192.0.2.1", 80), 1)
except OSError as error:
    print(error)
"""

HERE_AND_THERE = """
import socket
with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), 5):
    print("here")
try:
    socket.create_connection(("192.0.2.1", 80), 5)
except OSError as error:
    print(error)
"""
REFUSED = 69


def test_connection_to_another_machine_is_refused_and_written_down(meant_attempts: Path) -> None:
    with socket.socket() as plain, pytest.raises(OSError, match="must not reach 192"):
        plain.connect(("192.0.2.1", 80))
    with pytest.raises(OSError, match="must not reach"):
        socket.getaddrinfo("kanta.example", 443)
    with socket.socket(type=socket.SOCK_DGRAM) as datagram, pytest.raises(OSError, match="must not reach"):
        datagram.sendto(b"x", ("192.0.2.1", 53))
    assert len(meant_attempts.read_text().splitlines()) == 3


def test_process_that_a_test_starts_is_watched_too(meant_attempts: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", REACHES], cwd=ROOT, env=dict(os.environ), capture_output=True, text=True, check=True
    )
    assert "must not reach" in done.stdout
    assert "192.0.2.1" in meant_attempts.read_text()


@pytest.mark.parametrize(
    ("host", "is_ours"),
    [("127.0.0.1", True), ("::1", True), ("localhost", True), (b"127.0.0.9", True), ("8.8.8.8", False)],
)
def test_only_loopback_is_this_machine(host: object, is_ours: bool) -> None:
    assert is_here(host) is is_ours


def run_without_network(*command: str) -> subprocess.CompletedProcess[str]:
    """A command as `make offline` runs the tests; skipped where the machine allows no network namespace."""
    words = [str(ROOT / ".ci" / "without-network"), *command]
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", ATTEMPTS)}
    done = subprocess.run(words, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    if done.returncode == REFUSED:
        pytest.skip(done.stderr.strip())
    return done


def test_command_without_network_reaches_this_machine_and_no_other() -> None:
    done = run_without_network(sys.executable, "-c", HERE_AND_THERE)
    assert (done.stdout, done.stderr, done.returncode) == ("here\n[Errno 101] Network is unreachable\n", "", 0)


def test_command_without_network_ends_as_it_would_otherwise() -> None:
    assert run_without_network("sh", "-c", "exit 5").returncode == 5


def test_machine_that_cannot_take_its_network_away_says_so_and_runs_nothing(tmp_path: Path) -> None:
    (tmp_path / "sh").symlink_to("/bin/sh")
    words = ["/bin/sh", str(ROOT / ".ci" / "without-network"), "touch", str(tmp_path / "run")]
    done = subprocess.run(words, env={"PATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert done.returncode == REFUSED
    assert "unshare is missing" in done.stderr
    assert not (tmp_path / "run").exists()
