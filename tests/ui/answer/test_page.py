"""An answer as HTML and as text: markers lead to sources, refusals hold for no day, all of it can be copied."""

from collections.abc import Callable

import pytest

from rag.answer import Answer, AnsweredDate, AnswerStatus, Citation
from tests.ui.html_reader import read_html
from ui.answer.page import show_answer
from ui.answer.plain import write_plain
from ui.texts import load_texts

MakeAnswer = Callable[..., Answer]
LANGUAGES = ("fi", "sv", "en")


def test_marker_leads_to_its_source(make_answer: MakeAnswer, make_citation: Callable[..., Citation]) -> None:
    citations = (make_citation(1, "eka: 1.9.2026"), make_citation(2, "toka: 1.10.2029"))
    shown = read_html(show_answer(make_answer("Eka [1], toka [2], outo [3].", citations=citations), turn=4))
    markers = [attributes["href"] for name, attributes in shown.tags if attributes.get("class") == "marker"]
    assert markers == ["#source-4-1", "#source-4-1"]
    assert ("details", {"class": "source", "name": "source", "id": "source-4-1"}) in shown.tags
    assert "outo [3]." in shown.text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", sorted(set(AnswerStatus) - {AnswerStatus.ANSWERED, AnswerStatus.NOT_IN_GUIDANCE}))
def test_refusal_holds_for_no_day(make_answer: MakeAnswer, language: str, status: AnswerStatus) -> None:
    shown = show_answer(make_answer("Ei.", language=language, status=status), turn=0)
    assert "22.11.2026" not in shown
    assert "button" not in read_html(shown).names


@pytest.mark.parametrize("language", LANGUAGES)
def test_answer_tells_its_day_and_language(make_answer: MakeAnswer, language: str) -> None:
    shown = show_answer(make_answer(language=language), turn=0)
    assert load_texts(language)("answer.for_day", day="22.11.2026") in shown
    assert f'lang="{language}"' in shown


def test_many_notices_do_not_hide_the_first(make_answer: MakeAnswer) -> None:
    shown = read_html(show_answer(make_answer(notices=("a", "b", "c", "d", "e")), turn=0))
    assert "Muut huomautukset (2)" in shown.text
    assert "details" not in read_html(show_answer(make_answer(notices=("a", "b", "c")), turn=0)).names


def test_copied_text_is_the_answer_with_its_dates_sources_and_day(
    make_answer: MakeAnswer, make_citation: Callable[..., Citation], make_date: Callable[..., AnsweredDate]
) -> None:
    answer = make_answer(
        dates=(make_date("2026-09-01", "child_welfare"),),
        citations=(make_citation(1, "eka: 1.9.2026"),),
        notices=("Laki on muuttunut <b>.",),
    )
    copied = write_plain(answer)
    assert copied.startswith("Nyt: tallenna [1].\n\nPäivämäärät ja laki\n1.9.2026 – lastensuojelu: lain mukainen\n\n")
    assert "Lähteet\n[1] tiivistelmämme: laki, Määräajat: “eka: 1.9.2026”" in copied
    assert copied.endswith("Huomaa\nLaki on muuttunut <b>.\n\nVastaus päivälle 22.11.2026.")
    shown = read_html(show_answer(answer, turn=0))
    (button,) = [attributes for _, attributes in shown.tags if attributes.get("class") == "copy"]
    assert button["data-copy"] == copied
