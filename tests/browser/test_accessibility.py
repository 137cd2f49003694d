"""Accessibility in a browser: no violation on any page or state, the main job by keyboard alone, nothing too wide."""

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import PATIENCE_MS, SAMPLE, Chat, find_faults
from ui.texts import LANGUAGE_NAMES, load_texts

pytestmark = pytest.mark.xdist_group("browser")

LOOKS = [("light", 1280, "fi"), ("dark", 320, "sv")]
if os.environ.get("TORTURE") == "1":
    LOOKS = [
        (scheme, width, tongue) for scheme in ("light", "dark") for width in (1280, 320) for tongue in LANGUAGE_NAMES
    ]
PAGES = {
    "deadlines": ".sheet",
    "sources?source=liittymisvelvoite-2022": ".document",
    "organisation": "form, [data-testid=stForm]",
    "help": "h2",
    "accessibility": "h2",
    "admin": ".sheet",
}
"""The pages besides the chat, and what shows that one is drawn."""

MOST_STOPS = 40
GROUNDS = {"light": "rgb(255, 255, 255)", "dark": "rgb(14, 17, 23)"}
"""What the look that the system asks for is drawn on."""

RING = """() => {
  let place = document.activeElement;
  for (let level = 0; place && level < 5; level += 1, place = place.parentElement) {
    const { outlineStyle, outlineWidth } = getComputedStyle(place);
    if (outlineStyle !== "none" && parseFloat(outlineWidth) >= 2) return true;
  }
  return false;
}"""
"""Whether a ring of at least two pixels is around what has the focus, or around the box it lies in."""


@contextmanager
def visit(browser: Browser, address: str, width: int, **context: object) -> Iterator[Page]:
    """A page in a window of its own."""
    opened = browser.new_context(viewport={"width": width, "height": 900}, locale="fi-FI", **context)
    page = opened.new_page()
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE_MS)
    expect(page.locator("html")).to_have_attribute("lang", "fi", timeout=PATIENCE_MS)
    yield page
    opened.close()


def walk_chat(chat: Chat, is_narrow: bool) -> Iterator[str]:
    """The chat from one state to the next."""
    yield "empty"
    answer = chat.type_question(SAMPLE[chat.language])
    answer.locator("details.source summary").first.click()
    yield "answered"
    chat.page.keyboard.press("Escape")
    answer.locator("details.basis summary").click()
    yield "what it rests on"
    chat.type_question("131052-308T?")
    yield "refused"
    if is_narrow:
        chat.page.get_by_test_id("stExpandSidebarButton").click()
    chat.type_day("31.2.2026")
    expect(chat.page.get_by_test_id("stAlertContentError")).to_be_visible(timeout=PATIENCE_MS)
    yield "wrong day"


@pytest.mark.parametrize(("scheme", "width", "language"), LOOKS)
def test_no_state_of_the_chat_has_a_violation(
    browser: Browser, app: str, scheme: str, width: int, language: str
) -> None:
    with visit(browser, app, width, color_scheme=scheme) as page:
        assert page.locator(".stApp").evaluate("shown => getComputedStyle(shown).backgroundColor") == GROUNDS[scheme]
        chat = Chat(page)
        if language != "fi":
            chat.choose_language(language)
        faults = [fault for state in walk_chat(chat, width < 640) for fault in find_faults(page, state)]
    assert faults == []


@pytest.mark.parametrize(("scheme", "width", "language"), LOOKS)
def test_no_other_page_has_a_violation(browser: Browser, app: str, scheme: str, width: int, language: str) -> None:
    faults = []
    for path, drawn in PAGES.items():
        with visit(browser, f"{app}/{path}", width, color_scheme=scheme) as page:
            expect(page.locator(drawn).first).to_be_visible(timeout=PATIENCE_MS)
            if language != "fi":
                page.get_by_role("radio", name=LANGUAGE_NAMES[language]).first.click()
                expect(page.locator("html")).to_have_attribute("lang", language)
            faults += find_faults(page, path)
    assert faults == []


