"""Markdown: what users and sources write is shown as they wrote it; no HTML, link, image or heading gets through."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from ui.markdown import escape, mark_quote, show_lines

SHOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
SIGNS = "<>&/\"'`*_{}[]()#+-!|~$:=\\.1 \n\tab"
LINES = st.text(SIGNS, max_size=30)
WORDS = st.text("ab<>*_[]()&;:#`~$|\\", min_size=1, max_size=12)
PLAIN = {"paragraph_open", "paragraph_close", "inline"}
LISTS = {f"{kind}_{end}" for kind in ("bullet_list", "ordered_list", "list_item") for end in ("open", "close")}
INLINE = {"text", "text_special", "softbreak", "hardbreak"}
MARKED = re.compile(r":orange-background\[((?:\\.|[^\\\]])*)\]")

BLOCKS = pytest.mark.xfail(
    strict=True, reason="a line of dashes or equals signs, or one set far in, is a mark of its own"
)


def list_kinds(markdown: str) -> set[str]:
    """The kinds of everything that Markdown is shown as."""
    tokens = SHOWN.parse(markdown)
    return {token.type for token in tokens} | {child.type for token in tokens for child in token.children or ()}


def read(markdown: str) -> str:
    """The text of Markdown as a reader sees it."""
    return "".join(
        "\n" if child.type == "softbreak" else child.content
        for token in SHOWN.parse(markdown)
        for child in token.children or ()
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<b>lihava</b>",
        "<img src=x onerror=alert(1)>",
        "<!-- piilossa -->",
        "<https://evil.example>",
        "<a@evil.example>",
        "[linkki](https://evil.example)",
        "![kuva](https://evil.example/x.png)",
        "[viite]: https://evil.example",
        "**lihava** ja *kursiivi* ja __toinen__",
        "# Otsikko",
        "> lainaus",
        "`koodi`",
        "```\nkoodi",
        "~~poistettu~~",
        "| a | b |\n|---|---|\n| c | d |",
        "+ kohta",
        "* kohta",
    ],
)
def test_marks_of_a_text_are_shown_and_not_obeyed(text: str) -> None:
    for shown in (escape(text), show_lines(text), mark_quote(text, "ei ole"), mark_quote(text, text)):
        assert list_kinds(shown) <= PLAIN | INLINE
        assert read(MARKED.sub(r"\1", shown)) == text


@pytest.mark.parametrize("text", [":red[väri]", ":material/home:", ":smile:", "$x^2$", ":orange-background[x]"])
def test_marks_of_the_page_s_own_are_escaped_too(text: str) -> None:
    assert not re.search(r"(?<!\\)[:$\[]", escape(text))
    assert read(escape(text)) == text


@pytest.mark.parametrize("text", [pytest.param(text, marks=BLOCKS) for text in ("a\n---", "a\n===", "---", "    a")])
def test_lines_that_mark_blocks_are_shown_and_not_obeyed(text: str) -> None:
    assert list_kinds(show_lines(text)) <= PLAIN | LISTS | INLINE


@settings(deadline=None)
@given(LINES)
def test_no_html_link_or_image_gets_through(text: str) -> None:
    for shown in (escape(text), show_lines(text), mark_quote(text, "ab"), mark_quote(text, text)):
        assert not list_kinds(shown) & {"html_block", "html_inline", "link_open", "image", "code_inline", "em_open"}


@settings(deadline=None)
@given(WORDS, WORDS)
def test_reader_sees_every_sign_of_a_line(one: str, other: str) -> None:
    text = f"{one} {other}"
    assert read(escape(text)) == text
    assert list_kinds(escape(text)) <= PLAIN | INLINE


def test_paragraphs_and_lists_are_kept() -> None:
    text = "Arkistoon viedään:\n\n- päätökset\n- lausunnot\n\n1. kirjaa\n2. tallenna"
    assert show_lines(text) == text.replace(":", r"\:")
    assert list_kinds(show_lines(text)) >= LISTS


@pytest.mark.parametrize(
    ("passage", "quote", "shown"),
    [
        ("Ennen lainaa. Laina.", "lainaa", r"Ennen :orange-background[lainaa]. Laina."),
        ("- päätökset\n- lausunnot", "lausunnot", "- päätökset\n- :orange-background[lausunnot]"),
        ("a [x] b", "[x]", r"a :orange-background[\[x\]] b"),
        ("<b>a</b>", "<b>a", r":orange-background[\<b\>a]\</b\>"),
        ("Eka\nToka", "Eka Toka", ":orange-background[Eka]\n:orange-background[Toka]"),
        ("Muuta", "lainaa", "Muuta"),
    ],
)
def test_quote_is_marked_where_it_stands(passage: str, quote: str, shown: str) -> None:
    assert mark_quote(passage, quote) == shown


@settings(deadline=None)
@given(WORDS, WORDS, WORDS)
def test_marked_part_is_the_quote_and_nothing_is_lost(before: str, quote: str, after: str) -> None:
    shown = mark_quote(f"{before} {quote} {after}", quote)
    assert read(MARKED.sub(r"\1", shown, count=1)) == f"{before} {quote} {after}"
