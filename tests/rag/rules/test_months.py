"""Months: calendar months are counted by the calendar, and a day that a month lacks is its last day."""

from datetime import date

import pytest
from pydantic import ValidationError

from rag.rules.months import MonthRange, shift_months


@pytest.mark.parametrize(
    ("day", "months", "shifted"),
    [
        (date(2026, 9, 1), -22, date(2024, 11, 1)),
        (date(2026, 9, 1), -11, date(2025, 10, 1)),
        (date(2026, 9, 1), 0, date(2026, 9, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 31), 3, date(2026, 4, 30)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 1), -1, date(2025, 12, 1)),
    ],
)
def test_shifted_day_is_the_same_day_of_another_month_or_its_last(day: date, months: int, shifted: date) -> None:
    assert shift_months(day, months) == shifted


@pytest.mark.parametrize(
    ("day", "months", "shifted"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2024, 2, 29), -12, date(2023, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2025, 2, 28), -12, date(2024, 2, 28)),
    ],
)
def test_leap_day_is_kept_in_leap_years_only(day: date, months: int, shifted: date) -> None:
    assert shift_months(day, months) == shifted


def test_ranges_add_shortest_to_shortest_and_longest_to_longest() -> None:
    assert MonthRange(shortest=3, longest=5) + MonthRange(shortest=1, longest=6) == MonthRange(shortest=4, longest=11)


@pytest.mark.parametrize(("shortest", "longest"), [(2, 1), (-1, 1), (0, -1)])
def test_range_that_runs_backwards_or_below_nothing_is_refused(shortest: int, longest: int) -> None:
    with pytest.raises(ValidationError):
        MonthRange(shortest=shortest, longest=longest)
