"""Statistics: intervals and differences are those of the textbooks, and the same every time."""

import math

import pytest

from evals.statistics import find_chance, find_difference, find_floor, find_percentiles, find_share


@pytest.mark.parametrize(
    ("right", "count", "low", "high"),
    [(50, 100, 0.404, 0.596), (180, 200, 0.851, 0.934), (1, 10, 0.018, 0.404)],
)
def test_interval_of_a_share_is_wilson_s(right: int, count: int, low: float, high: float) -> None:
    found = find_share([1.0] * right + [0.0] * (count - right))
    assert (found.low, found.high) == (pytest.approx(low, abs=0.001), pytest.approx(high, abs=0.001))


@pytest.mark.parametrize(("count", "reach"), [(60, 0.049), (100, 0.030), (300, 0.010)])
def test_where_nothing_or_all_failed_the_bound_is_exact(count: int, reach: float) -> None:
    assert find_share([1.0] * count).low == pytest.approx(1 - reach, abs=0.001)
    assert find_share([0.0] * count).high == pytest.approx(reach, abs=0.001)


def test_nothing_counted_is_anything() -> None:
    assert math.isnan(find_share([]).value)
    assert (find_share([]).low, find_share([]).high) == (0.0, 1.0)


def test_shares_in_between_are_resampled_with_a_seed() -> None:
    values = [0.0, 0.25, 0.5, 0.75, 1.0] * 20
    found = find_share(values)
    assert found.low < found.value < found.high
    assert find_share(values) == found


def test_difference_of_pairs_and_its_chance() -> None:
    ours, theirs = [1.0] * 80 + [0.0] * 20, [1.0] * 60 + [0.0] * 40
    found = find_difference(ours, theirs)
    assert found.value == pytest.approx(0.2)
    assert found.low > 0
    assert find_chance(ours, theirs) < 0.01
    assert find_chance(ours, ours) == 1.0
    assert find_chance([1.0, 0.0, 1.0], [0.0, 1.0, 1.0]) > 0.5


def test_failure_is_slower_than_any_answer() -> None:
    assert find_percentiles([10.0] * 90 + [math.inf] * 10) == {50: 10.0, 95: math.inf, 99: math.inf}
    assert find_percentiles([]) == {}


@pytest.mark.parametrize("count", [10, 100, 745])
def test_floor_is_the_lower_bound_of_the_least_share(count: int) -> None:
    right = round(0.9 * count)
    found = find_share([1.0] * right + [0.0] * (count - right))
    assert find_floor(0.9, count) == pytest.approx(found.low, abs=0.01)
    assert find_floor(0.9, 0) == 0.0
