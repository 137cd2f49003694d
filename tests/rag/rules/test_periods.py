"""Periods: the states of the law between the acts, days that two periods share, and days that none has."""

from datetime import date

import pytest

from rag.rules.periods import Period, find_gap, find_overlap, list_legal_states

UNDER_784 = Period(date(2021, 11, 1), date(2023, 12, 31))
UNDER_703 = Period(date(2024, 1, 1), date(2024, 6, 30))
UNDER_307 = Period(date(2024, 7, 1))


def test_states_of_the_law_lie_between_the_acts_and_follow_each_other() -> None:
    assert list_legal_states() == [UNDER_784, UNDER_703, UNDER_307]


def test_period_tells_its_days_in_words() -> None:
    assert str(UNDER_703) == "from 2024-01-01 to 2024-06-30"
    assert str(UNDER_307) == "from 2024-07-01 on"


@pytest.mark.parametrize(
    ("first", "last", "shared"),
    [
        (date(2023, 1, 1), date(2023, 12, 31), None),
        (date(2023, 1, 1), date(2024, 1, 1), Period(date(2024, 1, 1), date(2024, 1, 1))),
        (date(2024, 2, 1), date(2024, 3, 1), Period(date(2024, 2, 1), date(2024, 3, 1))),
        (date(2024, 6, 30), date.max, Period(date(2024, 6, 30), date(2024, 6, 30))),
        (date(2024, 7, 1), date.max, None),
    ],
)
def test_periods_meet_on_the_days_that_both_have(first: date, last: date, shared: Period | None) -> None:
    assert Period(first, last).meet(UNDER_703) == shared
    assert UNDER_703.meet(Period(first, last)) == shared


def test_overlap_is_found_whatever_the_order() -> None:
    early = Period(date(2023, 12, 1), date(2024, 1, 31))
    shared = Period(date(2023, 12, 1), date(2023, 12, 31))

    assert find_overlap([UNDER_307, early, UNDER_784]) == shared
    assert find_overlap([UNDER_784, UNDER_307, early]) == shared


def test_periods_that_touch_do_not_overlap() -> None:
    assert find_overlap([UNDER_784, UNDER_703, UNDER_307]) is None
    assert find_overlap([]) is None


def test_gap_is_a_part_of_a_state_that_is_left_out() -> None:
    assert find_gap([Period(date(2021, 11, 1), date(2023, 6, 30))]) == Period(date(2023, 7, 1), date(2023, 12, 31))
    assert find_gap([Period(date(2024, 8, 1))]) == Period(date(2024, 7, 1), date(2024, 7, 31))


def test_state_that_is_left_out_whole_is_no_gap() -> None:
    assert find_gap([UNDER_784, UNDER_307]) is None
    assert find_gap([UNDER_703]) is None
    assert find_gap([]) is None


def test_days_before_the_first_state_are_no_gap() -> None:
    assert find_gap([Period(date(2015, 4, 1), date(2015, 4, 30))]) is None
