"""Misses: each way in which an answer differs from what was expected is named."""

from typing import Any

import pytest

from evals.metrics.misses import list_misses, measure_right
from rag.answer import AnswerStatus
from rag.rules.verdict import Verdict
from tests.evals.samples import answer, expect, state, try_out

ANSWER = answer("Viimeistään **1.9.2026** liityttäessä [1].", dates=(state("2026-09-01", Verdict.AGREES),))
ALL = {
    "expected_documents": ("guide", "other"),
    "expected_vital": (r"viimeistään 1\.9\.2026", "LIITTYÄ|liityttäessä"),
    "expected_dates": {"2026-09-01": "agrees"},
    "expected_absent": (r"1\.3\.2025",),
    "secrets": ("010190-921A",),
}


def test_answer_with_all_that_is_expected_is_right() -> None:
    trial = try_out(ANSWER, expect(**ALL))
    assert (list_misses(trial), measure_right(trial)) == ([], 1.0)


@pytest.mark.parametrize(
    ("expected", "miss"),
    [
        ({"expected_status": ("out_of_scope", "error")}, "status answered, expected out_of_scope or error"),
        ({"expected_documents": ("a", "b")}, "cites guide, expected a or b"),
        ({"expected_vital": ("1.3.2025",)}, "lacks /1.3.2025/"),
        ({"expected_dates": {"2026-09-01": "superseded"}}, "lacks 2026-09-01 (superseded)"),
        ({"expected_dates": {"2025-03-01": "superseded"}}, "lacks 2025-03-01 (superseded)"),
        ({"expected_absent": ("liity",)}, "says /liity/"),
        ({"secrets": ("liityttäessä",)}, "keeps personal data of the question"),
    ],
)
def test_what_an_answer_lacks_is_named(expected: dict[str, Any], miss: str) -> None:
    trial = try_out(ANSWER, expect(**expected))
    assert (list_misses(trial), measure_right(trial)) == ([miss], 0.0)


def test_reply_that_declines_where_it_must_not_is_one_miss() -> None:
    declined = answer("En tiedä.", status=AnswerStatus.NOT_IN_GUIDANCE, citations=())
    assert list_misses(try_out(declined, expect(**ALL))) == ["status not_in_guidance, expected answered"]
