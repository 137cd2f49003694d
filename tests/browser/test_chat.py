"""Chat in a browser: what a reader sees, asks, opens and changes, and what never leaves the machine."""

import io
from base64 import b64encode
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from rag.language.detection import detect_language
from rag.replies import load_replies
from rag.settings import ROOT
from tests.browser.conftest import NARROW, SAMPLE, Chat
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

VERDICTS = {
    "fi": (("1.9.2026", "lastensuojelu", "lain mukainen"), ("1.3.2025", "lastensuojelu", "kumottu")),
    "sv": (("1.9.2026", "barnskydd", "stämmer med lagen"), ("1.3.2025", "barnskydd", "upphävd")),
    "en": (("1.9.2026", "child welfare", "agrees with the law"), ("1.3.2025", "child welfare", "repealed")),
}
SECRET = "131052-308T"


@NARROW
def test_empty_chat_offers_questions_and_warns_of_clients_data(chat: Chat) -> None:
    for example in load_replies("fi").list_examples():
        expect(chat.page.get_by_role("button", name=example)).to_be_visible()
    expect(chat.page.get_by_text(load_texts("fi")("empty.privacy"))).to_be_visible()
    expect(chat.messages).to_have_count(0)


@NARROW
def test_typed_question_is_answered_with_a_verdict_beside_each_date(chat: Chat) -> None:
    answer = chat.type_question(SAMPLE["fi"])

    for cells in VERDICTS["fi"]:
        expect(chat.find_row(answer, *cells)).to_be_visible()
    expect(answer).to_contain_text("velvollisuutta ei kumottu")
    expect(chat.messages.nth(0)).to_contain_text(SAMPLE["fi"])


def test_offered_question_is_answered_at_a_click(chat: Chat) -> None:
    answer = chat.click_question("Milloin luovutuslupaa ei tarvita?")

    expect(answer).to_contain_text("[1]")
    expect(chat.page.get_by_text(load_texts("fi")("empty.examples"))).to_have_count(0)


def test_follow_up_offered_with_the_answer_is_answered(chat: Chat) -> None:
    chat.type_question(SAMPLE["fi"])
    answer = chat.click_question("Milloin video- ja äänitallenteet on tallennettava Kantaan?")

    expect(answer).to_contain_text("1.10.2029")
    expect(chat.messages).to_have_count(4)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_page_and_answer_change_to_the_chosen_language(chat: Chat, language: str) -> None:
    chat.choose_language(language)
    for example in load_replies(language).list_examples():
        expect(chat.page.get_by_role("button", name=example)).to_be_visible()
    answer = chat.type_question(SAMPLE[language])

    for cells in VERDICTS[language]:
        expect(chat.find_row(answer, *cells)).to_be_visible()
    assert detect_language(answer.inner_text()) == language
    assert chat.page.evaluate("document.documentElement.lang") == language


def test_conversation_stays_when_the_language_changes(chat: Chat) -> None:
    chat.type_question(SAMPLE["fi"])
    chat.choose_language("sv")

    expect(chat.messages).to_have_count(2)
    expect(chat.page.locator(".answer")).to_have_attribute("lang", "fi")
    expect(chat.page.locator("html")).to_have_attribute("lang", "sv")
    answer = chat.type_question(SAMPLE["sv"])
    expect(answer).to_contain_text("skyldigheten upphävdes inte")


def test_question_is_answered_though_the_language_is_changed_meanwhile(chat: Chat) -> None:
    box = chat.page.get_by_test_id("stChatInputTextArea")
    box.fill(SAMPLE["fi"])
    box.press("Enter")
    chat.choose_language("sv")

    expect(chat.await_answer(2)).to_contain_text("velvollisuutta ei kumottu")


def test_language_stays_chosen_when_it_is_chosen_again(chat: Chat) -> None:
    chat.choose_language("sv")
    chosen = chat.page.get_by_role("radio", name="Svenska")
    chosen.click()
    chat.page.wait_for_timeout(1000)

    assert chosen.get_attribute("aria-checked") == "true"
    expect(chat.page.get_by_text(load_texts("sv")("subtitle"))).to_be_visible()


def test_half_typed_question_stays_when_the_language_changes(chat: Chat) -> None:
    chat.page.get_by_test_id("stChatInputTextArea").fill("När måste")
    chat.choose_language("sv")

    assert chat.page.get_by_test_id("stChatInputTextArea").input_value() == "När måste"


def test_earlier_day_gets_the_law_of_that_day(chat: Chat) -> None:
    chat.type_day("1.6.2023")
    expect(chat.page.get_by_text(load_texts("fi")("day.other", day="1.6.2023"))).to_be_visible()
    answer = chat.type_question(SAMPLE["fi"])

    for cells in (
        ("1.3.2025", "lastensuojelu – julkiset palvelunantajat ja yksityiset julkisen lukuun", "lain mukainen"),
        ("1.1.2026", "lastensuojelu – yksityiset itse maksaville asiakkaille", "lain mukainen – päätelty"),
    ):
        expect(chat.find_row(answer, *cells)).to_be_visible()
    expect(answer).to_contain_text("Laki on muuttunut")


