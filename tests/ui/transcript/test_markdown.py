"""A conversation as Markdown: what is read back is what was shown, and no text becomes a link, image or heading."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rag.answer import Answer
from tests.payloads import PAYLOADS
from tests.ui.html_reader import read_html
from tests.ui.transcript.conftest import SAVED_ON
from ui.transcript.markdown import escape_markdown, write_markdown
from ui.turn import Turn

SIGNS = "<>&/\"'`*_{}[]()#+-!|~$:=\\.1 ab"
READER = MarkdownIt("commonmark").enable("table").enable("strikethrough")


def test_conversation_is_read_back_with_its_headings_lists_and_table(turns: list[Turn]) -> None:
    shown = READER.render(write_markdown(turns, "fi", SAVED_ON))
    assert shown.startswith("<h1>Keskustelu Kantaneuvon kanssa</h1>\n<p>Talletettu 22.11.2026.")
    assert "<h2>Milloin?</h2>\n<p>Nyt: tallenna [1].<br />\nToka rivi.</p>" in shown
    assert "<ul>\n<li>päätökset</li>\n<li>lausunnot</li>\n</ul>" in shown
    assert '<ol start="2">\n<li>kirjaa</li>\n</ol>' in shown
    assert "<td>1.9.2026</td>\n<td>lastensuojelu</td>\n<td>lain mukainen</td>" in shown
    assert "<h2>Mikä sää?</h2>\n<p>Ei meille.</p>" in shown


def test_common_words_and_dates_stay_readable() -> None:
    line = "Viimeistään 1.9.2026 (yksityinen: jos sillä on järjestelmä), ks. 102 § – “näin”!"
    assert escape_markdown(line) == line


@settings(deadline=None)
@given(st.text(SIGNS, min_size=1, max_size=40).filter(lambda text: text.strip()))
def test_line_is_shown_as_it_is(line: str) -> None:
    shown = read_html(READER.render(escape_markdown(line)))
    assert (shown.names, shown.text.strip()) == ({"p"}, " ".join(line.split()))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_nothing_of_a_text_is_obeyed(make_answer: Callable[..., Answer], payload: str) -> None:
    shown = READER.render(write_markdown([Turn(payload, make_answer(payload))], "fi", SAVED_ON))
    assert read_html(shown).names <= {"h1", "h2", "h3", "p", "br", "ul", "ol", "li"}