def test_at_200_per_cent_nothing_needs_scrolling_sideways(browser: Browser, app: str) -> None:
    with visit(browser, app, 640, device_scale_factor=2) as page:
        Chat(page).type_question(SAMPLE["fi"])
        assert find_faults(page, "answered at 200 %") == []


def tab_to(page: Page, wanted: Locator, back: bool = False) -> None:
    """Move by Tab until something has the focus; every stop on the way has a ring."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Shift+Tab" if back else "Tab")
        page.wait_for_timeout(50)
        if page.evaluate("document.activeElement === document.body"):
            continue
        assert page.evaluate(RING), page.evaluate("document.activeElement.outerHTML.slice(0, 300)")
        if wanted.count() and wanted.evaluate("shown => shown === document.activeElement"):
            return
    pytest.fail(f"{MOST_STOPS} stops do not lead to {wanted}")


def test_main_job_is_done_by_keyboard_alone(browser: Browser, app: str) -> None:
    texts = load_texts("sv")
    with visit(browser, app, 1280, reduced_motion="reduce") as page:
        tab_to(page, page.get_by_role("radio", name=LANGUAGE_NAMES["fi"]))
        page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        expect(page.get_by_text(texts("subtitle"))).to_be_visible(timeout=PATIENCE_MS)
        tab_to(page, page.get_by_test_id("stChatInputTextArea"))
        page.keyboard.type(SAMPLE["sv"])
        page.keyboard.press("Enter")
        answer = Chat(page, "sv").await_answer(2)
        expect(page.locator(".told[role=status]")).to_have_text(texts("controls.told.answered"))
        tab_to(page, answer.locator("details.source summary").first)
        page.keyboard.press("Enter")
        expect(answer.locator("details.source mark").first).to_be_visible()
        tab_to(page, page.get_by_role("link", name=texts("pages.sources"), exact=True))
        page.keyboard.press("Enter")
        expect(page.locator(".document")).to_be_visible(timeout=PATIENCE_MS)
        tab_to(page, page.locator("a.jump").nth(1))
        page.keyboard.press("Enter")
        heading = page.locator(".document h4").nth(1)
        expect(heading).to_be_focused()
        assert page.evaluate(RING)
        box = heading.bounding_box()
        assert box and 60 <= box["y"] <= 300


def test_less_motion_is_shown_where_it_is_asked_for(browser: Browser, app: str) -> None:
    longest = "() => Math.max(0, ...document.getAnimations().map((one) => one.effect.getComputedTiming().endTime))"
    with visit(browser, app, 1280, reduced_motion="reduce") as page:
        page.get_by_test_id("stChatInputTextArea").fill(SAMPLE["fi"])
        page.keyboard.press("Enter")
        times = [page.evaluate(longest) for _ in range(8) if not page.wait_for_timeout(60)]
        Chat(page).await_answer(2)
    assert max(times) <= 1


def measure_edge(field: Locator) -> float:
    """The contrast of a field's edge with the page's ground."""
    edge = field.evaluate("shown => getComputedStyle(shown).boxShadow.match(/rgb\\([^)]*\\)/)[0]")
    ground = field.page.locator(".stApp").evaluate("shown => getComputedStyle(shown).backgroundColor")
    lights = sorted(find_light(colour) for colour in (edge, ground))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def find_light(colour: str) -> float:
    """The light of a colour such as "rgb(0, 90, 156)", by the rule of the accessibility guidelines."""
    parts = [int(part) / 255 for part in re.findall(r"\d+", colour)]
    red, green, blue = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("scheme", GROUNDS)
def test_edges_of_fields_and_choices_are_seen(browser: Browser, app: str, scheme: str) -> None:
    fields = ("[data-testid=stTextInputRootElement]", "[data-testid=stTextAreaRootElement]")
    choice = "[data-testid=stRadioOption]:not([data-selected]) > div > div:first-child"
    with visit(browser, f"{app}/organisation", 1280, color_scheme=scheme) as page:
        for shown in (*fields, choice):
            found = page.locator(shown).first
            expect(found).to_be_visible(timeout=PATIENCE_MS)
            assert measure_edge(found) >= 3