@pytest.mark.parametrize(("language", "text"), [("fi", "31.2.2026"), ("sv", "1.1.1990"), ("en", "eilen")])
def test_day_that_cannot_be_used_is_told_in_the_reader_s_language(chat: Chat, language: str, text: str) -> None:
    if language != "fi":
        chat.choose_language(language)
    chat.type_day(text)
    told = load_texts(language)("day.wrong", today="22.11.2026", first="1.1.2017", last="31.12.2035")
    expect(chat.page.get_by_text(told)).to_be_visible()

    chat.page.get_by_role("button", name=load_texts(language)("day.back")).click()
    expect(chat.page.get_by_text(told)).to_have_count(0)


def test_identity_code_is_refused_and_is_nowhere_on_the_page(chat: Chat) -> None:
    answer = chat.type_question(f"Asiakkaani hetu on {SECRET}, näkyykö päätös OmaKannassa?")

    expect(answer).to_contain_text("henkilötunnus")
    expect(answer).not_to_contain_text("22.11.2026")
    expect(answer.locator("details, button.copy")).to_have_count(0)
    assert SECRET not in chat.page.content()
    assert SECRET not in chat.page.get_by_test_id("stChatInputTextArea").input_value()

    expect(chat.type_question(SAMPLE["fi"])).to_contain_text("1.9.2026")
    assert SECRET not in chat.page.content()
    assert not any(SECRET in url for url in chat.requests)


def test_html_and_links_in_a_question_are_shown_and_not_obeyed(chat: Chat) -> None:
    html = "<img src=x onerror=\"document.title='broken in'\"><script>document.title='broken in'</script>"
    link = "[Kanta](javascript:alert(1)) https://evil.example www.evil.example"
    chat.type_question(f"{html} {link} {SAMPLE['fi']}")

    asked = chat.messages.nth(0)
    expect(asked).to_contain_text(f"{html} {link}")
    assert asked.locator("img, script, a").count() == 0
    assert chat.page.title() == "Kantaneuvo"


def test_copy_takes_the_answer_with_its_sources_at_one_click(chat: Chat) -> None:
    answer = chat.type_question(SAMPLE["fi"])
    chat.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    answer.get_by_role("button", name=load_texts("fi")("answer.copy")).click()

    expect(answer.get_by_role("status")).to_have_text(load_texts("fi")("answer.copied"))
    copied = chat.page.evaluate("navigator.clipboard.readText()")
    assert "[3] tiivistelmämme: tiedote 10.5.2022" in copied
    assert "1.3.2025 – lastensuojelu: kumottu" in copied


def test_conversation_is_taken_along_as_files_and_on_paper(chat: Chat, tmp_path: Path) -> None:
    texts = load_texts("fi")
    expect(chat.page.get_by_role("button", name=texts("transcript.word"))).to_have_count(0)
    chat.type_question(SAMPLE["fi"])
    for key, name in (("word", "kantaneuvo-2026-11-22.docx"), ("markdown", "kantaneuvo-2026-11-22.md")):
        with chat.page.expect_download() as awaited:
            chat.page.get_by_role("button", name=texts(f"transcript.{key}")).click()
        assert awaited.value.suggested_filename == name
        awaited.value.save_as(tmp_path / name)
    headings = [line.text for line in docx.Document(str(tmp_path / "kantaneuvo-2026-11-22.docx")).paragraphs]
    assert SAMPLE["fi"] in headings
    assert f"## {SAMPLE['fi']}" in (tmp_path / "kantaneuvo-2026-11-22.md").read_text(encoding="utf-8")

    printed = "".join(page.extract_text() for page in PdfReader(io.BytesIO(chat.page.pdf())).pages)
    assert "velvollisuutta ei kumottu" in printed
    assert "Vastaus päivälle 22.11.2026." in printed
    assert texts("new_conversation") not in printed


def test_new_conversation_empties_the_page_and_goes_back_to_today(chat: Chat) -> None:
    chat.type_day("1.6.2023")
    chat.type_question(SAMPLE["fi"])
    chat.page.get_by_role("button", name=load_texts("fi")("new_conversation")).click()

    expect(chat.messages).to_have_count(0)
    expect(chat.page.get_by_text(load_texts("fi")("empty.examples"))).to_be_visible()
    expect(chat.page.get_by_label(load_texts("fi")("day.label"))).to_have_value("22.11.2026")
    expect(chat.page.get_by_role("button", name=load_texts("fi")("transcript.word"))).to_have_count(0)


def test_tab_wears_our_icon(chat: Chat) -> None:
    icon = b64encode((ROOT / "ui" / "icon.png").read_bytes()).decode()
    expect(chat.page.locator("link[rel~=icon]").first).to_have_attribute("href", f"data:image/png;base64,{icon}")
