"""History: every kept generation is listed, and the index goes back only to a sound one, once that is confirmed."""

from collections.abc import Callable

import pytest
from streamlit.testing.v1 import AppTest

from tests.ui.administration.conftest import GENERATIONS, FakeIngest
from ui.texts import load_texts

TEXTS = load_texts("en")


def read_rows(page: AppTest) -> str:
    return next(found.body for found in page.get("html") if "sheet generations" in found.body)


@pytest.mark.parametrize("held", GENERATIONS, ids=lambda held: held["name"])
def test_every_kept_generation_is_listed(open_page: Callable[..., AppTest], ingest: FakeIngest, held: dict) -> None:
    row = read_rows(open_page()).split(held["name"])[1].split("</tr>")[0]
    assert f"{held['made'][8:10]}.11.2026 10:05 UTC" in row
    assert (TEXTS("admin.history.current") in row) == held["current"]
    assert TEXTS(f"admin.history.{'sound' if held['sound'] else 'damaged'}") in row
    assert (str(held["passages"]) if held["sound"] else TEXTS("admin.history.unknown")) in row


def test_only_a_sound_earlier_generation_can_be_gone_back_to(
    open_page: Callable[..., AppTest], ingest: FakeIngest
) -> None:
    ingest.reply("rollback", {"generation": "000002-bb", "before": "000004-dd"})
    page = open_page()
    assert [option.split(" ")[0] for option in page.selectbox(key="admin_earlier").options] == ["000002-bb"]
    page.button(key="admin_rollback").click().run()
    assert ["rollback", "--json", "000002-bb"] in ingest.calls
    told = TEXTS("admin.history.done", generation="000002-bb", before="000004-dd")
    assert [success.value for success in page.success] == [told]


def test_a_roll_back_that_fails_is_told_as_ingest_says_it(
    open_page: Callable[..., AppTest], ingest: FakeIngest
) -> None:
    ingest.reply("rollback", "", errors="Error: another ingest is writing.\n", code=1)
    page = open_page()
    page.button(key="admin_rollback").click().run()
    assert [error.value for error in page.error] == ["Error: another ingest is writing."]


def test_what_a_roll_back_does_not_hold_beyond_is_told(open_page: Callable[..., AppTest], ingest: FakeIngest) -> None:
    page = open_page()
    assert TEXTS("admin.history.limit") in [caption.value for caption in page.caption]
    assert not page.info
    ingest.reply("history", {"generations": [held | {"current": not held["current"]} for held in GENERATIONS]})
    assert [info.value for info in open_page().info] == [TEXTS("admin.history.gone_back")]


def test_where_nothing_is_sound_there_is_no_way_back(open_page: Callable[..., AppTest], ingest: FakeIngest) -> None:
    ingest.reply("history", {"generations": [held | {"sound": held["current"]} for held in GENERATIONS]})
    page = open_page()
    assert TEXTS("admin.history.no_way_back") in [caption.value for caption in page.caption]
    assert "admin_rollback" not in [button.key for button in page.button]
