"""Ingestion: `python -m ingest` run as a process of its own for an admin, so that the chat answers meanwhile."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rag.settings import ROOT, Settings
from ui.access import User

TIME_LIMIT_S = 1800
"""How long one run may take before it is ended; the published index stays as it was."""


@dataclass(frozen=True)
class Run:
    """How a run ended: its exit code, what it printed, and its complaint."""

    code: int
    output: str
    complaint: str

    @property
    def outcome(self) -> dict[str, Any] | None:
        """What changed, where the run says so."""
        try:
            read = json.loads(self.output)
        except ValueError:
            return None
        return read if isinstance(read, dict) and "generation" in read else None


def run_ingest(user: User, settings: Settings, arguments: Sequence[str]) -> Run:
    """Run a command of ingest to its end; raises AccessDenied, before anything is started, for who is no admin."""
    user.require_admin()
    command = [sys.executable, "-m", "ingest", *arguments]
    environment = {**os.environ, **_list_environment(settings), "PYTHONIOENCODING": "utf-8"}
    try:
        ended = subprocess.run(  # noqa: S603 (our own program; the arguments are no shell's)
            command,
            cwd=ROOT,
            env=environment,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=TIME_LIMIT_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return Run(1, "", "")
    return Run(ended.returncode, ended.stdout.strip(), _read_complaint(ended.stderr))


def _list_environment(settings: Settings) -> dict[str, str]:
    """The settings that say where the process works."""
    return {"KANTANEUVO_INDEX": str(settings.index), "KANTANEUVO_CORPUS": str(settings.corpus)}


def _read_complaint(errors: str) -> str:
    """The sentence that the program ended with; progress bars and warnings of libraries before it are not shown."""
    lines = [line.strip() for line in errors.splitlines() if line.strip()]
    return lines[-1] if lines else ""
