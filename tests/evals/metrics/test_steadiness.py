"""Steadiness: the same question gets the same answer, again and in other words, and a failure is slow without end."""

import math

import pytest

from evals.metrics import steadiness
from evals.trial import Record
from rag.answer import AnswerStatus
from rag.rules.verdict import Verdict
from tests.evals.samples import OTHER, answer, cite, state, try_out


def test_repeats_are_the_same_but_for_their_timings() -> None:
    same, other = answer(timings_ms={"total": 7.0}), answer("Tiedot eivät näy  heti [1].")
    assert steadiness.measure_stability(try_out(repeats=(same, same))) == 1.0
    assert steadiness.measure_stability(try_out(repeats=(same, other))) == 0.0
    assert steadiness.measure_stability(try_out()) is None


@pytest.mark.parametrize(
    ("original", "share"),
    [
        (answer("Muilla sanoilla [1]."), 1.0),
        (answer(citations=(cite(text=OTHER),)), 0.0),
        (answer(status=AnswerStatus.NOT_IN_GUIDANCE), 0.0),
        (answer(dates=(state("2026-09-01", Verdict.AGREES),)), 0.0),
    ],
)
def test_other_words_get_the_same_status_dates_and_section(original, share: float) -> None:
    trial = try_out(original=Record(case="o", answer=original, seconds=0.0))
    assert steadiness.measure_pair(trial) == share


def test_time_is_in_milliseconds_and_a_fault_has_no_end() -> None:
    assert steadiness.measure_latency(try_out(seconds=0.25)) == 250.0
    assert steadiness.measure_latency(try_out(answer(status=AnswerStatus.ERROR))) == math.inf


def test_length_is_that_of_an_answer() -> None:
    assert steadiness.measure_length(try_out(answer("12345"))) == 5.0
    assert steadiness.measure_length(try_out(answer(status=AnswerStatus.OUT_OF_SCOPE))) is None
