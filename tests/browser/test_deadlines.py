"""Deadlines in a browser: reached from an answer or by address, moved by keyboard, readable wide and narrow."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from icalendar import Calendar
from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from tests.browser.conftest import PATIENCE_MS, SAMPLE, Chat, is_complaint
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

READABLE = 4.5
BOXES = """() => [...document.querySelectorAll(".timeline .track .lane span")]
  .map((shown) => shown.getBoundingClientRect())
  .map((box) => [box.top, box.right, box.bottom, box.left])"""
"""The edges of all words on the tracks, measured at one moment."""

LINK = "deadlines?as_of=2023-06-01&subject=child_welfare&sector=public"
REMOVED = "oma päivä 1.3.2025 poistettiin – velvollisuutta ei poistettu"
SIZES = pytest.mark.parametrize("opened", [(1280, 900), (390, 844)], ids=["wide", "narrow"], indirect=True)


@pytest.fixture(params=[(1280, 900)], ids=["wide"])
def opened(request: pytest.FixtureRequest, browser: Browser, app: str) -> Iterator[Page]:
    """The page of deadlines, opened by a link in a window of its own; at its end nothing has left the machine."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fi-FI", accept_downloads=True)
    page, hosts, faults = context.new_page(), set(), []
    context.on("request", lambda asked: hosts.add(re.sub(r"^\w+://([^:/]+).*$", r"\1", asked.url)))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if is_fault(line) else None)
    page.goto(f"{app}/{LINK}")
    expect(page.locator("table.laws")).to_be_visible(timeout=PATIENCE_MS)
    yield page
    context.close()
    assert hosts == {"127.0.0.1"}
    assert faults == []


def is_fault(line: ConsoleMessage) -> bool:
    """Whether a line of the console is an error of ours: Streamlit first looks for its server under the page's path."""
    return is_complaint(line.type, line.text) and "/deadlines/_stcore/" not in line.location["url"]


def find_picture(page: Page) -> Locator:
    """The picture of time."""
    return page.locator(".timeline").first


def go_to_deadlines(chat: Chat) -> None:
    """Open the page by the navigation."""
    chat.page.get_by_role("link", name=load_texts(chat.language)("pages.deadlines")).click()
    expect(chat.page.get_by_role("heading", level=1)).to_have_text(load_texts(chat.language)("deadlines.title"))
    expect(chat.page.locator(".sheet").first).to_be_visible(timeout=PATIENCE_MS)


def test_answer_leads_to_its_deadline_on_the_timeline_and_the_conversation_stays(chat: Chat) -> None:
    chat.type_day("1.6.2023")
    expect(chat.page.get_by_text(load_texts("fi")("day.other", day="1.6.2023"))).to_be_visible()
    answer = chat.type_question(SAMPLE["fi"])
    answer.get_by_role("link", name=load_texts("fi")("deadlines.link")).click()

    expect(chat.page).to_have_url(re.compile(r"/deadlines\?as_of=2023-06-01&subject=child_welfare$"))
    expect(chat.page.locator("table.laws")).to_contain_text(REMOVED)
    expect(find_picture(chat.page)).to_contain_text("valittu päivä 1.6.2023")
    expect(find_picture(chat.page).locator(".name", has_text="liittyminen")).to_have_count(0)

    chat.page.get_by_role("link", name=load_texts("fi")("pages.chat")).click()
    expect(chat.messages).to_have_count(2, timeout=PATIENCE_MS)
    expect(chat.page.get_by_label(load_texts("fi")("day.label"))).to_have_value("1.6.2023")


def test_link_can_be_followed_again_after_the_day_was_moved(chat: Chat) -> None:
    answer = chat.type_question(SAMPLE["fi"])
    link = answer.get_by_role("link", name=load_texts("fi")("deadlines.link"))
    for _ in range(2):
        link.click()
        box = chat.page.get_by_label(load_texts("fi")("deadlines.day.label"))
        expect(box).to_have_value("22.11.2026", timeout=PATIENCE_MS)
        chat.page.get_by_role("button", name="784/2021").click()
        expect(box).to_have_value("1.11.2021")
        chat.page.get_by_role("link", name=load_texts("fi")("pages.chat")).click()
        expect(link).to_be_visible(timeout=PATIENCE_MS)


def test_language_is_shared_by_the_pages(chat: Chat) -> None:
    chat.choose_language("sv")
    go_to_deadlines(chat)

    expect(chat.page).to_have_title("Tidsfrister – Kantaneuvo")
    expect(find_picture(chat.page)).to_contain_text("från anslutningen, senast 1.9.2026")
    chat.page.get_by_role("radio", name="English").click()
    expect(find_picture(chat.page)).to_contain_text("from joining, by 1.9.2026 at the latest")
    assert chat.page.evaluate("document.documentElement.lang") == "en"
    expect(chat.page.get_by_role("navigation", name=load_texts("en")("controls.pages"))).to_be_visible()


def test_day_is_moved_by_typing_by_keyboard_and_by_button(chat: Chat) -> None:
    go_to_deadlines(chat)
    heading = chat.page.get_by_role("heading", level=2).first
    box = chat.page.get_by_label(load_texts("fi")("deadlines.day.label"))
    box.fill("1.6.2023")
    box.press("Enter")
    expect(heading).to_contain_text("1.6.2023: 784/2021 ja 381/2022")

    slider = chat.page.get_by_role("slider")
    slider.focus()
    slider.press("ArrowRight")
    expect(heading).to_contain_text("1.1.2024: 703/2023")
    expect(box).to_have_value("1.1.2024")

    chat.page.get_by_role("button", name="703/2023 ja 307/2024").press("Enter")
    expect(heading).to_contain_text("1.7.2024: 703/2023 ja 307/2024")
    expect(box).to_have_value("1.7.2024")


