"""Plan: back from a deadline and forward from a start, by the calendar and phase by phase."""

from datetime import date

import pytest

from rag.rules.guidance.effort import Effort, Phase, rule_effort
from rag.rules.guidance.plan import Plan, Window, plan_back, plan_forward
from rag.rules.months import MonthRange

JOINING = date(2026, 9, 1)


def make_effort(*months: int) -> Effort:
    """An effort of phases that take exactly so many months each."""
    ranges = [MonthRange(shortest=number, longest=number) for number in months]
    return Effort(
        description="An estimate.",
        unit="month",
        source="kansa-koulu-pilotit#effort",
        total=sum(ranges, MonthRange(shortest=0, longest=0)),
        phases=tuple(Phase(id=f"phase_{place}", months=one) for place, one in enumerate(ranges)),
    )


def list_turns(plan: Plan) -> list[Window]:
    """When each phase begins, and when the last one ends."""
    return [*(phase.begins for phase in plan.phases), plan.phases[-1].ends]


def test_work_for_the_deadline_of_joining_starts_eleven_to_twenty_two_months_before_it() -> None:
    plan = plan_back(JOINING, rule_effort())

    assert plan.starts == Window(date(2024, 11, 1), date(2025, 10, 1))
    assert plan.ready == Window(JOINING, JOINING)


def test_plan_back_says_when_each_phase_begins() -> None:
    plan = plan_back(JOINING, rule_effort())

    assert {phase.id: phase.begins for phase in plan.phases} == {
        "current_state": Window(date(2024, 11, 1), date(2025, 10, 1)),
        "planning": Window(date(2025, 4, 1), date(2026, 1, 1)),
        "system_changes": Window(date(2025, 10, 1), date(2026, 4, 1)),
        "training": Window(date(2026, 3, 1), date(2026, 6, 1)),
        "deployment_support": Window(date(2026, 4, 1), date(2026, 7, 1)),
    }
    assert plan.phases[-1].ends == plan.ready


def test_work_that_starts_on_the_last_of_january_is_ready_on_the_last_of_a_month() -> None:
    plan = plan_forward(date(2026, 1, 31), rule_effort())

    assert plan.starts == Window(date(2026, 1, 31), date(2026, 1, 31))
    assert plan.ready == Window(date(2026, 12, 31), date(2027, 11, 30))


def test_plan_forward_says_when_each_phase_ends() -> None:
    plan = plan_forward(date(2026, 1, 31), rule_effort())

    assert {phase.id: phase.ends for phase in plan.phases} == {
        "current_state": Window(date(2026, 4, 30), date(2026, 6, 30)),
        "planning": Window(date(2026, 7, 31), date(2026, 12, 31)),
        "system_changes": Window(date(2026, 9, 30), date(2027, 5, 31)),
        "training": Window(date(2026, 10, 31), date(2027, 6, 30)),
        "deployment_support": Window(date(2026, 12, 31), date(2027, 11, 30)),
    }


def test_short_month_on_the_way_shifts_no_later_phase() -> None:
    forward = list_turns(plan_forward(date(2026, 1, 31), make_effort(1, 1, 1)))
    back = list_turns(plan_back(date(2026, 4, 30), make_effort(1, 1, 1)))

    assert [turn.first for turn in forward] == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]
    assert [turn.first for turn in back] == [date(2026, 1, 30), date(2026, 2, 28), date(2026, 3, 30), date(2026, 4, 30)]


@pytest.mark.parametrize(
    ("start", "months", "ready"),
    [
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2022, 8, 31), 6, date(2023, 2, 28)),
    ],
)
def test_plan_forward_ends_on_a_leap_day_where_the_year_has_one(start: date, months: int, ready: date) -> None:
    assert plan_forward(start, make_effort(months)).ready == Window(ready, ready)


@pytest.mark.parametrize(
    ("deadline", "months", "start"),
    [
        (date(2024, 2, 29), 12, date(2023, 2, 28)),
        (date(2024, 2, 29), 48, date(2020, 2, 29)),
        (date(2024, 8, 31), 6, date(2024, 2, 29)),
        (date(2025, 8, 31), 6, date(2025, 2, 28)),
    ],
)
def test_plan_back_starts_on_a_leap_day_where_the_year_has_one(deadline: date, months: int, start: date) -> None:
    assert plan_back(deadline, make_effort(months)).starts == Window(start, start)
