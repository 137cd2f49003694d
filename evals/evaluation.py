"""Evaluation: the figures of a run, from what is stored alone; the same run gives the same figures."""

import math
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from evals.metrics.catalogue import METRICS, Metric, find_metric, measure_all
from evals.metrics.misses import list_misses
from evals.run import Run, RunFault, RunInfo
from evals.statistics import Interval, find_percentiles, find_share
from evals.trial import Record, Trial
from rag.answer import Answer


@dataclass(frozen=True)
class Row:
    """A trial with its figures and everything in which the answer misses what was expected."""

    trial: Trial
    scores: dict[str, float]
    misses: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the case."""
        return self.trial.case.id


@dataclass(frozen=True)
class Evaluation:
    """The figures of a run, case by case and in sum."""

    info: RunInfo
    rows: tuple[Row, ...]

    @cached_property
    def by_id(self) -> dict[str, Row]:
        """The rows by the ids of their cases."""
        return {row.id: row for row in self.rows}

    def list_values(self, metric: str) -> list[float]:
        """The values of a metric, of the cases that it applies to; raises UnknownMetric."""
        name = find_metric(metric).name
        return [row.scores[name] for row in self.rows if name in row.scores]

    def summarise(self, metric: Metric) -> Interval:
        """A share with its interval; of a size the median, between the 5th and the 95th of a hundred."""
        values = self.list_values(metric.name)
        if metric.is_share:
            return find_share(values)
        finite = [value for value in values if math.isfinite(value)]
        return _find_middle(finite)

    @property
    def percentiles(self) -> dict[int, float]:
        """Milliseconds until an answer: p50, p95 and p99, failures as slower than any answer."""
        return find_percentiles(self.list_values("latency_ms"))

    def group_by(self, key: Callable[[Row], str]) -> dict[str, list[Row]]:
        """The rows in groups, in the order of their names."""
        groups: dict[str, list[Row]] = defaultdict(list)
        for row in self.rows:
            groups[key(row)].append(row)
        return dict(sorted(groups.items()))


def evaluate(run: Run, corpus: str = "") -> Evaluation:
    """Judge a run; raises RunFault where it is empty, or of another corpus than the one named by its digest."""
    if corpus and run.info.origin.corpus != corpus:
        raise RunFault(
            f"{run.folder}: its answers are of another corpus than the index now holds; generate it anew, "
            "or bring the index back (python -m ingest)"
        )
    records = run.read_records()
    first = {record.case: record for record in records if not record.repeat}
    if not first:
        raise RunFault(f"{run.folder}: no answer is stored in it yet; go on with: python -m evals generate")
    repeats: dict[str, list[Answer]] = defaultdict(list)
    for record in records:
        if record.repeat:
            repeats[record.case].append(record.answer)
    trials = [
        Trial(
            case=case,
            record=first[case.id],
            texts=run.texts,
            repeats=tuple(repeats[case.id]),
            original=_find_original(case.pair_of, first),
        )
        for case in run.cases
        if case.id in first
    ]
    return Evaluation(run.info, tuple(judge_trial(trial) for trial in trials))


def judge_trial(trial: Trial) -> Row:
    """The figures of one trial."""
    return Row(trial, measure_all(trial), tuple(list_misses(trial)))


def list_metrics(names: Sequence[str] = ()) -> Sequence[Metric]:
    """All metrics in the order of the reports, or some by name; raises UnknownMetric."""
    return [find_metric(name) for name in names] or list(METRICS.values())


def _find_original(name: str | None, first: dict[str, Record]) -> Record | None:
    """The record of the case that another one asks in other words."""
    return first.get(name) if name else None


def _find_middle(values: Sequence[float]) -> Interval:
    """The median of some sizes, and what nine of ten lie between."""
    if not values:
        return Interval(math.nan, math.nan, math.nan)
    ranked = sorted(values)
    places = (len(ranked) // 2, len(ranked) // 20, len(ranked) - 1 - len(ranked) // 20)
    return Interval(*(ranked[place] for place in places))
