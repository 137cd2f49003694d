"""Suggestions: every question offered after an answer is answered itself, and none was asked already."""

from datetime import date

import pytest

from rag.language.detection import detect_language
from rag.replies import load_replies
from tests.conftest import Ask
from tests.rag.asked import LANGUAGES

SUGGESTED = [
    (language, asked) for language in LANGUAGES for asked in load_replies(language).list_suggestions().values()
]


@pytest.mark.parametrize(("language", "asked"), SUGGESTED)
def test_suggested_question_is_answered_and_so_is_what_is_suggested_after_it(
    ask: Ask, language: str, asked: str
) -> None:
    answer = ask(asked)
    assert (answer.status, detect_language(answer.answer)) == ("answered", language)
    assert len(answer.follow_ups) >= 2
    for follow_up in answer.follow_ups:
        assert ask(follow_up, history=[asked]).status == "answered", follow_up


def test_what_is_suggested_is_near_what_was_cited(ask: Ask) -> None:
    suggested = load_replies("fi").list_suggestions()
    near = {question for section, question in suggested.items() if section.startswith("seurantarekisteri")}
    assert set(ask("Mitkä tiedot toimitetaan seurantarekisteriin?").follow_ups[:2]) <= near


def test_what_was_asked_is_not_suggested_again(ask: Ask) -> None:
    first = ask("Mitä asiakas näkee OmaKannassa?")
    second = ask(first.follow_ups[0], history=["Mitä asiakas näkee OmaKannassa?"])
    assert not {"Mitä asiakas näkee OmaKannassa?", first.follow_ups[0]} & set(second.follow_ups)


def test_section_that_cannot_be_read_on_the_day_is_not_suggested(ask: Ask) -> None:
    suggested = load_replies("fi").list_suggestions()
    young = {question for section, question in suggested.items() if section.startswith("omakanta-ohje")}
    answer = ask("Kuka vastasi pilotista?", as_of=date(2022, 6, 1))
    assert answer.follow_ups
    assert not young & set(answer.follow_ups)
