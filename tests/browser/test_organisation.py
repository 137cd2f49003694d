"""An organisation's own rules in a browser: filled in, saved, taken from the file in another session, told."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rag.organisation import read_organisation
from tests.browser.conftest import PATIENCE_MS, Chat, find_faults
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

TEXTS = load_texts("fi")
ASKED = "Milloin lastensuojelun asiakirjat näkyvät OmaKannassa?"
SHOWN = "Lastensuojelu: tiedot näkyvät OmaKannassa 15.3.2025 alkaen."


@contextmanager
def open_form(browser: Browser, app: str) -> Iterator[Page]:
    """The form, in a narrow session of its own."""
    context = browser.new_context(viewport={"width": 320, "height": 900}, locale="fi-FI", accept_downloads=True)
    page = context.new_page()
    page.goto(f"{app}/organisation")
    expect(page.get_by_role("button", name=TEXTS("own_rules.send"))).to_be_visible(timeout=PATIENCE_MS)
    yield page
    context.close()


def await_use(page: Page) -> None:
    """The rules are in use."""
    expect(page.get_by_text(TEXTS("own_rules.used"))).to_be_visible(timeout=PATIENCE_MS)


def test_rules_go_from_one_session_to_another_as_a_file_and_are_told(
    browser: Browser, app: str, tmp_path: Path
) -> None:
    with open_form(browser, app) as page:
        page.get_by_label(TEXTS("own_rules.fields.name")).fill("Pohjola")
        page.get_by_label("lastensuojelu", exact=True).fill("31.2.2025")
        page.get_by_role("button", name=TEXTS("own_rules.send")).click()
        expect(page.get_by_test_id("stAlertContentError")).to_contain_text("lastensuojelu", timeout=PATIENCE_MS)
        assert find_faults(page, "wrong day") == []
        page.get_by_label("lastensuojelu", exact=True).fill("15.3.2025")
        page.get_by_role("button", name=TEXTS("own_rules.send")).click()
        await_use(page)
        with page.expect_download() as saved:
            page.get_by_role("button", name=TEXTS("own_rules.export")).click()
        saved.value.save_as(tmp_path / "own.yaml")
    assert read_organisation((tmp_path / "own.yaml").read_bytes()).name == "Pohjola"

    with open_form(browser, app) as page:
        expect(page.get_by_label(TEXTS("own_rules.fields.name"))).to_have_value("")
        expect(page.get_by_role("button", name=TEXTS("controls.choose_file"))).to_be_visible()
        page.locator("input[type=file]").set_input_files(tmp_path / "own.yaml")
        expect(page.get_by_text("own.yaml")).to_be_visible(timeout=PATIENCE_MS)
        page.get_by_role("button", name=TEXTS("own_rules.import_send")).click()
        await_use(page)
        page.get_by_test_id("stExpandSidebarButton").click()
        page.get_by_role("link", name=TEXTS("pages.chat"), exact=True).click()
        expect(page.get_by_text(f"{TEXTS('own_rules.heading')} – Pohjola")).to_be_visible(timeout=PATIENCE_MS)
        answer = Chat(page).type_question(ASKED)
        expect(answer.locator(".own-rules")).to_contain_text(SHOWN)
        assert find_faults(page, "told in an answer") == []
