"""Statistics: how sure a figure is, and whether two runs differ; by scipy, with a fixed seed."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy import stats

RESAMPLES = 10_000
SEED = 20261123
SURE = 0.95


@dataclass(frozen=True)
class Interval:
    """A figure and the interval that holds the true one with 95 %."""

    value: float
    low: float
    high: float


def find_share(values: Sequence[float]) -> Interval:
    """A mean of values between 0 and 1 with its 95 % interval.

    After Wilson where every value is 0 or 1; exact (Clopper and Pearson, one-sided) where nothing or all failed;
    by bootstrap for shares in between. (0, 1) where nothing was counted.
    """
    if not values:
        return Interval(float("nan"), 0.0, 1.0)
    mean = float(np.mean(values))
    if not set(values) <= {0.0, 1.0}:
        low, high = _bootstrap(values)
        return Interval(mean, low, high)
    right, count = round(sum(values)), len(values)
    if right in (0, count):
        reach = float((1 - SURE) ** (1 / count))
        return Interval(mean, *((0.0, 1 - reach) if right == 0 else (reach, 1.0)))
    found = stats.binomtest(right, count).proportion_ci(SURE, method="wilson")
    return Interval(mean, float(found.low), float(found.high))


def find_floor(least: float, count: int) -> float:
    """The lower bound that a share of `least` would have among so many: what a run's lower bound must reach."""
    right = least * count
    return float(_find_wilson_low(right, count)) if count else 0.0


def find_difference(ours: Sequence[float], theirs: Sequence[float]) -> Interval:
    """The mean difference of paired values with its 95 % interval by paired bootstrap."""
    differences = np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float)
    low, high = _bootstrap(differences)
    return Interval(float(differences.mean()), low, high)


def find_chance(ours: Sequence[float], theirs: Sequence[float]) -> float:
    """How often chance alone would part paired values as far: Fisher's randomisation, two-sided."""
    differences = np.asarray(ours, dtype=float) - np.asarray(theirs, dtype=float)
    if not differences.any() or len(differences) < 2:
        return 1.0
    found = stats.permutation_test(
        (differences,),
        np.mean,
        permutation_type="samples",
        vectorized=True,
        n_resamples=RESAMPLES,
        rng=np.random.default_rng(SEED),
    )
    return float(found.pvalue)


def find_percentiles(values: Sequence[float]) -> dict[int, float]:
    """The 50th, 95th and 99th percentile; a failure, which is without end, counts as slower than any answer."""
    if not values:
        return {}
    found = np.percentile(np.asarray(values, dtype=float), [50, 95, 99], method="higher")
    return dict(zip((50, 95, 99), found.tolist(), strict=True))


def _bootstrap(values: Sequence[float] | np.ndarray) -> tuple[float, float]:
    """The 95 % interval of a mean by resampling."""
    if len(values) < 2 or len(set(np.asarray(values).tolist())) == 1:
        return float(values[0]), float(values[0])
    found = stats.bootstrap(
        (np.asarray(values, dtype=float),),
        np.mean,
        confidence_level=SURE,
        n_resamples=RESAMPLES,
        method="percentile",
        batch=1000,
        rng=np.random.default_rng(SEED),
    ).confidence_interval
    return float(found.low), float(found.high)


def _find_wilson_low(right: float, count: int) -> float:
    """The lower bound after Wilson of a share that need not be of whole cases."""
    z = stats.norm.ppf((1 + SURE) / 2)
    share, spread = right / count, z * z / count
    half = z / (1 + spread) * np.sqrt(share * (1 - share) / count + spread / (4 * count))
    return float(max(0.0, (share + spread / 2) / (1 + spread) - half))
