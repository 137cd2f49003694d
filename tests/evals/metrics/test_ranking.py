"""Ranking: the place of the evidence among the sections that were found."""

import pytest

from evals.metrics import ranking
from tests.evals.samples import expect, try_out

CASE = expect(expected_sections=("guide#period", "guide#other"), expected_documents=("guide",))


@pytest.mark.parametrize(
    ("found", "evidence", "recall", "first", "document"),
    [
        (("guide#period", "a#1"), 1.0, 0.5, 1.0, 1.0),
        (("a#1", "guide#other", "guide#period"), 1.0, 1.0, 0.5, 0.0),
        (("a#1", "a#2", "a#3", "a#4", "guide#other"), 0.0, 0.5, 0.2, 0.0),
        ((), 0.0, 0.0, 0.0, 0.0),
    ],
)
def test_place_of_the_evidence(found, evidence, recall, first, document) -> None:
    trial = try_out(case=CASE, ranking=found)
    assert ranking.measure_evidence(trial) == evidence
    assert ranking.measure_found(trial) == recall
    assert ranking.measure_first(trial) == pytest.approx(first)
    assert ranking.measure_first_document(trial) == document


def test_gain_falls_with_the_place() -> None:
    high = try_out(case=CASE, ranking=("guide#period", "guide#other"))
    low = try_out(case=CASE, ranking=("a#1", "guide#period"))
    assert ranking.measure_gain(high) == pytest.approx(1.0)
    assert 0.0 < ranking.measure_gain(low) < 0.5


def test_nothing_is_measured_where_no_section_is_expected() -> None:
    assert ranking.measure_evidence(try_out(ranking=("guide#period",))) is None
    assert ranking.measure_first_document(try_out(ranking=("guide#period",))) is None
