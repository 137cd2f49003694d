"""Properties: what holds for every rule on any day, of any verdict, and of any plan of work."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from rag.rules.acts import find_act
from rag.rules.catalogue import RULES, find_enacted, find_history, find_repeal, find_ruling, list_changes
from rag.rules.guidance.effort import Effort, Phase, rule_effort
from rag.rules.guidance.plan import Plan, plan_back, plan_forward
from rag.rules.months import MonthRange, shift_months
from rag.rules.parameter import list_parameters
from rag.rules.periods import Period, list_legal_states
from rag.rules.ruling import SECTORS, Ruling
from rag.rules.verdict import Verdict, judge

Cell = tuple[str, str, str]
"""A duty, a subject and a sector: what a ruling is asked for."""

DAY = timedelta(days=1)
FIRST, LAST = date(2015, 1, 1), date(2040, 12, 31)
CELLS: list[Cell] = [(*rule, sector) for rule in RULES for sector in SECTORS]
TURNS = sorted(turn + shift * DAY for turn in list_changes() for shift in (-1, 0, 1))
GIVEN = sorted({day for cell in CELLS for ruling in find_history(*cell, LAST) for day in ruling.days})
PARAMETERS = [parameter for _, parameter in list_parameters()]


def make_effort(months: list[MonthRange]) -> Effort:
    """An effort of phases that take these months."""
    return Effort(
        description="An estimate.",
        unit="month",
        source="kansa-koulu-pilotit#effort",
        total=sum(months, MonthRange(shortest=0, longest=0)),
        phases=tuple(Phase(id=f"phase_{place}", months=range_) for place, range_ in enumerate(months)),
    )


any_day = st.one_of(st.dates(FIRST, LAST), st.sampled_from(TURNS))
"""A day on which somebody asks; days on which the law changes come up often."""

any_date = st.one_of(st.sampled_from(GIVEN), st.dates(FIRST, LAST))
"""A date that somebody states; those that some law gave come up often."""

any_cell = st.sampled_from(CELLS)
any_state = st.sampled_from(list_legal_states())

ranges = st.builds(
    lambda shortest, more: MonthRange(shortest=shortest, longest=shortest + more),
    st.integers(0, 24),
    st.integers(0, 24),
)
efforts = st.lists(ranges, min_size=1, max_size=6).map(make_effort)
month_ends = st.builds(
    lambda year, month: date(year + month // 12, month % 12 + 1, 1) - DAY, st.integers(2015, 2040), st.integers(1, 12)
)
plan_days = st.one_of(st.dates(FIRST, LAST), month_ends)
"""A day to plan from; last days of months come up often, since months are of unequal length."""


def list_rulings(on: date) -> Iterator[Ruling]:
    """Every ruling in force on a day."""
    yield from filter(None, (find_ruling(*cell, on) for cell in CELLS))


def pick_day(period: Period, day: date) -> date:
    """The day of a period nearest to a day."""
    return min(max(day, period.first), period.last)


def list_windows(plan: Plan) -> list[tuple[date, date]]:
    """Every window of a plan as its first and last day."""
    windows = [plan.starts, plan.ready, *(end for phase in plan.phases for end in (phase.begins, phase.ends))]
    return [(window.first, window.last) for window in windows]


@settings(deadline=None)
@given(on=any_day)
def test_every_rule_gives_one_ruling_or_none_and_the_same_when_asked_again(on: date) -> None:
    for duty, subject, sector in CELLS:
        ruling = find_ruling(duty, subject, sector, on)

        assert ruling is None or (ruling.subject, ruling.sector) == (subject, sector)
        assert find_ruling(duty, subject, sector, on) == ruling
    for parameter in PARAMETERS:
        for sector in SECTORS:
            assert sum(sector in value.sectors and value.is_in_force(on) for value in parameter.values) <= 1


@settings(deadline=None)
@given(on=any_day)
def test_a_ruling_is_in_force_on_the_day_it_is_given_for(on: date) -> None:
    for ruling in list_rulings(on):
        assert ruling.in_force_from <= on <= (ruling.in_force_until or date.max)


@settings(deadline=None)
@given(on=any_day)
def test_a_ruling_rests_on_acts_in_force_and_on_sections_of_the_corpus(section_keys: set[str], on: date) -> None:
    for ruling in list_rulings(on):
        acts = [find_act(number) for basis in ruling.legal_basis for number in (basis.act, basis.amended_by) if number]

        assert acts
        assert all(act and act.is_in_force(on) for act in acts), ruling.id
        assert ruling.sources
        assert set(ruling.sources) <= section_keys


@settings(deadline=None)
@given(on=any_day, other=any_day)
def test_a_ruling_is_given_on_every_day_of_its_period_so_periods_never_overlap(on: date, other: date) -> None:
    for duty, subject, sector in CELLS:
        ruling = find_ruling(duty, subject, sector, on)
        if ruling and ruling.in_force_from <= other <= (ruling.in_force_until or date.max):
            assert find_ruling(duty, subject, sector, other) == ruling


@settings(deadline=None)
@given(state=any_state, one=any_day, other=any_day)
def test_a_state_of_the_law_speaks_of_a_duty_on_all_its_days_or_on_none(state: Period, one: date, other: date) -> None:
    for cell in CELLS:
        spoken = {find_ruling(*cell, pick_day(state, day)) is None for day in (one, other)}

        assert len(spoken) == 1


@settings(deadline=None)
@given(on=any_day)
def test_no_ruling_is_in_force_before_the_first_state_of_the_law(on: date) -> None:
    first = list_legal_states()[0].first

    assert on >= first or not list(list_rulings(on))


@settings(deadline=None, max_examples=300)
@given(cell=any_cell, on=any_day, stated=any_date)
def test_verdict_follows_from_the_rulings_up_to_the_day(cell: Cell, on: date, stated: date) -> None:
    ruling = find_ruling(*cell, on)
    ever = {day for past in find_history(*cell, on) for day in past.days}
    given_before = Verdict.SUPERSEDED if stated in ever else Verdict.CONFLICTS
    expected = Verdict.NO_RULE if ruling is None else Verdict.AGREES if stated in ruling.days else given_before

    assert judge(stated.isoformat(), *cell, on) is expected


@settings(deadline=None, max_examples=200)
@given(cell=any_cell, on=any_day)
def test_verdict_of_each_date_that_law_gave_is_agrees_while_it_does_and_superseded_after(cell: Cell, on: date) -> None:
    ruling = find_ruling(*cell, on)
    for past in find_history(*cell, on):
        for day in past.days if ruling else ():
            expected = Verdict.AGREES if day in ruling.days else Verdict.SUPERSEDED

            assert judge(day.isoformat(), *cell, on) is expected


@settings(deadline=None, max_examples=200)
@given(cell=any_cell, on=any_day)
def test_history_and_what_is_enacted_are_in_order_and_meet_on_the_day(cell: Cell, on: date) -> None:
    past, coming = find_history(*cell, on), list(find_enacted(*cell, on))
    begins = [ruling.in_force_from for ruling in [*past, *coming]]
    ends = [ruling.in_force_until or date.max for ruling in [*past, *coming]]
    ruling = find_ruling(*cell, on)

    assert all(one < other for one, other in pairwise(begins))
    assert all(end < begin for end, begin in zip(ends, begins[1:], strict=False))
    assert all(one.in_force_from <= on for one in past)
    assert all(one.in_force_from > on for one in coming)
    assert ruling is None or past[-1] == ruling


@settings(deadline=None, max_examples=500)
@given(cell=any_cell, until=any_day, stated=any_date)
def test_repeal_is_the_day_after_the_last_on_which_the_law_gave_the_date(cell: Cell, until: date, stated: date) -> None:
    repealed = find_repeal(*cell, stated, until)
    was_given = any(stated in past.days for past in find_history(*cell, until))
    now = find_ruling(*cell, until)
    if repealed is None:
        assert not was_given or (now and stated in now.days)
        return
    last = find_ruling(*cell, repealed - DAY)
    later = [find_ruling(*cell, day) for day in (repealed, *TURNS, until) if repealed <= day <= until]
    assert repealed <= until
    assert last
    assert stated in last.days
    assert all(ruling is None or stated not in ruling.days for ruling in later)


@given(one=ranges, other=ranges, third=ranges)
def test_months_add_up_in_any_order(one: MonthRange, other: MonthRange, third: MonthRange) -> None:
    assert one + other == other + one
    assert (one + other) + third == one + (other + third)
    assert one + MonthRange(shortest=0, longest=0) == one
    assert (one + other).longest - one.longest == other.longest


@given(day=plan_days, months=st.integers(-400, 400))
def test_shifted_day_falls_in_the_month_meant_and_never_in_the_next(day: date, months: int) -> None:
    shifted = shift_months(day, months)

    assert shifted.year * 12 + shifted.month == day.year * 12 + day.month + months
    assert shifted.day == day.day or (shifted.day < day.day and (shifted + DAY).day == 1)


@given(day=plan_days, later=plan_days, months=st.integers(-400, 400))
def test_shifting_keeps_days_in_order(day: date, later: date, months: int) -> None:
    first, last = sorted((day, later))

    assert shift_months(first, months) <= shift_months(last, months)


@given(day=plan_days, one=st.integers(0, 60), other=st.integers(0, 60))
def test_shifting_there_and_back_loses_three_days_at_most(day: date, one: int, other: int) -> None:
    assert timedelta(0) <= day - shift_months(shift_months(day, -one), one) <= 3 * DAY
    assert timedelta(0) <= shift_months(day, one + other) - shift_months(shift_months(day, one), other) <= 3 * DAY


@given(deadline=plan_days, effort=st.one_of(efforts, st.just(rule_effort())))
def test_work_that_starts_as_planned_back_is_ready_by_the_deadline(deadline: date, effort: Effort) -> None:
    starts = plan_back(deadline, effort).starts
    early, late = plan_forward(starts.first, effort), plan_forward(starts.last, effort)

    assert timedelta(0) <= deadline - early.ready.last <= 3 * DAY
    assert timedelta(0) <= deadline - late.ready.first <= 3 * DAY


@given(start=plan_days, effort=st.one_of(efforts, st.just(rule_effort())))
def test_work_planned_forward_is_planned_back_to_its_start(start: date, effort: Effort) -> None:
    ready = plan_forward(start, effort).ready

    assert timedelta(0) <= start - plan_back(ready.last, effort).starts.first <= 3 * DAY
    assert timedelta(0) <= start - plan_back(ready.first, effort).starts.last <= 3 * DAY


@given(day=plan_days, effort=efforts)
def test_phases_of_a_plan_follow_each_other_from_its_start_until_it_is_ready(day: date, effort: Effort) -> None:
    for plan in (plan_back(day, effort), plan_forward(day, effort)):
        assert [phase.id for phase in plan.phases] == [phase.id for phase in effort.phases]
        assert plan.phases[0].begins == plan.starts
        assert plan.phases[-1].ends == plan.ready
        assert all(one.ends == other.begins for one, other in pairwise(plan.phases))


@given(day=plan_days, effort=efforts)
def test_windows_of_a_plan_run_forward(day: date, effort: Effort) -> None:
    for plan in (plan_back(day, effort), plan_forward(day, effort)):
        assert all(first <= last for first, last in list_windows(plan))
        for phase in plan.phases:
            assert phase.begins.first <= phase.ends.first
            assert phase.begins.last <= phase.ends.last
