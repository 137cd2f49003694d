"""Summary: the figures of a run as plain data, which the other reports and the app show."""

import math
from collections.abc import Callable, Sequence
from typing import Any

from evals.comparison import Comparison
from evals.evaluation import Evaluation, Row, list_metrics
from evals.gate import Fault
from evals.metrics.catalogue import Metric
from evals.statistics import Interval, find_share

GROUPS: dict[str, Callable[[Row], str]] = {
    "kind": lambda row: row.trial.case.kind,
    "language": lambda row: row.trial.case.language,
}
"""What the share of right answers is shown by."""


def summarise(evaluation: Evaluation, faults: Sequence[Fault], comparisons: Sequence[Comparison]) -> dict[str, Any]:
    """All figures of a run, its gate, its comparisons and its rows, ready for JSON."""
    return {
        "run": evaluation.info.model_dump(mode="json"),
        "passes": not faults,
        "faults": [vars(fault) for fault in faults],
        "metrics": [summarise_metric(evaluation, metric) for metric in list_metrics()],
        "latency_ms": {f"p{place}": _show(value) for place, value in evaluation.percentiles.items()},
        "groups": {name: _summarise_groups(evaluation, key) for name, key in GROUPS.items()},
        "comparisons": [_summarise_comparison(comparison) for comparison in comparisons],
        "rows": [summarise_row(row) for row in evaluation.rows],
    }


def summarise_metric(evaluation: Evaluation, metric: Metric) -> dict[str, Any]:
    """A metric with its count, value and interval; value None where it applies to no case."""
    count = len(evaluation.list_values(metric.name))
    interval = evaluation.summarise(metric)
    shown = _show_interval(interval) if count else dict.fromkeys(("value", "low", "high"))
    fields = {"name": metric.name, "formula": metric.formula, "is_share": metric.is_share, "is_hard": metric.is_hard}
    return {**fields, "count": count, **shown}


def summarise_row(row: Row) -> dict[str, Any]:
    """A case with its expectation, answer, figures and misses."""
    return {
        "id": row.id,
        "right": not row.misses,
        "case": row.trial.case.model_dump(mode="json", exclude_defaults=True),
        "answer": row.trial.answer.model_dump(mode="json"),
        "ranking": list(row.trial.record.ranking),
        "support": row.trial.record.support,
        "scores": {name: _show(value) for name, value in row.scores.items()},
        "misses": list(row.misses),
    }


def _summarise_groups(evaluation: Evaluation, key: Callable[[Row], str]) -> list[dict[str, Any]]:
    """The share of right answers by group."""
    groups = evaluation.group_by(key)
    return [
        {"name": name, "count": len(rows), **_show_interval(find_share([row.scores["right"] for row in rows]))}
        for name, rows in groups.items()
    ]


def _summarise_comparison(comparison: Comparison) -> dict[str, Any]:
    """What differs from another run, metric by metric and case by case."""
    return {
        "with": comparison.theirs.info.configuration.title,
        "name": comparison.theirs.info.name,
        "differing": comparison.differing_origins,
        "metrics": [
            {
                "name": row.metric.name,
                "count": row.count,
                "ours": row.ours,
                "theirs": row.theirs,
                "chance": row.chance,
                "standing": row.standing,
                **_show_interval(row.interval),
            }
            for row in comparison.differences
        ],
        "gained": [row.id for row in comparison.gained],
        "lost": [row.id for row in comparison.lost],
    }


def _show_interval(interval: Interval) -> dict[str, float | None]:
    """An interval as data."""
    return {name: _show(value) for name, value in vars(interval).items()}


def _show(value: float) -> float | None:
    """A number as JSON has it; None for one without end."""
    return round(float(value), 6) if math.isfinite(value) else None
