"""A PostgreSQL server of its own for tests, on loopback, where one is installed."""

import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.ports import find_free_port

USER = "nobody"
"""Who runs the server where the tests run as root, which PostgreSQL refuses."""


@contextmanager
def run_postgres(folder: Path) -> Iterator[str]:
    """The address of a new server that runs meanwhile; the test is skipped where PostgreSQL is not installed."""
    programs = _find_programs()
    if programs is None:
        pytest.skip("PostgreSQL is not on this machine (Debian: apt-get install postgresql)")
    if subprocess.run([*_as_user(), "true"], check=False, capture_output=True).returncode:
        pytest.skip("PostgreSQL runs for no root, and here there is nobody else")
    port, data = find_free_port(), folder / "data"
    _open_to(folder)
    subprocess.run(
        [*_as_user(), str(programs / "initdb"), "-D", str(data), "-U", "kantaneuvo", "-A", "trust", "--no-sync"],
        check=True,
        capture_output=True,
        cwd="/",
    )
    command = [str(programs / "postgres"), "-D", str(data), "-h", "127.0.0.1", "-p", str(port), "-k", str(folder), "-F"]
    server = subprocess.Popen([*_as_user(), *command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd="/")
    try:
        _await(programs, port)
        yield f"postgresql+psycopg://kantaneuvo@127.0.0.1:{port}/postgres"
    finally:
        server.terminate()
        server.wait(20)


def _find_programs() -> Path | None:
    """The folder of the server's programs, of the newest version installed."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _as_user() -> list[str]:
    """What makes a command run as someone who is not root."""
    return ["runuser", "-u", USER, "--"] if os.getuid() == 0 else []


def _open_to(folder: Path) -> None:
    """Let the one who runs the server write into a folder and reach it."""
    if os.getuid() == 0:
        shutil.chown(folder, USER)
        for above in folder.parents:
            if above.stat().st_uid == 0 and str(above).startswith("/tmp/"):
                above.chmod(above.stat().st_mode | 0o011)


def _await(programs: Path, port: int) -> None:
    """Wait until the server takes connections."""
    command = [str(programs / "pg_isready"), "-h", "127.0.0.1", "-p", str(port), "-q"]
    for _ in range(200):
        if subprocess.run(command, check=False).returncode == 0:
            return
        time.sleep(0.1)
    raise AssertionError("PostgreSQL did not start")
