"""Visitors: many at once are all answered, typing does not lag behind them, and the page is there about as soon as any.

The suite opens the chat for three visitors; `make torture` for 25, who ask for five minutes.
"""

import os
import statistics
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from itertools import cycle
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rag.settings import Settings
from tests.browser.conftest import PATIENCE_MS, SAMPLE, Chat, run_script, serve

pytestmark = pytest.mark.xdist_group("browser")

IS_WHOLE = bool(os.environ.get("TORTURE"))
VISITORS, SECONDS, PAINTS = (25, 300, 12) if IS_WHOLE else (3, 5, 2)
MOST_OF_EMPTY = 1.5 if IS_WHOLE else 4.0
"""How much longer than an empty page of Streamlit's ours may take to paint; few tries on a busy machine tell less."""

PAUSE_SECONDS = 20
"""How long a visitor reads before asking again."""

LAG = """() => {
  window.lags = [];
  document.querySelector('[data-testid=stChatInputTextArea]').addEventListener('keydown', () => {
    const pressed = performance.now();
    requestAnimationFrame(() => requestAnimationFrame(() => window.lags.push(performance.now() - pressed)));
  });
}"""
"""Notes the milliseconds from each key to the frame after the one that it changes."""


@pytest.fixture
def address(settings: Settings, tmp_path: Path) -> Iterator[str]:
    """An app of these tests alone."""
    with serve(settings, tmp_path / "runs", tmp_path / "log.txt") as served:
        yield served


def open_chats(browser: Browser, address: str, held: ExitStack) -> list[Chat]:
    """A chat for each visitor, in windows of their own."""
    chats = []
    for _ in range(VISITORS):
        page = held.enter_context(closing(browser.new_context(locale="fi-FI"))).new_page()
        page.goto(address)
        chats.append(Chat(page))
    for chat in chats:
        expect(chat.page.get_by_test_id("stChatInputTextArea")).to_be_visible(timeout=PATIENCE_MS)
    return chats


def ask_together(chats: list[Chat], question: str) -> list[float]:
    """Every visitor asks at once; the seconds after which each is answered."""
    counts = [chat.messages.count() for chat in chats]
    began = time.monotonic()
    for chat in chats:
        box = chat.page.get_by_test_id("stChatInputTextArea")
        box.fill(question)
        box.press("Enter")
    waits = []
    for chat, count in zip(chats, counts, strict=True):
        expect(chat.await_answer(count + 2).locator(".answer")).to_contain_text("1.9.2026")
        waits.append(time.monotonic() - began)
    return waits


def test_many_visitors_at_once_are_all_answered(
    browser: Browser, address: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with ExitStack() as held:
        chats = open_chats(browser, address, held)
        began, waits = time.monotonic(), []
        for question in cycle(SAMPLE.values()):
            waits += ask_together(chats, question)
            if time.monotonic() - began > SECONDS:
                break
            time.sleep(PAUSE_SECONDS if IS_WHOLE else 0)
        complaints = sum(chat.page.get_by_test_id("stException").count() for chat in chats)
        lag = type_beside(chats)
    assert complaints == 0
    told = f"{VISITORS} visitors, {len(waits)} questions, 0 failed, median {statistics.median(waits):.1f} s"
    with capsys.disabled():
        print(f"{told}, longest {max(waits):.1f} s; a key shows within {lag:.0f} ms while the others are answered")


def type_beside(chats: list[Chat]) -> float:
    """The longest milliseconds that a key takes to show for the first visitor while the others are answered."""
    first, *others = chats
    first.page.evaluate(LAG)
    counts = [chat.messages.count() for chat in others]
    for chat in others:
        chat.page.get_by_test_id("stChatInputTextArea").fill(SAMPLE["fi"])
        chat.page.get_by_test_id("stChatInputTextArea").press("Enter")
    box = first.page.get_by_test_id("stChatInputTextArea")
    box.press_sequentially("Milloin vammaispalvelut?", delay=30)
    expect(box).to_have_value("Milloin vammaispalvelut?")
    for chat, count in zip(others, counts, strict=True):
        chat.await_answer(count + 2)
    return float(max(first.page.evaluate("window.lags")))


def test_page_paints_about_as_soon_as_an_empty_one(
    browser: Browser, address: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "empty.py"
    script.write_text("import streamlit as st\n\nst.title('x')\n")
    with run_script(script, tmp_path / "empty.txt") as empty:
        pairs = [(time_paint(browser, address), time_paint(browser, empty)) for _ in range(PAINTS + 1)][1:]
    ours, theirs = (statistics.median(times) for times in zip(*pairs, strict=True))
    with capsys.disabled():
        print(f"first paint: {ours / theirs:.2f} x that of an empty page")
    assert ours < MOST_OF_EMPTY * theirs


def time_paint(browser: Browser, address: str) -> float:
    """The seconds until a page's title is there, in a window of its own."""
    with closing(browser.new_context()) as context:
        page: Page = context.new_page()
        began = time.monotonic()
        page.goto(address, wait_until="commit")
        page.wait_for_selector("h1", state="visible", timeout=PATIENCE_MS)
        return time.monotonic() - began
