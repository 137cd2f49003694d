"""The admin page: closed to all but admins, who are asked for anew at every action, not only when it is drawn."""

from collections.abc import Callable
from datetime import date

import pytest
from streamlit.testing.v1 import AppTest

from rag.settings import Settings
from tests.ui.administration.conftest import FakeIngest
from ui.access import AccessDenied, User
from ui.administration.holdings import read_holdings
from ui.administration.ingestion import run_ingest
from ui.texts import load_texts

TEXTS = load_texts("en")


def test_who_is_no_admin_sees_nothing_to_do(open_page: Callable[..., AppTest], ingest: FakeIngest) -> None:
    page = open_page(False)
    assert [error.value for error in page.error] == [TEXTS("admin.denied")]
    assert not page.button
    assert ingest.calls == []


@pytest.mark.parametrize("button", ["admin_check", "admin_update", "admin_rollback"])
def test_the_role_is_checked_at_the_action_too(
    open_page: Callable[..., AppTest], ingest: FakeIngest, button: str
) -> None:
    page = open_page()
    page.session_state["answers"] = [True, False]
    page.button(key=button).click().run()
    assert TEXTS("admin.denied") in [error.value for error in page.error]
    assert ingest.calls == [["history", "--json"]]


def test_a_check_that_finds_nothing_says_so(open_page: Callable[..., AppTest], ingest: FakeIngest) -> None:
    ingest.reply("check", {"findings": []})
    page = open_page()
    page.button(key="admin_check").click().run()
    assert [success.value for success in page.success] == [TEXTS("admin.findings.none")]


@pytest.mark.parametrize("arguments", [["--json"], ["add", "x.md"], ["remove", "x"], ["check"], ["rollback"]])
def test_nothing_is_started_for_who_is_no_admin(settings: Settings, ingest: FakeIngest, arguments: list[str]) -> None:
    with pytest.raises(AccessDenied):
        run_ingest(User("carl"), settings, arguments)
    assert ingest.calls == []


def test_holdings_count_every_passage_of_the_index(settings: Settings) -> None:
    held = read_holdings(settings, date(2026, 11, 26))
    assert {source.id: str(source.standing) for source in held.sources}["asiakastietolaki-784-2021"] == "superseded"
    assert held.generation in held.kept
    assert held.passages == sum(1 for _ in (settings.index / "generations" / held.generation / "passages.jsonl").open())
