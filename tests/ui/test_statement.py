"""Statement: the help page uses the words that stand in the answers and on the other pages."""

import re

import pytest
from streamlit.testing.v1 import AppTest

from rag.answer import AnswerStatus
from rag.chain import STEPS
from rag.replies import load_replies
from rag.rules.verdict import Verdict
from tests.text_files import LANGUAGES
from ui.statement import PARTS
from ui.texts import load_texts


def draw(page: str, language: str) -> None:
    """A page alone."""
    from ui.statement import show_statement

    show_statement(page, language)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("verdict", list(Verdict))
def test_help_explains_every_mark_by_the_word_beside_it(language: str, verdict: Verdict) -> None:
    assert f"**{load_replies(language).say(f'verdicts.{verdict}')}**" in load_texts(language)("help.verdicts.text")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_names_what_it_points_to_as_the_pages_do(language: str) -> None:
    texts = load_texts(language)
    assert texts("basis.title") in texts("help.method.text")
    assert texts("pages.sources") in texts("help.limits.text")


@pytest.mark.parametrize("language", LANGUAGES)
def test_help_tells_every_step_and_every_ending(language: str) -> None:
    texts = load_texts(language)
    assert len(re.findall(r"^\d\. ", texts("help.method.text"), re.MULTILINE)) == len(STEPS)
    assert len(re.findall(r"^- \*\*", texts("help.endings.text"), re.MULTILINE)) == len(AnswerStatus)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PARTS)
def test_page_is_drawn_with_every_part(language: str, page: str) -> None:
    drawn = AppTest.from_function(draw, args=(page, language)).run()
    texts = load_texts(language)
    assert not drawn.exception
    assert [header.value for header in drawn.header] == [texts(f"{page}.{part}.title") for part in PARTS[page]]
