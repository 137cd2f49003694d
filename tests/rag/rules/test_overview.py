"""Table: every ruling of a day stands in exactly one row, with the sectors that have it alike."""

from dataclasses import replace
from datetime import date

import pytest

from rag.rules.catalogue import RULES, find_ruling
from rag.rules.overview import Row, describe_row, list_rows
from rag.rules.ruling import SECTORS, Certainty

NOW = date(2026, 11, 22)
AS_GIVEN = date(2024, 3, 1)
DAYS = [date(2021, 11, 1), date(2022, 12, 31), date(2023, 1, 1), date(2023, 12, 31), AS_GIVEN, date(2024, 7, 1), NOW]


def find_rows(rule_id: str, on: date) -> list[Row]:
    """The rows of a rule on a day."""
    return [row for row in list_rows(on) if row.ruling.id == rule_id]


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_rows_hold_each_ruling_of_the_day_once_and_no_other(on: date) -> None:
    shown = [replace(row.ruling, sector=sector) for row in list_rows(on) for sector in row.sectors]
    in_force = [find_ruling(*rule, sector, on) for rule in RULES for sector in SECTORS]

    assert sorted(shown, key=repr) == sorted((ruling for ruling in in_force if ruling), key=repr)


@pytest.mark.parametrize("on", DAYS, ids=str)
def test_rows_of_a_subject_differ_in_more_than_the_sector(on: date) -> None:
    rulings = [row.ruling for row in list_rows(on)]

    assert len(set(rulings)) == len(rulings)


def test_sectors_with_one_date_share_a_row_today() -> None:
    rows = list_rows(NOW)

    assert len(rows) == len(RULES)
    assert [row.ruling.id for row in rows if not row.is_for_all] == ["storing.school_social_work"]


def test_sectors_with_different_dates_have_a_row_each() -> None:
    rows = find_rows("joining", AS_GIVEN)

    assert [row.sectors for row in rows] == [("public",), ("on_behalf_of_public",), ("self_paid",)]
    assert [row.ruling.certainty for row in rows] == [Certainty.CONFIRMED, Certainty.CONTESTED, Certainty.CONFIRMED]


def test_row_says_whether_its_day_is_that_of_joining() -> None:
    follows = {row.ruling.id for row in list_rows(NOW) if row.follows_joining}

    assert "storing.child_welfare" in follows
    assert not follows & {"joining", "storing.family_law", "storing.recordings", "patient_data"}


def test_row_is_described_with_both_readings_where_it_is_contested() -> None:
    (_, described) = [describe_row(row) for row in find_rows("storing.child_welfare", AS_GIVEN)]

    assert (described["date"], described["certainty"]) == ("2025-03-01", "contested")
    assert described["other_reading"] == {
        "date": "2026-01-01",
        "reason": "joining",
        "source": "asiakastietolaki-703-2023#102-joining-original",
    }
    assert described["sectors"] == ["on_behalf_of_public", "self_paid"]


def test_row_is_described_by_its_ground_in_the_law_and_its_period() -> None:
    (row,) = find_rows("storing.child_welfare", NOW)
    described = describe_row(row)

    assert described["legal_basis"] == "703/2023, 69 § 1 mom.; 703/2023, 102 § 5 mom. (307/2024)"
    assert (described["in_force_from"], described["in_force_until"]) == ("2024-07-01", None)
    assert (described["kind"], described["follows_joining"]) == ("joining", True)


@pytest.mark.parametrize("on", [date(1, 1, 1), date(2015, 4, 1), date(2021, 10, 31)], ids=str)
def test_there_are_no_rows_before_the_first_law(on: date) -> None:
    assert list_rows(on) == []
