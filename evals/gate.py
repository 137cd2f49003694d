"""Gate: whether a run may pass: no hard miss, no share under its floor, nothing worse than the stored baseline."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.evaluation import Evaluation
from evals.metrics.catalogue import METRICS, find_metric
from evals.run import RunFault
from evals.statistics import find_difference, find_floor, find_share

BASELINE = Path(__file__).with_name("baseline.json")

# Decimals of a stored score; a run's own scores are rounded alike, or a third would differ from itself.
PLACES = 4


class Baseline(BaseModel):
    """What the last accepted version reached.

    `least` is the smallest share of each metric that may pass: a run's lower bound must reach the one that this
    share would have among as many cases. `scores` holds every case's figure, by metric and case.
    """

    model_config = ConfigDict(frozen=True)

    configuration: str
    least: dict[str, float]
    scores: dict[str, dict[str, float]]


@dataclass(frozen=True)
class Fault:
    """Why a run does not pass: the metric, "hard", "floor" or "worse", and the reason in words."""

    metric: str
    kind: str
    reason: str

    def __str__(self) -> str:
        return f"{self.metric}: {self.reason}"


def read_baseline(path: Path = BASELINE) -> Baseline:
    """The stored baseline; raises RunFault where it cannot be used or names an unknown metric."""
    try:
        baseline = Baseline.model_validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise RunFault(f"{path}: no baseline can be read; make one with: python -m evals accept RUN") from error
    for name in baseline.least:
        find_metric(name)
    return baseline


def accept(evaluation: Evaluation, path: Path = BASELINE) -> Baseline:
    """Make a run the baseline that later ones are held to; the least shares stay as they are."""
    least = read_baseline(path).least if path.exists() else {}
    names = [name for name, metric in METRICS.items() if metric.is_share]
    scores = {
        name: {row.id: round(row.scores[name], PLACES) for row in evaluation.rows if name in row.scores}
        for name in names
    }
    baseline = Baseline(configuration=evaluation.info.configuration.name, least=least, scores=scores)
    fields = baseline.model_dump()
    path.write_text(json.dumps(fields, indent=None, separators=(",", ":")).replace('},"', '},\n"'), encoding="utf-8")
    return baseline


def list_faults(evaluation: Evaluation, baseline: Baseline) -> list[Fault]:
    """Everything that keeps a run from passing; none where it passes."""
    return [*_list_hard(evaluation), *_list_under_floor(evaluation, baseline), *_list_worse(evaluation, baseline)]


def _list_hard(evaluation: Evaluation) -> Iterator[Fault]:
    """Every case that misses a metric of which not one may be missed."""
    for metric in METRICS.values():
        missed = [row.id for row in evaluation.rows if metric.is_hard and row.scores.get(metric.name, 1.0) < 1.0]
        if missed:
            named = ", ".join(missed[:5]) + (" …" if len(missed) > 5 else "")
            yield Fault(metric.name, "hard", f"missed by {len(missed)}, none may: {named}")


def _list_under_floor(evaluation: Evaluation, baseline: Baseline) -> Iterator[Fault]:
    """Every share whose lower bound does not reach its floor; where nothing was missed, nothing is under it."""
    for name, least in baseline.least.items():
        values = evaluation.list_values(name)
        floor, share = find_floor(least, len(values)), find_share(values)
        if values and share.value < 1.0 and share.low < floor - 1e-9:
            yield Fault(name, "floor", f"{share.value:.3f}, lower bound {share.low:.3f} is under {floor:.3f}")


def _list_worse(evaluation: Evaluation, baseline: Baseline) -> Iterator[Fault]:
    """Every share that lies wholly under the baseline's on the same cases."""
    for name, earlier in baseline.scores.items():
        pairs = [
            (round(row.scores[name], PLACES), earlier[row.id])
            for row in evaluation.rows
            if name in row.scores and row.id in earlier
        ]
        if not pairs:
            continue
        found = find_difference(*zip(*pairs, strict=True))
        if found.high < 0:
            yield Fault(
                name, "worse", f"{found.value:+.3f} against the baseline ({found.low:+.3f} to {found.high:+.3f})"
            )
