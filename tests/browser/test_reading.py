"""Reading in a browser: what is in view, what is marked and readable, and how sources open, wide and narrow."""

import pytest
from playwright.sync_api import Locator, expect

from tests.browser.conftest import NARROW, SAMPLE, Chat
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

READABLE = 4.5
"""The least contrast of text that the accessibility guidelines allow."""

ALL_TASKS = "Milloin asiakirjat on tallennettava Kantaan?"
SETTLED_MS = 2000


def open_source(answer: Locator, number: int) -> Locator:
    """Open the source of a number and give it."""
    source = answer.locator("details.source").filter(has_text=f"[{number}]")
    source.locator("summary").click()
    return source


def is_in_view(chat: Chat, shown: Locator) -> bool:
    """Whether the beginning of something is in the window, above the box for questions."""
    box, foot = shown.bounding_box(), chat.page.locator(".st-key-ask").bounding_box()
    assert box and foot
    return 0 <= box["y"] <= foot["y"] - 40


@NARROW
def test_page_opens_at_its_title(chat: Chat) -> None:
    chat.page.wait_for_timeout(SETTLED_MS)

    assert is_in_view(chat, chat.page.get_by_role("heading", name="Kantaneuvo"))


@NARROW
def test_each_new_answer_is_shown_from_its_beginning(chat: Chat) -> None:
    for question in (SAMPLE["fi"], ALL_TASKS, "Mikä on Helsingin sää?"):
        answer = chat.type_question(question)
        chat.page.wait_for_timeout(SETTLED_MS)

        assert is_in_view(chat, answer.locator(".words"))
        assert is_in_view(chat, chat.messages.nth(chat.messages.count() - 2))


@NARROW
def test_page_is_never_wider_than_its_window(chat: Chat) -> None:
    answer = chat.type_question(ALL_TASKS)
    open_source(answer, 5)

    assert chat.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert chat.page.evaluate("(main => main.scrollWidth <= main.clientWidth)(document.querySelector('.stMain'))")


def test_source_opens_its_passage_with_the_quote_marked(chat: Chat) -> None:
    source = open_source(chat.type_question(SAMPLE["fi"]), 3)

    marked = source.locator("mark")
    expect(marked).to_be_visible()
    expect(marked).to_have_text("lastensuojelu: 1.3.2025")
    assert chat.measure_contrast(marked) >= READABLE
    assert "underline" in marked.evaluate("shown => getComputedStyle(shown).textDecorationLine")
    assert int(marked.evaluate("shown => getComputedStyle(shown).fontWeight")) >= 600
    for words in ("tiivistelmämme", "kumoutunut", "vammaispalvelut: 1.9.2025"):
        expect(source).to_contain_text(words)


def test_source_opens_beside_the_chat_and_another_takes_its_place(chat: Chat) -> None:
    answer = chat.type_question(SAMPLE["fi"])
    answer.get_by_role("link", name="[3]").click()
    sheet, first = (answer.locator("details.source").nth(place).locator(".sheet") for place in (2, 0))
    beside, words = sheet.bounding_box(), answer.locator(".words").bounding_box()
    assert beside and words
    assert beside["x"] >= words["x"] + words["width"]
    assert chat.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")

    answer.get_by_role("link", name="[1]").click()
    expect(first).to_be_visible()
    expect(sheet).to_be_hidden()


@NARROW
def test_source_is_opened_read_and_closed_by_keyboard(chat: Chat) -> None:
    answer = chat.type_question(SAMPLE["fi"])
    marker = answer.get_by_role("link", name="[3]")
    sheet = answer.locator("details.source").nth(2).locator(".sheet")
    expect(sheet).to_be_hidden()
    marker.press("Enter")

    expect(sheet).to_be_focused()
    assert is_in_view(chat, sheet.locator("mark"))
    sheet.press("Escape")
    expect(sheet).to_be_hidden()
    expect(marker).to_be_focused()


def test_one_passage_is_one_source_with_each_quote_under_its_number(chat: Chat) -> None:
    answer = chat.type_question(ALL_TASKS)
    names = answer.locator("details.source summary").all_inner_texts()

    assert len(names) == len(set(names))
    source = open_source(answer, 4)
    expect(source.locator("mark")).to_have_count(3)
    expect(source.locator("sup")).to_have_text(["[1]", "[3]", "[4]"])


@pytest.mark.parametrize("day", ["1.3.2024", "1.6.2022"])
def test_two_readings_of_the_law_are_called_so(chat: Chat, day: str) -> None:
    chat.type_day(day)
    expect(chat.page.get_by_text(load_texts("fi")("day.other", day=day))).to_be_visible()
    answer = chat.type_question("Mihin mennessä kunnan lukuun toimivan yksityisen on liityttävä Kantaan?")

    for date in ("1.1.2026", "1.9.2024"):
        expect(chat.find_row(answer, date, "lain mukainen – tulkinnanvarainen")).to_be_visible()


def test_every_small_text_is_readable(chat: Chat) -> None:
    chat.type_day("1.6.2023")
    answer = chat.type_question(SAMPLE["fi"])
    source = open_source(answer, 1)

    for shown in (
        chat.page.get_by_text(load_texts("fi")("subtitle")),
        chat.page.get_by_text(load_texts("fi")("day.note")),
        chat.page.get_by_text(load_texts("fi")("day.other", day="1.6.2023")),
        source.locator(".origin").first,
        answer.locator(".foot"),
        answer.locator(".dates th"),
        answer.locator("a.marker"),
    ):
        assert chat.measure_contrast(shown) >= READABLE


def test_controls_have_names_in_the_reader_s_language(chat: Chat) -> None:
    chat.choose_language("sv")

    expect(chat.page.get_by_role("button", name=load_texts("sv")("controls.send"))).to_be_visible()
    expect(chat.page.get_by_test_id("stAppDeployButton")).to_have_count(0)
    expect(chat.page.get_by_test_id("stMainMenu")).to_have_count(0)
