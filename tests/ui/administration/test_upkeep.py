"""Upkeep: an admin sees what an update changes before it is published, and reads what the check found."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from rag.generations import read_pointer
from rag.settings import Settings
from tests.ui.administration.conftest import FakeIngest
from ui.texts import load_texts

TEXTS = load_texts("en")


def make_plan(settings: Settings, **more: Any) -> dict[str, Any]:
    section = {"section": "ohje#alku", "language": "fi", "source": "ohje"}
    return {
        "generation": read_pointer(settings.index),
        "sections": [section | {"change": "changed", "words": [("-", "vanha"), ("+", "uusi <b>")]}],
        "date_changes": [
            {
                "passage": "ohje#alku.fi",
                "source": "ohje",
                "before": ["2026-09-01"],
                "after": ["2026-11-01"],
                "rules": ["storing.family_law"],
                "questions": ["DATED-01", "DATED-02", "DATED-03", "PLAN-08"],
            }
        ],
        "conflicts": [{"kind": "date", "place": "ohje#alku.fi", "text": "1.11.2026: conflicts"}],
        "failures": [],
    } | more


def read_html(page: AppTest) -> str:
    return " ".join(found.body for found in page.get("html"))


def test_nothing_is_published_before_its_plan_is_seen(
    open_page: Callable[..., AppTest], ingest: FakeIngest, settings: Settings
) -> None:
    ingest.reply("plan", make_plan(settings))
    counts = dict.fromkeys(("created", "updated", "deleted", "unchanged"), 1)
    ingest.reply("ingest", {"generation": "000005-ee", "failures": []} | counts)
    page = open_page()
    page.button(key="admin_update").click().run()
    assert ingest.calls[-1] == ["--plan", "--json"]
    shown = read_html(page)
    for part in ("<del>vanha</del>", "<ins>uusi &lt;b&gt;</ins>", "<del>1.9.2026</del>", "<ins>1.11.2026</ins>"):
        assert part in shown
    for part in ("storing.family_law", "<summary>4</summary>DATED-01", "1.11.2026: conflicts"):
        assert part in shown
    page.button(key="admin_publish").click().run()
    assert ["--json"] in ingest.calls
    assert "admin_publish" not in [button.key for button in page.button]
    assert [success.value for success in page.success] == [TEXTS("admin.done", generation="000005-ee", **counts)]


def test_a_plan_can_be_left(open_page: Callable[..., AppTest], ingest: FakeIngest, settings: Settings) -> None:
    ingest.reply("plan", make_plan(settings))
    page = open_page()
    page.button(key="admin_update").click().run()
    page.button(key="admin_leave").click().run()
    assert "vanha" not in read_html(page)
    assert ["--json"] not in ingest.calls


def test_a_plan_for_another_generation_is_not_offered(
    open_page: Callable[..., AppTest], ingest: FakeIngest, settings: Settings
) -> None:
    ingest.reply("plan", make_plan(settings, generation="000009-ff"))
    page = open_page()
    page.button(key="admin_update").click().run()
    assert "admin_publish" not in [button.key for button in page.button]


@pytest.mark.parametrize("pointer", [None, b"000001-gone", b"\xff\xfe"], ids=["missing", "dangling", "damaged"])
def test_an_index_that_cannot_be_read_can_be_made_again(
    open_page: Callable[..., AppTest], ingest: FakeIngest, settings: Settings, tmp_path: Path, pointer: bytes | None
) -> None:
    ingest.reply("plan", make_plan(settings, generation=""))
    if pointer is not None:
        (tmp_path / "current").write_bytes(pointer)
    page = open_page(index=tmp_path)
    page.button(key="admin_update").click().run()
    assert not page.exception
    assert "admin_publish" in [button.key for button in page.button]


def test_a_plan_is_published_by_an_admin_alone(
    open_page: Callable[..., AppTest], ingest: FakeIngest, settings: Settings
) -> None:
    ingest.reply("plan", make_plan(settings))
    page = open_page()
    page.button(key="admin_update").click().run()
    page.session_state["answers"] = [True, False]
    page.button(key="admin_publish").click().run()
    assert TEXTS("admin.denied") in [error.value for error in page.error]
    assert ["--json"] not in ingest.calls


def test_sources_that_cannot_be_read_are_named_in_the_plan(
    open_page: Callable[..., AppTest], ingest: FakeIngest, settings: Settings
) -> None:
    failures = [{"source": "rikki", "error": "not UTF-8"}]
    ingest.reply("plan", make_plan(settings, sections=[], date_changes=[], failures=failures), code=1)
    page = open_page()
    page.button(key="admin_update").click().run()
    assert [error.value for error in page.error] == ["rikki: not UTF-8"]


@pytest.mark.parametrize("kind", ["review", "of_tomorrow"])
def test_findings_stand_under_their_kind(open_page: Callable[..., AppTest], ingest: FakeIngest, kind: str) -> None:
    findings = [{"kind": kind, "place": "ohje", "text": "was <i>due</i>"}, {"kind": "date", "place": "a", "text": "b"}]
    ingest.reply("check", {"findings": findings}, code=1)
    page = open_page()
    page.button(key="admin_check").click().run()
    name = TEXTS("admin.findings.review") if kind == "review" else kind
    shown = read_html(page)
    assert f"<h4>{name} (1)</h4>" in shown
    assert "was &lt;i&gt;due&lt;/i&gt;" in shown
    assert shown.index(TEXTS("admin.findings.date")) < shown.index(f"<h4>{name}")
    assert [warning.value for warning in page.warning] == [TEXTS("admin.findings.some", count=2)]


def test_a_check_that_fails_says_why(open_page: Callable[..., AppTest], ingest: FakeIngest) -> None:
    ingest.reply("check", "", errors="Error: the register is broken.\n", code=2)
    page = open_page()
    page.button(key="admin_check").click().run()
    assert [error.value for error in page.error] == ["Error: the register is broken."]
