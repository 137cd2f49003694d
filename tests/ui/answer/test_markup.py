"""Markup: what users and sources write is shown as they wrote it; no HTML, link, image or heading gets through."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.html_reader import read_html
from ui.answer.markup import show_text
from ui.answer.quotes import mark_quotes

SIGNS = "<>&/\"'`*_{}[]()#+-!|~$:=\\.1; \n\tab"
TEXTS = st.text(SIGNS, max_size=40)
OURS = {"p", "br", "ul", "ol", "li", "mark", "sup"}


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>lihava</b>",
        "<img src=x onerror=alert(1)>",
        "<!-- piilossa -->",
        "</p></div>",
        "&lt;b&gt; &amp; &#60;",
        "https://evil.example www.evil.example a@evil.example",
        "<https://evil.example>",
        "[linkki](https://evil.example)",
        "![kuva](https://evil.example/x.png)",
        "[viite]: https://evil.example",
        "**lihava** ja *kursiivi* ja __toinen__",
        "# Otsikko",
        "a\n---",
        "a\n===",
        "---",
        "    a",
        "> lainaus",
        "`koodi`",
        "```\nkoodi",
        "~~poistettu~~",
        "| a | b |\n|---|---|\n| c | d |",
        "+ kohta",
        "* kohta",
        ":red[väri] :material/home: :smile: $x^2$",
    ],
)
def test_marks_of_a_text_are_shown_and_not_obeyed(text: str) -> None:
    for shown in (show_text(text), mark_quotes(text, {1: "ei ole"}), mark_quotes(text, {1: text})):
        assert read_html(shown).names <= {"p", "br", "mark"}
        assert read_html(shown).text == text


@settings(deadline=None)
@given(TEXTS, TEXTS)
def test_no_tag_but_ours_gets_through(text: str, quote: str) -> None:
    for shown in (show_text(text), mark_quotes(text, {1: quote}), mark_quotes(text, {1: text, 2: quote})):
        assert read_html(shown).names <= OURS


@settings(deadline=None)
@given(st.text(SIGNS.replace("\n", ""), min_size=1, max_size=30).filter(lambda text: text.strip()))
def test_reader_sees_every_sign_of_a_line(line: str) -> None:
    text = f"x{line}"
    assert read_html(show_text(text)).text == text


def test_paragraphs_and_lists_are_kept() -> None:
    text = "Arkistoon viedään:\n\n- päätökset\n- lausunnot\n\n2. kirjaa\n3. tallenna\n\nEka\nToka"
    assert show_text(text) == (
        "<p>Arkistoon viedään:</p><ul><li>päätökset</li><li>lausunnot</li></ul>"
        '<ol><li value="2">kirjaa</li><li value="3">tallenna</li></ol><p>Eka<br>Toka</p>'
    )


def test_date_at_the_beginning_of_a_line_is_no_list() -> None:
    assert show_text("1.9.2026 alkaen") == "<p>1.9.2026 alkaen</p>"
