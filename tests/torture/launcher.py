"""Launcher: runs commands as processes of their own, which start at once for the libraries are loaded, and kills them.

Started as a program it takes orders from standard input, one JSON object a line, and answers each with one.
"""

import importlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rag.settings import ROOT

INGEST, ASK, SURVEY = "ingest.__main__", "rag.__main__", "tests.torture.survey"
"""The commands: modules with a `main` that takes arguments."""

LONG = 600.0
"""Seconds that no command takes."""

LIBRARIES = (INGEST, ASK, SURVEY, "chromadb", "langchain_chroma", "bm25s", "tests.torture.mischief")

Mischief = tuple[str | int, ...]
"""A function of `tests.torture.mischief` and what it takes: what goes wrong in a process."""


@dataclass(frozen=True)
class Ended:
    """How a process ended: its exit code (below zero: killed), the seconds it took, and what it wrote."""

    code: int
    took: float
    out: str
    err: str

    @property
    def was_killed(self) -> bool:
        """Whether it was ended by `kill -9`."""
        return self.code == -signal.SIGKILL

    @property
    def said(self) -> str:
        """The last line on standard error, where a refusal stands."""
        return (self.err.strip().splitlines() or [""])[-1]


class Launcher:
    """The process that has the libraries loaded and runs one command after the other."""

    def __init__(self, environment: Mapping[str, str] = os.environ) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", __name__],
            cwd=ROOT,
            env=dict(environment),
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    def run(
        self,
        command: str,
        environment: Mapping[str, str],
        *arguments: str,
        after: float = LONG,
        mischief: Sequence[Mischief] = (),
    ) -> Ended:
        """Run a command to its end, or until it is killed some seconds later."""
        order = {"command": command, "arguments": arguments, "environment": dict(environment)}
        assert self._process.stdin
        assert self._process.stdout
        print(json.dumps(order | {"after": after, "mischief": mischief}), file=self._process.stdin, flush=True)
        return Ended(**json.loads(self._process.stdout.readline()))

    def close(self) -> None:
        """End the process."""
        assert self._process.stdin
        self._process.stdin.close()
        self._process.wait()


def serve() -> None:
    """Carry out orders until there are none."""
    for name in LIBRARIES:
        importlib.import_module(name)
    importlib.import_module("rag.language.base_forms").load_dictionaries()
    for line in sys.stdin:
        print(json.dumps(_carry_out(json.loads(line))), flush=True)


def _carry_out(order: dict[str, Any]) -> dict[str, Any]:
    """Run one command in a copy of this process."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        began = time.monotonic()
        child = os.fork() or _become(order, out.fileno(), err.fileno())
        killer = threading.Timer(order["after"], os.kill, (child, signal.SIGKILL))
        killer.start()
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        killer.cancel()
        took = time.monotonic() - began
        texts = [os.pread(file.fileno(), os.fstat(file.fileno()).st_size, 0).decode() for file in (out, err)]
    return {"code": code, "took": took, "out": texts[0], "err": texts[1]}


def _become(order: dict[str, Any], out: int, err: int) -> int:
    """Be the command that is ordered, and end."""
    os.dup2(out, 1)
    os.dup2(err, 2)
    os.environ.update(order["environment"])
    tempfile.tempdir = None
    mischief = importlib.import_module("tests.torture.mischief")
    code = 70
    try:
        for name, *given in order["mischief"]:
            getattr(mischief, name)(*given)
        code = importlib.import_module(order["command"]).main(order["arguments"])
    except BaseException:  # noqa: BLE001 (a process of its own would show it so)
        sys.excepthook(*sys.exc_info())
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    serve()
