"""Ingestion: `python -m ingest` run as a process of its own for an admin, so that the chat answers meanwhile."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from tempfile import TemporaryFile
from threading import Timer
from typing import Any

from rag.settings import ROOT, Settings
from ui.access import User

TIME_LIMIT_S = 1800
"""How long one run may take before it is ended; the published index stays as it was."""

Tell = Callable[[str], None]
"""What is told each step of a run as it begins."""


@dataclass(frozen=True)
class Run:
    """How a run ended: its exit code, what it printed, and its complaint."""

    code: int
    output: str
    complaint: str

    @property
    def outcome(self) -> dict[str, Any] | None:
        """What the run printed, where it is one JSON object."""
        return _read_object(self.output)


def run_ingest(user: User, settings: Settings, arguments: Sequence[str], tell: Tell = lambda _: None) -> Run:
    """Run a command of ingest to its end; raises AccessDenied, before anything is started, for who is no admin."""
    user.require_admin()
    command = [sys.executable, "-m", "ingest", "--progress", *arguments]
    environment = {**os.environ, **_list_environment(settings), "PYTHONIOENCODING": "utf-8"}
    with TemporaryFile() as output:
        process = subprocess.Popen(  # noqa: S603 (our own program; the arguments are no shell's)
            command,
            cwd=ROOT,
            env=environment,
            stdout=output,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        complaint = _follow(process, tell)
        output.seek(0)
        return Run(process.returncode, output.read().decode(errors="replace").strip(), complaint)


def _follow(process: subprocess.Popen[str], tell: Tell) -> str:
    """Tell the steps of a process until it has ended, which is awaited whatever happens; gives its complaint."""
    complaints: list[str] = []
    errors = process.stderr or iter(())
    limit = Timer(TIME_LIMIT_S, process.kill)
    limit.start()
    try:
        for step in _read_steps(errors, complaints):
            tell(step)
    finally:
        complaints += errors
        process.wait()
        limit.cancel()
    return next((line.strip() for line in reversed(complaints) if line.strip()), "")


def _read_steps(lines: Iterable[str], others: list[str]) -> Iterator[str]:
    """The steps among the lines; progress bars, warnings and complaints are put to the others."""
    for line in lines:
        told = _read_object(line)
        if told and "step" in told:
            yield str(told["step"])
        else:
            others.append(line)


def _read_object(text: str) -> dict[str, Any] | None:
    """A text as a JSON object; None where it is none."""
    try:
        read = json.loads(text)
    except ValueError:
        return None
    return read if isinstance(read, dict) else None


def _list_environment(settings: Settings) -> dict[str, str]:
    """The settings that say where the process works."""
    return {"KANTANEUVO_INDEX": str(settings.index), "KANTANEUVO_CORPUS": str(settings.corpus)}
