"""The README's screenshots, made anew by `python -m tests.browser.screenshots` from the app as it is."""

import io
import tempfile
from dataclasses import replace
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

from ingest.sync import bring_up_to_date
from rag.settings import ROOT, Settings
from tests.browser.conftest import PATIENCE_MS, SAMPLE, find_browser, serve
from ui.texts import LANGUAGE_NAMES, load_texts

FOLDER = ROOT / "docs" / "screenshots"
WIDE, NARROW = (1200, 700), (390, 700)
COLOURS = 256
"""Colours of a picture, which keep it small."""


def ask_sample(browser: Browser, address: str, size: tuple[int, int], language: str) -> Page:
    """A page on which the sample question of a language has been answered."""
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, locale="en-GB")
    page.goto(address)
    page.get_by_role("radio", name=LANGUAGE_NAMES[language]).click(timeout=PATIENCE_MS)
    expect(page.get_by_text(load_texts(language)("subtitle"))).to_be_visible(timeout=PATIENCE_MS)
    box = page.get_by_test_id("stChatInputTextArea")
    box.fill(SAMPLE[language], timeout=PATIENCE_MS)
    box.press("Enter")
    expect(page.locator(".answer")).to_be_visible(timeout=PATIENCE_MS)
    page.wait_for_timeout(2500)
    return page


def save(page: Page, name: str) -> None:
    """The page as a small picture."""
    picture = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    few = picture.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(FOLDER / f"{name}.png", optimize=True)


def take_screenshots(browser: Browser, address: str) -> None:
    """The answer, its source beside it, and the answer on a telephone."""
    page = ask_sample(browser, address, WIDE, "en")
    save(page, "answer")
    page.locator(".answer a.marker").nth(2).click()
    page.wait_for_timeout(1000)
    save(page, "source")
    save(ask_sample(browser, address, NARROW, "sv"), "narrow")


def main() -> None:
    """Build an index, start the app over it and take the screenshots."""
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        settings = replace(Settings(), index=Path(folder) / "index")
        bring_up_to_date(settings)
        browser = playwright.chromium.launch(executable_path=find_browser(), args=["--no-sandbox", "--disable-gpu"])
        with serve(settings, Path(folder) / "runs", Path(folder) / "log.txt") as address:
            take_screenshots(browser, address)
        browser.close()


if __name__ == "__main__":
    main()
