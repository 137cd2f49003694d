"""Payloads in the browser: whatever a text holds, the page fetches nothing from elsewhere and runs nothing."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from rag.settings import ROOT
from tests.browser.conftest import PATIENCE_MS, run_script
from tests.payloads import HOST, PAYLOADS

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def page_of_payloads(tmp_path: Path) -> Iterator[str]:
    """The address of the page that shows them."""
    with run_script(ROOT / "tests" / "browser" / "payload_page.py", tmp_path / "log.txt") as address:
        yield address


def test_page_with_120_payloads_asks_nothing_of_another_host_and_runs_no_script(
    browser: Browser, page_of_payloads: str
) -> None:
    assert len(PAYLOADS) == 120
    context = browser.new_context()
    asked: list[str] = []
    dialogs: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(page_of_payloads)
    expect(page.locator("#end")).to_be_attached(timeout=PATIENCE_MS)
    page.wait_for_load_state("networkidle")
    buttons = page.locator("[data-testid=stButton] button")
    expect(buttons).to_have_count(len(PAYLOADS))
    foreign = page.evaluate(
        """() => [...document.querySelectorAll("[src], [href], [data], [action], [poster], [srcset], [ping]")]
          .flatMap((one) => [...one.attributes].map((own) => own.value))
          .filter((value) => /evil/.test(value) && !value.startsWith("Nyt"))"""
    )
    handlers = page.evaluate(
        """() => [...document.querySelectorAll(".answer *, .question *, button *")]
          .filter((one) => [...one.attributes].some((own) => own.name.startsWith("on"))
            || ["IMG", "SCRIPT", "IFRAME", "LINK", "STYLE", "FORM", "OBJECT", "EMBED", "VIDEO"].includes(one.tagName))
          .map((one) => one.outerHTML)"""
    )
    context.close()
    assert [url for url in asked if HOST in url or not url.startswith((page_of_payloads, "data:", "blob:"))] == []
    assert (dialogs, foreign, handlers) == ([], [], [])
