"""Comparison: two runs side by side: what one gained, what it lost, and whether chance explains it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from evals.evaluation import Evaluation, Row
from evals.metrics.catalogue import METRICS, Metric
from evals.run import RunFault
from evals.statistics import Interval, find_chance, find_difference


@dataclass(frozen=True)
class Difference:
    """A metric of two runs over the cases that both have it for."""

    metric: Metric
    count: int
    ours: float
    theirs: float
    interval: Interval
    chance: float

    @property
    def standing(self) -> str:
        """Whether ours is "ahead", "behind", or "even" (the interval holds zero)."""
        if self.interval.low > 0:
            return "ahead"
        return "behind" if self.interval.high < 0 else "even"


@dataclass(frozen=True)
class Comparison:
    """Two runs of the same questions."""

    ours: Evaluation
    theirs: Evaluation

    def __post_init__(self) -> None:
        """Raise RunFault where the two have no question in common."""
        if not self.ours.by_id.keys() & self.theirs.by_id.keys():
            raise RunFault(f"{self.ours.info.name} and {self.theirs.info.name} have no question in common")

    @property
    def differing_origins(self) -> list[str]:
        """In what the two differ beside the program: "dataset", "corpus", "rules", "embedder"."""
        one, other = self.ours.info.origin, self.theirs.info.origin
        return [name for name in ("dataset", "rules", "generation") if getattr(one, name) != getattr(other, name)]

    @cached_property
    def differences(self) -> list[Difference]:
        """Every share that both runs have, in the order of the metrics."""
        found = (self._compare(metric) for metric in METRICS.values() if metric.is_share)
        return [difference for difference in found if difference]

    @cached_property
    def gained(self) -> list[Row]:
        """The cases that ours answers right and theirs does not."""
        return list(self._list_parted(is_ours_right=True))

    @cached_property
    def lost(self) -> list[Row]:
        """The cases that theirs answers right and ours does not."""
        return list(self._list_parted(is_ours_right=False))

    def _compare(self, metric: Metric) -> Difference | None:
        """One share of both runs; None where they have it for no case in common."""
        pairs = [
            (row.scores[metric.name], other.scores[metric.name])
            for row in self.ours.rows
            if (other := self.theirs.by_id.get(row.id)) and metric.name in row.scores and metric.name in other.scores
        ]
        if not pairs:
            return None
        ours, theirs = zip(*pairs, strict=True)
        return Difference(
            metric=metric,
            count=len(pairs),
            ours=sum(ours) / len(ours),
            theirs=sum(theirs) / len(theirs),
            interval=find_difference(ours, theirs),
            chance=find_chance(ours, theirs),
        )

    def _list_parted(self, is_ours_right: bool) -> Iterator[Row]:
        """Our rows of the cases that only one of the two answers right."""
        for row in self.ours.rows:
            other = self.theirs.by_id.get(row.id)
            if other and bool(row.misses) != bool(other.misses) and bool(row.misses) is not is_ours_right:
                yield row
