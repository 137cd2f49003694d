"""Catalogue: the past, the present and the enacted future of a duty, and when a date ceased to be law."""

from datetime import date

import pytest

from rag.rules.catalogue import find_enacted, find_history, find_repeal, find_ruling, list_changes
from rag.rules.ruling import SECTORS, SERVICE_TASKS

LATER = date(2026, 11, 22)


def find_child_welfare_repeal(day: date, until: date) -> date | None:
    """When a date for storing a public provider's child-welfare documents ceased to be law."""
    return find_repeal("storing", "child_welfare", "public", day, until)


def test_history_is_told_oldest_first() -> None:
    history = find_history("storing", "child_welfare", "public", LATER)

    assert [ruling.in_force_from for ruling in history] == [date(2021, 11, 1), date(2024, 1, 1), date(2024, 7, 1)]
    assert [ruling.day for ruling in history] == [date(2025, 3, 1), date(2025, 3, 1), date(2026, 9, 1)]


def test_history_ends_with_the_ruling_in_force() -> None:
    for sector in SECTORS:
        for task in SERVICE_TASKS:
            assert find_history("storing", task, sector, LATER)[-1] == find_ruling("storing", task, sector, LATER)


def test_history_holds_a_ruling_on_its_first_day_and_not_before() -> None:
    assert len(find_history("joining", "joining", "public", date(2024, 6, 30))) == 2
    assert len(find_history("joining", "joining", "public", date(2024, 7, 1))) == 3


def test_history_keeps_a_ruling_that_has_no_successor_yet() -> None:
    history = find_history("consent", "consent", "public", date(2024, 2, 1))

    assert [ruling.day for ruling in history] == [date(2023, 1, 1)]


def test_history_is_empty_before_the_first_act_and_for_an_unknown_duty() -> None:
    assert find_history("storing", "child_welfare", "public", date(2021, 10, 31)) == []
    assert find_history("effort", "effort", "public", LATER) == []


def test_repeal_of_the_child_welfare_date_is_the_day_the_amendment_came_into_force() -> None:
    assert find_child_welfare_repeal(date(2025, 3, 1), LATER) == date(2024, 7, 1)


def test_repeal_is_known_on_its_own_day_and_not_before() -> None:
    assert find_child_welfare_repeal(date(2025, 3, 1), date(2024, 7, 1)) == date(2024, 7, 1)
    assert find_child_welfare_repeal(date(2025, 3, 1), date(2024, 6, 30)) is None


def test_repeal_passes_over_a_new_act_that_keeps_the_date() -> None:
    assert find_child_welfare_repeal(date(2025, 3, 1), date(2024, 2, 1)) is None


def test_repeal_of_a_date_kept_in_force_is_none() -> None:
    assert find_repeal("storing", "family_law", "public", date(2026, 9, 1), LATER) is None


def test_repeal_of_a_date_that_never_was_law_is_none() -> None:
    assert find_child_welfare_repeal(date(2025, 3, 2), LATER) is None


def test_repeal_of_the_other_reading_is_found_too() -> None:
    repealed = find_repeal("joining", "joining", "on_behalf_of_public", date(2024, 9, 1), LATER)

    assert repealed == date(2024, 7, 1)


def test_enacted_gives_the_ruling_that_is_still_to_come() -> None:
    enacted = list(find_enacted("storing", "child_welfare", "public", date(2024, 6, 1)))

    assert [(ruling.day, ruling.in_force_from) for ruling in enacted] == [(date(2026, 9, 1), date(2024, 7, 1))]


def test_enacted_rulings_come_soonest_first() -> None:
    enacted = find_enacted("storing", "child_welfare", "public", date(2023, 6, 1))

    assert [ruling.in_force_from for ruling in enacted] == [date(2024, 1, 1), date(2024, 7, 1)]


def test_enacted_gives_the_first_ruling_of_a_duty_that_is_not_yet_law() -> None:
    enacted = list(find_enacted("log_data", "log_data", "public", date(2024, 6, 1)))

    assert [ruling.in_force_from for ruling in enacted] == [date(2024, 7, 1)]


def test_enacted_gives_each_ruling_once() -> None:
    enacted = list(find_enacted("storing", "recordings", "public", date(2021, 10, 1)))

    assert [ruling.in_force_from for ruling in enacted] == [date(2021, 11, 1), date(2024, 1, 1), date(2024, 7, 1)]


def test_enacted_is_empty_once_the_last_change_is_law_and_for_an_unknown_duty() -> None:
    assert list(find_enacted("storing", "child_welfare", "public", LATER)) == []
    assert list(find_enacted("effort", "effort", "public", date(2021, 1, 1))) == []


@pytest.mark.parametrize("task", SERVICE_TASKS)
def test_joining_is_found_under_any_subject(task: str) -> None:
    assert find_ruling("joining", task, "public", LATER) == find_ruling("joining", "joining", "public", LATER)


def test_ruling_of_an_unknown_duty_or_subject_is_none() -> None:
    assert find_ruling("effort", "effort", "public", LATER) is None
    assert find_ruling("storing", "waves", "public", LATER) is None


def test_changes_are_the_days_on_which_the_acts_came_into_force() -> None:
    assert list_changes() == {date(2021, 11, 1), date(2023, 1, 1), date(2024, 1, 1), date(2024, 7, 1)}