@SIZES
def test_address_opens_the_law_of_its_day_beside_today_s(opened: Page) -> None:
    expect(opened.get_by_label(load_texts("fi")("deadlines.day.label"))).to_have_value("1.6.2023")
    expect(opened.get_by_role("table", name=load_texts("fi")("deadlines.table.caption"))).to_be_visible()
    row = opened.locator("table.laws").get_by_role("row").filter(has_text="lastensuojelu")
    expect(row).to_have_count(1)
    expect(row.get_by_role("cell")).to_have_count(3)
    expect(row).to_contain_text("viimeistään 1.3.2025")
    expect(row).to_contain_text(REMOVED)
    image = opened.get_by_role("img", name=load_texts("fi")("deadlines.picture.label", day="1.6.2023"))
    expect(image).to_be_visible()


@SIZES
def test_nothing_is_wider_than_its_window_and_no_words_overlap(opened: Page) -> None:
    opened.get_by_role("button", name=load_texts("fi")("deadlines.subjects.all")).click()
    expect(find_picture(opened).locator(".name", has_text=re.compile("."))).to_have_count(15)
    assert opened.evaluate("(main => main.scrollWidth <= main.clientWidth)(document.querySelector('.stMain'))")

    boxes = opened.evaluate(BOXES)
    assert len(boxes) > 20
    assert all(left >= 0 and right <= opened.viewport_size["width"] for _, right, _, left in boxes)
    assert all(bottom <= top + 1 for (_, _, bottom, _), (top, _, _, _) in pairwise(boxes))


@SIZES
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_small_text_is_readable_on_its_ground(opened: Page, scheme: str) -> None:
    opened.add_style_tag(content=f".stApp {{ color-scheme: {scheme} !important; }}")
    reader = Chat(opened)
    for shown in (
        ".timeline .lane b",
        ".years span",
        ".flag.today span",
        ".flag.as_of span",
        ".sheet small",
        ".legend li",
    ):
        found = opened.locator(shown).first
        assert reader.measure_contrast(found) >= READABLE, shown
        assert float(found.evaluate("shown => parseFloat(getComputedStyle(shown).fontSize)")) >= 13


def test_files_are_downloaded_and_read_back(opened: Page, tmp_path: Path) -> None:
    texts = load_texts("fi")
    names = ["maaraajat-2023-06-01.ics", "maaraajat-2023-06-01.csv", "suunnitelma.ics"]
    keys = ["deadlines.files.calendar", "deadlines.files.sheet", "planner.files.calendar"]
    for key, name in zip(keys, names, strict=True):
        with opened.expect_download() as awaited:
            opened.get_by_role("button", name=texts(key), exact=True).click()
        assert awaited.value.suggested_filename == name
        awaited.value.save_as(tmp_path / name)

    (event,) = Calendar.from_ical((tmp_path / names[0]).read_bytes()).walk("VEVENT")
    assert event["DTSTART"].dt.isoformat() == "2025-03-01"
    assert (tmp_path / names[1]).read_bytes().startswith(b"\xef\xbb\xbf")
    assert len(Calendar.from_ical((tmp_path / names[2]).read_bytes()).walk("VEVENT")) == 7


def test_planner_is_used_by_keyboard(opened: Page) -> None:
    texts = load_texts("fi")
    opened.get_by_role("radio", name=texts("planner.way.back")).press("ArrowRight")
    box = opened.get_by_label(texts("planner.start"))
    box.fill("31.1.2026")
    box.press("Enter")
    expect(opened.get_by_text("valmis aikaisintaan 31.12.2026 ja viimeistään 30.11.2027")).to_be_visible()


def test_plan_stays_when_the_reader_goes_to_the_chat_and_comes_back(opened: Page) -> None:
    texts = load_texts("fi")
    box = opened.get_by_label(texts("planner.deadline"))
    box.fill("1.3.2029")
    box.press("Enter")
    safe = opened.get_by_text("Turvallinen aloituspäivä: 1.5.2027")
    expect(safe).to_be_visible(timeout=PATIENCE_MS)

    opened.get_by_role("link", name=texts("pages.chat")).click()
    expect(opened.get_by_test_id("stChatInputTextArea")).to_be_visible(timeout=PATIENCE_MS)
    opened.get_by_role("link", name=texts("pages.deadlines")).click()
    expect(box).to_have_value("1.3.2029", timeout=PATIENCE_MS)
    expect(safe).to_be_visible()


@pytest.mark.parametrize("opened", [(768, 1024)], ids=["tablet"], indirect=True)
def test_no_word_of_a_phase_is_broken(opened: Page) -> None:
    lines = opened.locator("table.phases tbody th").evaluate_all(
        """heads => heads.map((head) => {
          const words = head.textContent.split(" ");
          const range = document.createRange();
          let at = 0;
          return words.map((word) => {
            range.setStart(head.firstChild, at);
            range.setEnd(head.firstChild, at + word.length);
            at += word.length + 1;
            return new Set([...range.getClientRects()].map((box) => Math.round(box.top))).size;
          });
        }).flat()"""
    )
    assert lines
    assert set(lines) == {1}
