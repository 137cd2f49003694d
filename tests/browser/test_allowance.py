"""Allowance in a browser: who asks too often is told kindly how long to wait, and others are answered meanwhile."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from rag.settings import Settings
from tests.browser.conftest import PATIENCE_MS, SAMPLE, Chat, find_faults, serve
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

TEXTS = load_texts("fi")


@contextmanager
def open_chat(browser: Browser, address: str) -> Iterator[Chat]:
    """A chat in a window of its own."""
    context = browser.new_context(locale="fi-FI")
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE_MS)
    yield Chat(page)
    context.close()


def test_one_question_too_many_waits_and_is_not_lost(browser: Browser, settings: Settings, tmp_path: Path) -> None:
    limit = {"KANTANEUVO_QUESTIONS_PER_MINUTE": "2"}
    with (
        serve(settings, tmp_path / "runs", tmp_path / "log.txt", **limit) as address,
        open_chat(browser, address) as hasty,
        open_chat(browser, address) as other,
    ):
        for language in ("fi", "sv"):
            hasty.type_question(SAMPLE[language])
        box = hasty.page.get_by_test_id("stChatInputTextArea")
        box.fill(SAMPLE["en"])
        box.press("Enter")
        expect(hasty.page.get_by_test_id("stAlertContentWarning")).to_be_visible(timeout=PATIENCE_MS)
        expect(hasty.page.get_by_text(SAMPLE["en"])).to_be_visible()
        assert find_faults(hasty.page, "asked too often") == []
        other.type_question(SAMPLE["fi"])
        hasty.choose_language("sv")
        hasty.choose_language("fi")
        expect(hasty.page.get_by_text(SAMPLE["en"])).to_be_visible()
        hasty.page.wait_for_timeout(30_000)
        hasty.click_question(TEXTS("allowance.again"))
        expect(hasty.messages).to_have_count(6)
        expect(hasty.page.get_by_test_id("stAlertContentWarning")).to_have_count(0)
