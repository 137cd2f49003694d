"""Memory: the same question is answered from memory, and nothing else is; personal data and faults never."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rag.answer import Answer, AnswerStatus
from rag.memory import Memory
from rag.question import Profile, Question

DAY = date(2026, 11, 23)
ASKED: dict[str, Any] = {"text": "Milloin liitytään?", "as_of": DAY, "today": DAY}


def ask(**fields: Any) -> Question:
    return Question(**{**ASKED, **fields})


def make_answering(status: AnswerStatus = AnswerStatus.ANSWERED) -> tuple[list[str], Callable[[Question], Answer]]:
    """What answers, and the questions that it was asked."""
    asked: list[str] = []

    def answer(question: Question) -> Answer:
        asked.append(question.text)
        told = {"answer": str(len(asked)), "status": status, "index": "1-a", "timings_ms": {"scope": 5.0, "total": 5.0}}
        days = {"as_of": question.as_of, "today": question.today, "language": "fi"}
        return Answer(id=question.id, question=question.text, standalone_question=question.text, **days, **told)

    return asked, answer


def test_same_question_is_answered_once_with_the_id_it_is_asked_with() -> None:
    asked, answer = make_answering()
    memory = Memory(9)
    first, second = (memory.recall(ask(id=name), "1-a", answer) for name in ("one", "two"))
    assert (len(asked), first.answer, second.answer, first.id, second.id) == (1, "1", "1", "one", "two")
    assert list(second.timings_ms) == ["total"]
    assert second.model_copy(update={"id": "one", "timings_ms": first.timings_ms}) == first


@pytest.mark.parametrize(
    "other",
    [
        {"text": "Milloin liityttiin?"},
        {"as_of": date(2026, 11, 22)},
        {"today": date(2026, 11, 24)},
        {"profile": Profile(sector="public")},
        {"profile": Profile(joined_on=DAY)},
        {"history": ("Entä yksityinen?",)},
        {"language": "sv"},
    ],
)
def test_another_question_day_profile_history_or_language_is_answered_anew(other: dict[str, Any]) -> None:
    asked, answer = make_answering()
    memory = Memory(9)
    memory.recall(ask(), "1-a", answer)
    memory.recall(ask(**other), "1-a", answer)
    assert len(asked) == 2


def test_another_generation_is_asked_anew_and_one_that_came_meanwhile_is_not_remembered() -> None:
    asked, answer = make_answering()
    memory = Memory(9)
    for generation in ("0-z", "0-z", "1-a", "1-a", ""):
        memory.recall(ask(), generation, answer)
    assert len(asked) == 4


@pytest.mark.parametrize("status", [AnswerStatus.ERROR, AnswerStatus.PERSONAL_DATA])
def test_fault_and_personal_data_are_not_remembered(status: AnswerStatus) -> None:
    asked, answer = make_answering(status)
    memory = Memory(9)
    for _ in range(2):
        memory.recall(ask(), "1-a", answer)
    assert len(asked) == 2


@pytest.mark.parametrize("fields", [{"text": "Koskee 010190-123A"}, {"history": ("Koskee 010190-123A",)}])
def test_question_that_bears_personal_data_leaves_nothing(fields: dict[str, Any]) -> None:
    asked, answer = make_answering()
    memory = Memory(9)
    for _ in range(2):
        memory.recall(ask(**fields), "1-a", answer)
    assert len(asked) == 2
    assert not memory._answers


def test_only_the_last_are_kept_and_none_where_none_is_wanted() -> None:
    asked, answer = make_answering()
    small, none = Memory(2), Memory(0)
    for text in ("a", "b", "a", "c", "a", "b"):
        small.recall(ask(text=text), "1-a", answer)
    assert asked == ["a", "b", "c", "b"]
    for _ in range(2):
        none.recall(ask(text="d"), "1-a", answer)
    assert asked[-2:] == ["d", "d"]
