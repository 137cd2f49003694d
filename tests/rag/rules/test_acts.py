"""Acts: one Client Data Act at a time, and the amendments that hold with it."""

from datetime import date

import pytest

from rag.rules.acts import find_act, list_acts, list_amendments, rule_client_data_act


@pytest.mark.parametrize(
    ("on", "number"),
    [
        (date(2021, 11, 1), "784/2021"),
        (date(2021, 11, 2), "784/2021"),
        (date(2023, 12, 31), "784/2021"),
        (date(2024, 1, 1), "703/2023"),
        (date(2024, 1, 2), "703/2023"),
    ],
)
def test_client_data_act_in_force_changes_on_the_day_of_the_new_act(on: date, number: str) -> None:
    act = rule_client_data_act(on)

    assert act is not None
    assert act.act == number


def test_client_data_act_before_the_first_is_the_one_already_given() -> None:
    assert rule_client_data_act(date(2021, 8, 26)) is None
    assert [rule_client_data_act(day).act for day in (date(2021, 8, 27), date(2021, 10, 31))] == ["784/2021"] * 2


@pytest.mark.parametrize(
    ("number", "on", "amendments"),
    [
        ("784/2021", date(2022, 12, 31), []),
        ("784/2021", date(2023, 1, 1), ["381/2022"]),
        ("784/2021", date(2023, 12, 31), ["381/2022"]),
        ("784/2021", date(2024, 1, 1), []),
        ("703/2023", date(2024, 6, 30), []),
        ("703/2023", date(2024, 7, 1), ["307/2024"]),
        ("703/2023", date(2024, 7, 2), ["307/2024"]),
        ("1/1900", date(2024, 7, 1), []),
    ],
)
def test_amendments_hold_from_their_first_day_as_long_as_their_act(
    number: str, on: date, amendments: list[str]
) -> None:
    assert [amendment.act for amendment in list_amendments(number, on)] == amendments


def test_repealed_acts_name_the_act_that_repealed_them_and_end_the_day_before_it() -> None:
    repealed = {act.act: (act.repealed_by, act.in_force_until) for act in list_acts() if act.repealed_by}

    assert repealed == {
        "254/2015": ("703/2023", date(2023, 12, 31)),
        "784/2021": ("703/2023", date(2023, 12, 31)),
    }


@pytest.mark.parametrize(
    ("number", "given"),
    [
        ("784/2021", date(2021, 8, 27)),
        ("703/2023", date(2023, 4, 14)),
        ("307/2024", date(2024, 6, 7)),
    ],
)
def test_act_is_found_by_its_number_with_the_day_it_was_given(number: str, given: date) -> None:
    act = find_act(number)

    assert act is not None
    assert act.given == given


def test_act_of_an_unknown_number_is_none() -> None:
    assert find_act("159/2007") is None


def test_every_amendment_amends_an_act_that_is_known_and_no_older_than_it() -> None:
    for amendment in (act for act in list_acts() if act.amends):
        amended = find_act(amendment.amends)
        assert amended is not None
        assert amended.in_force_from <= amendment.in_force_from


@pytest.mark.parametrize(
    ("number", "begins_state"),
    [("254/2015", False), ("784/2021", True), ("381/2022", False), ("703/2023", True), ("307/2024", True)],
)
def test_act_begins_a_state_of_the_law_unless_it_only_adds_to_one(number: str, begins_state: bool) -> None:
    act = find_act(number)

    assert act is not None
    assert act.begins_state is begins_state
