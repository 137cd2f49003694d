"""Evaluation: judging is pure; the same run has the same figures, and a run of another corpus is refused."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.evaluation import Evaluation, evaluate
from evals.metrics.catalogue import METRICS, UnknownMetric
from evals.run import Run, RunFault
from tests.evals.samples import TEXT, expect
from tests.evals.test_run import INFO, record

CASES = (
    expect(id="a", expected_vital=("heti",)),
    expect(id="b", expected_vital=("koskaan",)),
    expect(id="c", kind="law"),
)


@pytest.fixture
def small(tmp_path: Path) -> Run:
    run = Run.create(tmp_path / "run", INFO, CASES, [TEXT])
    repeat = record("a").model_copy(update={"repeat": 1})
    assert len(list(run.append([record("a"), record("b"), repeat]))) == 3
    return run


def test_same_run_has_the_same_figures(run: Run, evaluation: Evaluation) -> None:
    again = evaluate(Run(run.folder))
    assert [row.scores for row in again.rows] == [row.scores for row in evaluation.rows]
    assert [again.summarise(METRICS[name]) for name in ("right", "vital")] == [
        evaluation.summarise(METRICS[name]) for name in ("right", "vital")
    ]


def test_cases_that_were_answered_are_judged_with_their_repeats(small: Run) -> None:
    found = evaluate(small)
    assert [(row.id, row.misses) for row in found.rows] == [("a", ()), ("b", ("lacks /koskaan/",))]
    assert [row.scores.get("stability") for row in found.rows] == [1.0, None]
    assert found.list_values("vital") == [1.0, 0.0]
    assert found.summarise(METRICS["vital"]).value == 0.5
    assert found.percentiles[50] == pytest.approx(100.0)


def test_pair_is_judged_against_its_original(tmp_path: Path) -> None:
    run = Run.create(tmp_path / "run", INFO, (expect(id="a"), expect(id="b", pair_of="a")), [TEXT])
    assert len(list(run.append([record("a"), record("b")]))) == 2
    assert [row.scores.get("pairs") for row in evaluate(run).rows] == [None, 1.0]


def test_run_of_another_corpus_is_refused(small: Run) -> None:
    assert evaluate(small, corpus=INFO.origin.corpus).rows
    with pytest.raises(RunFault, match="of another corpus than the index now holds"):
        evaluate(small, corpus="other")


def test_run_without_an_answer_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunFault, match="no answer is stored in it yet"):
        evaluate(Run.create(tmp_path / "run", INFO, CASES, [TEXT]))


def test_unknown_metric_is_told(evaluation: Evaluation) -> None:
    with pytest.raises(UnknownMetric):
        evaluation.list_values("wit")


def test_rows_are_grouped_in_order(evaluation: Evaluation) -> None:
    groups = evaluation.group_by(lambda row: row.trial.case.language)
    assert list(groups) == ["en", "fi", "sv"]
    assert sum(len(rows) for rows in groups.values()) == len(evaluation.rows)
    assert replace(evaluation, rows=()).group_by(lambda row: row.id) == {}
