"""What the tests of the admin page share: the page of one session, and an ingest that answers what a test says."""

import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from rag.settings import Settings

GENERATIONS = [
    {
        "name": name,
        "made": f"2026-11-2{number}T10:05:00+00:00",
        "passages": 360 + number if sound else None,
        "sources": 7 if sound else None,
        "current": number == 4,
        "sound": sound,
    }
    for number, name, sound in ((4, "000004-dd", True), (3, "000003-cc", False), (2, "000002-bb", True))
]

_PROGRAM = """#!{python}
import json, pathlib, sys
folder = pathlib.Path({folder!r})
arguments = [one for one in sys.argv[3:] if one not in ("--progress", "--json")]
with (folder / "calls.jsonl").open("a") as calls:
    calls.write(json.dumps(sys.argv[1:]) + chr(10))
name = arguments[0].lstrip("-") if arguments else "ingest"
reply = json.loads((folder / "replies.json").read_text())[name]
sys.stderr.write(reply["errors"])
sys.stdout.write(reply["output"])
sys.exit(reply["code"])
"""


@dataclass(frozen=True)
class FakeIngest:
    """A program in the place of Python's: it writes its calls down and replies by the name of the command."""

    folder: Path

    def reply(self, command: str, output: Any, errors: str = "", code: int = 0) -> None:
        """Say what a command prints from now on, and how it exits."""
        path = self.folder / "replies.json"
        replies = json.loads(path.read_text()) if path.exists() else {}
        text = output if isinstance(output, str) else json.dumps(output)
        path.write_text(json.dumps(replies | {command: {"output": text, "errors": errors, "code": code}}))

    @property
    def calls(self) -> list[list[str]]:
        """The arguments of each run, without what every run has."""
        path = self.folder / "calls.jsonl"
        lines = path.read_text().splitlines() if path.exists() else []
        return [json.loads(line)[3:] for line in lines]


@pytest.fixture
def ingest(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> FakeIngest:
    """An ingest that lists three kept generations, one of them damaged."""
    program = tmp_path / "python"
    program.write_text(_PROGRAM.format(python=sys.executable, folder=str(tmp_path)))
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    fake = FakeIngest(tmp_path)
    fake.reply("history", {"generations": GENERATIONS})
    return fake


def draw_page(index: str, corpus: str, kept: str) -> None:
    """The page alone, in English, for a user who is an admin by the answers of the session; the last one stands."""
    from datetime import date
    from pathlib import Path

    import streamlit as st

    from rag.settings import Settings
    from ui.access import User
    from ui.admin import AdminPage

    def find_user() -> User:
        answers = st.session_state["answers"]
        return User("anna", is_admin=bool(answers.pop(0) if len(answers) > 1 else answers[0]))

    settings = Settings(Path(index), Path(corpus), Path(kept) / "runs", feedback=f"{kept}/feedback.db")
    AdminPage(settings, date(2026, 11, 26), "en", find_user).show()


@pytest.fixture
def open_page(settings: Settings, tmp_path: Path) -> Callable[..., AppTest]:
    """Opens the page for a user who is an admin or not; feedback and judgements are kept in the test's own folder."""

    def open_for(is_admin: bool = True, index: Path = settings.index) -> AppTest:
        kwargs = {"index": str(index), "corpus": str(settings.corpus), "kept": str(tmp_path)}
        page = AppTest.from_function(draw_page, kwargs=kwargs, default_timeout=60)
        page.session_state["answers"] = [is_admin]
        page.run()
        assert not page.exception
        return page

    return open_for
