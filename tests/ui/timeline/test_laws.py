"""Laws: every subject is compared, alike sectors together, and each day of the law gets a mark, contested ones two."""

from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.rules.catalogue import find_ruling
from rag.rules.ruling import SECTORS
from ui.timeline.laws import SUBJECTS, Choice, follows_joining, list_comparisons, list_marks

Choose = Callable[..., Choice]
TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2017, 1, 1), date(2035, 12, 31))


def test_subjects_are_those_of_the_law_in_the_order_of_the_page() -> None:
    assert list(SUBJECTS)[:2] == ["joining", "families"]
    assert len(SUBJECTS) == 15
    assert list(SUBJECTS)[-2:] == ["consent", "log_data"]


def test_sectors_alike_in_both_laws_share_a_line(choose: Choose) -> None:
    lines = list_comparisons(choose("2023-06-01", subjects=("child_welfare", "recordings")))
    assert [(line.subject, line.sectors) for line in lines] == [
        ("child_welfare", ("public", "on_behalf_of_public")),
        ("child_welfare", ("self_paid",)),
        ("recordings", SECTORS),
    ]


def test_earlier_law_stands_first_even_if_the_chosen_day_is_to_come() -> None:
    choice = Choice(as_of=TODAY, today=date(2023, 6, 1), sectors=("public",), subjects=("child_welfare",))
    (line,) = list_comparisons(choice)
    assert [ruling and ruling.day for ruling in line.rulings] == [date(2025, 3, 1), date(2026, 9, 1)]


def test_subject_of_which_no_law_speaks_keeps_its_line(choose: Choose) -> None:
    (line,) = list_comparisons(choose("2020-06-01", subjects=("school_social_work",), sectors=("self_paid",)))
    assert line.rulings == (None, None)


def test_contested_day_has_a_mark_for_each_reading(choose: Choose) -> None:
    marks = list_marks(choose("2024-03-01", subjects=("child_welfare",)))
    assert [(mark.day, mark.sectors, mark.is_other) for mark in marks] == [
        (date(2025, 3, 1), ("public",), False),
        (date(2025, 3, 1), ("on_behalf_of_public", "self_paid"), False),
        (date(2026, 1, 1), ("on_behalf_of_public", "self_paid"), True),
    ]


def test_sectors_of_one_day_share_a_mark_though_their_grounds_differ(choose: Choose) -> None:
    (mark,) = list_marks(choose("2023-06-01", subjects=("substance_abuse",)))
    assert mark.sectors == SECTORS
    assert [str(basis) for basis in mark.legal_basis] == [
        "784/2021, 52 § 11 mom. 4 k.",
        "784/2021, 52 § 12 mom. 2 k.",
    ]


@settings(deadline=None, max_examples=60)
@given(DAYS)
def test_marks_are_the_days_of_the_law_and_no_other(as_of: date) -> None:
    marked = {(mark.subject, sector, mark.day) for mark in list_marks(Choice(as_of, TODAY)) for sector in mark.sectors}
    law = {
        (subject, sector, day)
        for subject, duty in SUBJECTS.items()
        for sector in SECTORS
        if (ruling := find_ruling(duty, subject, sector, as_of))
        for day in ruling.days
    }
    assert marked == law


@settings(deadline=None, max_examples=60)
@given(DAYS)
def test_every_subject_is_compared_on_any_day(as_of: date) -> None:
    assert list(dict.fromkeys(line.subject for line in list_comparisons(Choice(as_of, TODAY)))) == list(SUBJECTS)


@pytest.mark.parametrize(("subject", "follows"), [("child_welfare", True), ("family_law", False), ("log_data", True)])
def test_duty_without_a_date_of_its_own_follows_joining(choose: Choose, subject: str, follows: bool) -> None:
    (mark,) = list_marks(choose(subjects=(subject,)))
    assert follows_joining(mark.ruling) is follows
