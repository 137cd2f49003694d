"""Offline: the guard that every test runs under sees what this process and its children reach for."""

import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from rag.settings import ROOT
from tests.offline.sitecustomize import is_here

REACHES = """
import socket
try:
    socket.create_connection(("192.0.2.1", 80), 1)
except OSError as error:
    print(error)
"""


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
