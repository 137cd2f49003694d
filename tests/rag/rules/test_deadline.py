"""Deadline: a duty states its own date, or follows joining and takes over what joining says."""

from datetime import date

import pytest

from rag.rules.joining import rule_joining
from rag.rules.ruling import SECTORS, SERVICE_TASKS, Certainty, Ruling
from rag.rules.storing import rule_storing

FOLLOWERS = [task for task in SERVICE_TASKS if task != "family_law"]
NOW = date(2026, 11, 22)


def find_storing(subject: str, on: date, sector: str = "public") -> Ruling:
    """The ruling on storing, which must exist."""
    ruling = rule_storing(subject, sector, on)
    assert ruling is not None
    return ruling


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize("task", FOLLOWERS)
def test_duty_without_a_date_of_its_own_is_due_when_joining_is(task: str, sector: str) -> None:
    joined = rule_joining(sector, NOW)
    ruling = find_storing(task, NOW, sector)

    assert joined is not None
    assert (ruling.day, ruling.kind) == (joined.day, "joining")


def test_follower_keeps_its_own_id_subject_and_sector() -> None:
    ruling = find_storing("child_welfare", NOW, "self_paid")

    assert (ruling.id, ruling.subject, ruling.sector) == ("storing.child_welfare", "child_welfare", "self_paid")


def test_follower_tells_both_steps_each_with_its_place_in_the_law() -> None:
    steps = find_storing("child_welfare", NOW).steps

    assert [step.key for step in steps] == ["follows_joining", "joining_date"]
    assert dict(steps[0].facts) == {"basis": "703/2023, 69 § 1 mom."}
    assert dict(steps[1].facts) == {"basis": "703/2023, 102 § 5 mom. (307/2024)"}


def test_follower_names_the_section_of_the_date_last() -> None:
    assert find_storing("child_welfare", NOW).sources[-1] == "asiakastietolaki-703-2023#102-joining"


def test_follower_holds_only_while_both_its_own_words_and_those_of_joining_hold() -> None:
    ruling = find_storing("school_social_work", date(2022, 6, 1))

    assert (ruling.in_force_from, ruling.in_force_until) == (date(2021, 11, 1), date(2022, 12, 31))


def test_follower_of_a_contested_date_is_contested_and_gives_both_readings() -> None:
    ruling = find_storing("families", date(2024, 3, 1), "on_behalf_of_public")

    assert ruling.certainty is Certainty.CONTESTED
    assert set(ruling.days) == {date(2024, 9, 1), date(2026, 1, 1)}


def test_duty_with_a_date_of_its_own_tells_one_step() -> None:
    steps = find_storing("family_law", NOW).steps

    assert [(step.key, dict(step.facts)) for step in steps] == [
        ("own_date", {"basis": "703/2023, 102 § 7 mom. 1 k. (307/2024)"})
    ]


@pytest.mark.parametrize("on", [date(2021, 11, 1), date(2024, 1, 1), date(2024, 7, 1), NOW])
@pytest.mark.parametrize("subject", [*SERVICE_TASKS, "recordings"])
def test_ruling_is_in_force_on_the_day_asked_about(subject: str, on: date) -> None:
    ruling = find_storing(subject, on)

    assert ruling.in_force_from <= on
    assert ruling.in_force_until is None or on <= ruling.in_force_until


def test_unknown_sector_or_subject_has_no_ruling() -> None:
    assert rule_storing("child_welfare", "voluntary", NOW) is None
    assert rule_storing("waves", "public", NOW) is None
