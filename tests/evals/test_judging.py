"""Judging: each way in which an answer misses what was expected is named; a share has its Wilson interval."""

from datetime import date
from typing import Any

import pytest

from evals.case import Case
from evals.judging import find_interval, judge
from rag.answer import Answer, AnsweredDate, AnswerStatus
from rag.rules.verdict import Verdict

DATED = AnsweredDate(
    date="2026-09-01",
    subject="child_welfare",
    sector=None,
    document="a",
    verdict=Verdict.AGREES,
    rule=None,
    in_force_now=None,
)
ANSWER = Answer(
    id=None,
    question="Milloin?",
    standalone_question="Milloin?",
    language="fi",
    as_of=date(2026, 11, 22),
    today=date(2026, 11, 22),
    status=AnswerStatus.ANSWERED,
    answer="Viimeistään **1.9.2026** liityttäessä.",
    dates=(DATED,),
)


def expect(**expected: Any) -> Case:
    """A case that expects an answer and what else is given."""
    fields = {"id": "x", "kind": "fact", "language": "fi", "question": "Milloin?", "expected_status": ("answered",)}
    return Case.model_validate(fields | expected)


@pytest.mark.parametrize(
    "expected",
    [
        {},
        {"expected_nuggets": ("viimeistään 1\\.9\\.2026", "LIITTYÄ|liittyessä|liityttäessä")},
        {"expected_dates": {"2026-09-01": "agrees"}},
        {"unwanted": ("1\\.3\\.2025",)},
    ],
)
def test_answer_with_all_that_is_expected_is_right(expected: dict[str, Any]) -> None:
    assert judge(expect(**expected), ANSWER).is_right


@pytest.mark.parametrize(
    ("expected", "miss"),
    [
        ({"expected_status": ("out_of_scope", "error")}, "status answered, expected out_of_scope or error"),
        ({"expected_documents": ("a",)}, "cites nothing, expected a"),
        ({"expected_nuggets": ("1.3.2025",)}, "lacks /1.3.2025/"),
        ({"expected_dates": {"2026-09-01": "superseded"}}, "lacks 2026-09-01 (superseded)"),
        ({"expected_dates": {"2025-03-01": "superseded"}}, "lacks 2025-03-01 (superseded)"),
        ({"unwanted": ("liity",)}, "says /liity/"),
    ],
)
def test_what_an_answer_lacks_is_named(expected: dict[str, Any], miss: str) -> None:
    assert judge(expect(**expected), ANSWER).misses == (miss,)


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [(0, 0, 0.0, 1.0), (10, 10, 0.722, 1.0), (0, 10, 0.0, 0.278), (50, 100, 0.404, 0.596)],
)
def test_interval_of_a_share_is_wilson_s(right: int, count: int, low: float, high: float) -> None:
    assert find_interval(right, count) == (pytest.approx(low, abs=0.001), pytest.approx(high, abs=0.001))
