"""Gate: what a version must reach; and the shipped version reaches it on a seeded sample, in every build."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.evaluation import Evaluation
from evals.gate import Baseline, accept, list_faults, read_baseline
from evals.metrics.catalogue import METRICS, UnknownMetric
from evals.run import RunFault
from tests.evals.test_comparison import judge

pytestmark = pytest.mark.xdist_group("evals")


def hold(least: dict[str, float], scores: dict[str, dict[str, float]] | None = None) -> Baseline:
    return Baseline(configuration="chain", least=least, scores=scores or {})


def test_shipped_version_passes_on_the_fast_subset(evaluation: Evaluation) -> None:
    faults = list_faults(evaluation, read_baseline())
    assert faults == [], [str(fault) for fault in faults]


def test_shipped_baseline_holds_every_share_to_a_floor_that_is_worth_something() -> None:
    baseline = read_baseline()
    assert set(baseline.least) == {name for name, metric in METRICS.items() if metric.is_share}
    assert min(baseline.least.values()) >= 0.6
    assert len(baseline.scores["right"]) >= 500


@pytest.mark.parametrize(("least", "passes"), [(0.5, True), (0.7, True), (0.8, False), (0.95, False)])
def test_share_under_its_floor_fails(tmp_path: Path, least: float, passes: bool) -> None:
    faults = list_faults(judge(tmp_path, set(range(30))), hold({"vital": least}))
    assert (faults == []) is passes
    assert {(fault.metric, fault.kind) for fault in faults} <= {("vital", "floor")}


def test_share_that_is_surely_worse_than_the_baseline_fails_and_one_that_may_be_chance_does_not(tmp_path: Path) -> None:
    baseline = accept(judge(tmp_path / "a", set(range(30))), tmp_path / "baseline.json")
    worse = list_faults(judge(tmp_path / "b", set(range(15))), baseline)
    assert ("vital", "worse") in {(fault.metric, fault.kind) for fault in worse}
    assert list_faults(judge(tmp_path / "c", set(range(29))), baseline) == []


def test_run_is_not_worse_than_itself_where_its_scores_are_no_round_numbers(tmp_path: Path) -> None:
    run = judge(tmp_path / "a", set(range(30)))
    thirds = replace(run, rows=tuple(replace(row, scores={"recall_10": 1 / 3}) for row in run.rows))
    assert list_faults(thirds, accept(thirds, tmp_path / "baseline.json")) == []


def test_accepted_run_keeps_the_least_shares(tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text(hold({"vital": 0.6}).model_dump_json(), encoding="utf-8")
    accept(judge(tmp_path / "a", set(range(30))), path)
    kept = read_baseline(path)
    assert kept.least == {"vital": 0.6}
    assert sum(kept.scores["vital"].values()) == 30


def test_missing_or_unknown_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunFault, match="no baseline can be read"):
        read_baseline(tmp_path / "none.json")
    path = tmp_path / "baseline.json"
    path.write_text(hold({"wit": 0.5}).model_dump_json(), encoding="utf-8")
    with pytest.raises(UnknownMetric):
        read_baseline(path)
