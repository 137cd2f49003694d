"""The command lines as tests run them: inside the test's own process, with what they print and how they end."""

import io
import json
import logging
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from typing import Any

import pytest

from rag.settings import Settings
from tests.conftest import TODAY

Main = Callable[[list[str]], int]


@dataclass(frozen=True)
class Ran:
    """How a command ended: its exit code, and what it wrote."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        """Everything on standard output as one JSON object."""
        read: dict[str, Any] = json.loads(self.out)
        return read

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Each line of standard output as a JSON object."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def said(self) -> str:
        """The last line on standard error, where a refusal stands."""
        return (self.err.strip().splitlines() or [""])[-1]


def run(main: Main, settings: Settings, *arguments: str, given: str | bytes = "", **environment: str) -> Ran:
    """Run a command over an index and a corpus; what the program logs counts as written to standard error."""
    out, err = io.StringIO(), io.StringIO()
    given = given if isinstance(given, bytes) else given.encode()
    log = logging.StreamHandler(err)
    logging.getLogger().addHandler(log)
    try:
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            for name, value in (name_variables(settings) | environment).items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(given), encoding="utf-8"))
            code = _leave(main, list(arguments))
    finally:
        logging.getLogger().removeHandler(log)
    return Ran(code, out.getvalue(), err.getvalue())


def name_variables(settings: Settings) -> dict[str, str]:
    """The environment variables that give settings, with the day on which tests ask."""
    return {
        "KANTANEUVO_INDEX": str(settings.index),
        "KANTANEUVO_CORPUS": str(settings.corpus),
        "KANTANEUVO_CHROMA_URL": settings.chroma_url,
        "KANTANEUVO_EMBEDDER": settings.embedder,
        "KANTANEUVO_TODAY": TODAY.isoformat(),
    }


def name_environment(settings: Settings) -> Mapping[str, str]:
    """The whole environment of a process of its own."""
    return os.environ | name_variables(settings)


def says_clearly(ran: Ran, *parts: str) -> bool:
    """Whether a refusal is one sentence for a person, names these parts, and shows nothing of the program's inside."""
    return "Traceback" not in ran.err and ran.said != "" and all(part in ran.said for part in parts)


def _leave(main: Main, arguments: list[str]) -> int:
    try:
        return main(arguments)
    except SystemExit as leaving:
        return int(leaving.code or 0)
