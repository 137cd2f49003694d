"""Feedback: nothing that repeats a question is kept unless the asker agrees, and nothing else of the asker ever."""

from datetime import date
from typing import Any

import pytest

from rag.answer import Answer, AnswerStatus, Composition
from rag.feedback import Feedback, Finding, make_feedback
from tests.conftest import TODAY, Ask

WORD = "vadelmaveneen"
ANSWER = Answer(
    id="42",
    question=f"entä {WORD}",
    standalone_question=f"Milloin {WORD} asiakirjat viedään Kantaan?",
    language="fi",
    as_of=TODAY,
    today=TODAY,
    status=AnswerStatus.ANSWERED,
    answer="Asiakirjat viedään Kantaan 1.9.2026.",
    notices=(f"Kohta ei puhu sanasta “{WORD}”.",),
    organisation=("Meillä tallennetaan eräajoina.",),
    index="000001-abcdef01",
)
WORDED = Composition(model="local", kept=1, dropped=0)


def make(answer: Answer = ANSWER, note: str = "", *, with_question: bool = False) -> Feedback:
    return make_feedback(answer, Finding.WRONG_DATE, note, date(2026, 11, 22), with_question=with_question)


@pytest.mark.parametrize(
    ("question", "status"),
    [
        (f"Milloin {WORD} lastensuojelun asiakirjat on vietävä Kantaan?", AnswerStatus.ANSWERED),
        (f"Kuka päättää {WORD} asiakirjojen luovuttamisesta tutkijalle Kannasta?", AnswerStatus.NOT_IN_GUIDANCE),
        (f"Paljonko {WORD} bussilippu maksaa?", AnswerStatus.OUT_OF_SCOPE),
        ("Milloin?", AnswerStatus.NEEDS_CLARIFICATION),
    ],
)
def test_no_ending_repeats_a_question_that_may_not_be_kept(ask: Ask, question: str, status: AnswerStatus) -> None:
    answer = ask(question)
    assert answer.status is status
    kept = make(answer).model_dump_json()
    assert WORD not in kept
    assert question not in kept


@pytest.mark.parametrize("with_question", [True, False])
def test_question_is_kept_as_it_was_understood_where_the_asker_agrees(with_question: bool) -> None:
    kept = make(with_question=with_question)
    assert kept.question == (ANSWER.standalone_question if with_question else None)
    assert (kept.answer.question, kept.answer.notices) == (
        (ANSWER.standalone_question, ANSWER.notices) if with_question else ("", ())
    )


@pytest.mark.parametrize(
    ("with_question", "composition", "text"),
    [
        (True, WORDED, ANSWER.answer),
        (False, WORDED, ""),
        (False, None, ANSWER.answer),
    ],
)
def test_wording_of_a_language_model_goes_with_the_question(
    with_question: bool, composition: Composition | None, text: str
) -> None:
    worded: dict[str, Any] = {"composition": composition}
    assert make(ANSWER.model_copy(update=worded), with_question=with_question).answer.answer == text


def test_nothing_else_of_the_asker_is_kept() -> None:
    kept = make(with_question=True).answer
    assert (kept.id, kept.organisation, kept.basis) == (None, (), None)


def test_personal_data_is_masked() -> None:
    personal = ANSWER.model_copy(update={"standalone_question": "Asiakas 131052-308T?"})
    assert "131052" not in make(personal, "Soitti 040 123 4567.", with_question=True).model_dump_json()
    assert make(note="Soitti 040 123 4567.").note == f"Soitti {'*' * 12}."
