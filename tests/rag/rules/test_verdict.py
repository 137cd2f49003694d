"""Verdict: a stated date is weighed against the law in force, earlier law, and no law."""

from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from rag.rules.catalogue import RULES, find_ruling
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from rag.rules.verdict import Verdict, judge, worst

LAST_DAY_OF_THE_DATE = date(2024, 6, 30)
FIRST_DAY_WITHOUT_IT = date(2024, 7, 1)

days_under_law = st.dates(date(2021, 11, 1), date(2030, 12, 31))
any_day = st.dates(date(2015, 1, 1), date(2035, 12, 31))
service_tasks = st.sampled_from(SERVICE_TASKS)
sectors = st.sampled_from(SECTORS)


def judge_child_welfare(stated: str, on: date, sector: str = "public") -> Verdict:
    """The verdict on a date for storing child-welfare documents."""
    return judge(stated, "storing", "child_welfare", sector, on)


def test_verdict_agrees_while_the_date_is_law() -> None:
    assert judge_child_welfare("2025-03-01", LAST_DAY_OF_THE_DATE) is Verdict.AGREES


def test_verdict_is_superseded_from_the_day_the_date_is_repealed() -> None:
    assert judge_child_welfare("2025-03-01", FIRST_DAY_WITHOUT_IT) is Verdict.SUPERSEDED


def test_verdict_conflicts_for_a_date_that_no_law_gave() -> None:
    assert judge_child_welfare("2025-03-02", FIRST_DAY_WITHOUT_IT) is Verdict.CONFLICTS


def test_verdict_conflicts_for_a_date_that_only_later_law_gives() -> None:
    assert judge_child_welfare("2026-09-01", LAST_DAY_OF_THE_DATE) is Verdict.CONFLICTS


def test_verdict_conflicts_for_a_date_of_another_sector() -> None:
    assert judge_child_welfare("2026-01-01", date(2023, 6, 1), "public") is Verdict.CONFLICTS
    assert judge_child_welfare("2026-01-01", date(2023, 6, 1), "self_paid") is Verdict.AGREES


@pytest.mark.parametrize("stated", ["2025-03-01", "2026-01-01"])
def test_verdict_agrees_with_both_readings_of_a_contested_date(stated: str) -> None:
    assert judge_child_welfare(stated, LAST_DAY_OF_THE_DATE, "on_behalf_of_public") is Verdict.AGREES


@pytest.mark.parametrize("stated", ["2025-03-01", "2025-03", "2025"])
def test_verdict_is_the_same_for_a_date_known_to_the_day_month_or_year(stated: str) -> None:
    assert judge_child_welfare(stated, LAST_DAY_OF_THE_DATE) is Verdict.AGREES
    assert judge_child_welfare(stated, FIRST_DAY_WITHOUT_IT) is Verdict.SUPERSEDED


@pytest.mark.parametrize("stated", ["2025-04", "2023"])
def test_verdict_conflicts_for_a_month_or_year_that_no_law_gave(stated: str) -> None:
    assert judge_child_welfare(stated, FIRST_DAY_WITHOUT_IT) is Verdict.CONFLICTS


def test_verdict_is_no_rule_before_the_first_act() -> None:
    assert judge_child_welfare("2025-03-01", date(2021, 10, 31)) is Verdict.NO_RULE


@pytest.mark.parametrize("subject", ["waves", "effort", "visibility", "monitoring_register"])
def test_verdict_is_no_rule_for_what_only_guidance_says(subject: str) -> None:
    assert judge("2022-04", subject, subject, "public", FIRST_DAY_WITHOUT_IT) is Verdict.NO_RULE


def test_verdict_is_no_rule_for_a_sector_that_the_law_does_not_name() -> None:
    verdict = judge("2025-03-01", "storing", "school_social_work", "self_paid", LAST_DAY_OF_THE_DATE)

    assert verdict is Verdict.NO_RULE


def test_verdict_is_no_rule_where_the_earlier_rule_has_no_successor() -> None:
    assert judge("2023-01-01", "consent", "consent", "public", date(2024, 2, 1)) is Verdict.NO_RULE


def test_verdict_of_joining_is_the_same_for_every_service_task() -> None:
    verdicts = {judge("2026-09-01", "joining", task, "public", FIRST_DAY_WITHOUT_IT) for task in SERVICE_TASKS}

    assert verdicts == {Verdict.AGREES}


def test_worst_verdict_follows_the_order_agrees_no_rule_superseded_conflicts() -> None:
    order = [Verdict.AGREES, Verdict.NO_RULE, Verdict.SUPERSEDED, Verdict.CONFLICTS]

    assert [worst(order[: count + 1]) for count in range(4)] == order
    assert [worst(list(reversed(order[: count + 1]))) for count in range(4)] == order


def test_worst_verdict_of_none_is_none() -> None:
    assert worst([]) is None


@settings(deadline=None)
@given(on=days_under_law, task=service_tasks, sector=sectors)
def test_every_date_of_the_ruling_in_force_agrees(on: date, task: str, sector: str) -> None:
    ruling = find_ruling("storing", task, sector, on)

    assert ruling is not None
    assert {judge(day.isoformat(), "storing", task, sector, on) for day in ruling.days} == {Verdict.AGREES}


@settings(deadline=None)
@given(on=days_under_law, task=service_tasks, sector=sectors, stated=any_day)
def test_no_other_date_agrees(on: date, task: str, sector: str, stated: date) -> None:
    ruling = find_ruling("storing", task, sector, on)
    assume(ruling is not None and stated not in ruling.days)

    assert judge(stated.isoformat(), "storing", task, sector, on) in (Verdict.SUPERSEDED, Verdict.CONFLICTS)


@settings(deadline=None)
@given(on=any_day, rule=st.sampled_from(sorted(RULES)), sector=sectors, stated=any_day)
def test_verdict_is_no_rule_exactly_where_there_is_no_ruling(
    on: date, rule: tuple[str, str], sector: str, stated: date
) -> None:
    verdict = judge(stated.isoformat(), *rule, sector, on)

    assert (verdict is Verdict.NO_RULE) == (find_ruling(*rule, sector, on) is None)
