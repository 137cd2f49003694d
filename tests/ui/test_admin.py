"""The admin page: closed to all but admins, who are asked for anew at every action, not only when it is drawn."""

import subprocess
from datetime import date
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from rag.settings import Settings
from ui.access import AccessDenied, User
from ui.administration.holdings import read_holdings
from ui.administration.ingestion import run_ingest
from ui.texts import load_texts

TEXTS = load_texts("en")


def draw_page(index: str, corpus: str) -> None:
    """The page alone, for the user of the session."""
    from datetime import date
    from pathlib import Path

    import streamlit as st

    from rag.settings import Settings
    from ui.access import User
    from ui.admin import AdminPage

    def find_user() -> User:
        return User("anna", is_admin=bool(st.session_state["answers"].pop(0)))

    settings = Settings(index=Path(index), corpus=Path(corpus))
    AdminPage(settings, date(2026, 11, 26), "en", find_user).show()


def open_page(settings: Settings, answers: list[bool]) -> AppTest:
    kwargs = {"index": str(settings.index), "corpus": str(settings.corpus)}
    page = AppTest.from_function(draw_page, kwargs=kwargs, default_timeout=60)
    page.session_state["answers"] = answers
    page.run()
    assert not page.exception
    return page


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """The processes that were started; none really is."""
    calls: list[Any] = []

    def run(command: Any, **_: Any) -> subprocess.CompletedProcess[str]:
        calls.append(command)
        return subprocess.CompletedProcess(command, 0, "0 findings.", "")

    monkeypatch.setattr(subprocess, "run", run)
    return calls


def test_who_is_no_admin_sees_nothing_to_do(settings: Settings) -> None:
    page = open_page(settings, [False, False])
    assert [error.value for error in page.error] == [TEXTS("admin.denied")]
    assert not page.button


def test_the_role_is_checked_at_the_action_too(settings: Settings, started: list[Any]) -> None:
    page = open_page(settings, [True])
    page.session_state["answers"] = [True, False, False]
    page.button(key="admin_check").click().run()
    assert [error.value for error in page.error] == [TEXTS("admin.denied")]
    assert started == []


def test_an_admin_reads_the_check_report(settings: Settings, started: list[Any]) -> None:
    page = open_page(settings, [True])
    page.session_state["answers"] = [True, True]
    page.button(key="admin_check").click().run()
    assert page.code[0].value == "0 findings."
    assert started[0][1:] == ["-m", "ingest", "check"]


@pytest.mark.parametrize("arguments", [["--json"], ["add", "x.md"], ["remove", "x"], ["check"]])
def test_nothing_is_started_for_who_is_no_admin(settings: Settings, started: list[Any], arguments: list[str]) -> None:
    with pytest.raises(AccessDenied):
        run_ingest(User("carl"), settings, arguments)
    assert started == []


def test_holdings_count_every_passage_of_the_index(settings: Settings) -> None:
    held = read_holdings(settings, date(2026, 11, 26))
    assert {source.id: str(source.standing) for source in held.sources}["asiakastietolaki-784-2021"] == "superseded"
    assert held.generation in held.kept
    assert held.passages == sum(1 for _ in (settings.index / "generations" / held.generation / "passages.jsonl").open())
