"""Plans: when to start and when one is ready are told with the estimate they rest on, and judged by no law."""

from datetime import date

import pytest

from rag.asked_plan import AskedPlan
from rag.composition.draft import Draft
from rag.composition.plans import SUBJECT, compose_plan
from rag.grounding import is_grounded
from rag.rules.months import MonthRange
from rag.store import Generation
from tests.conftest import TODAY
from tests.rag.conftest import Shelve
from tests.rag.samples import make_brief, make_passage

READY, START = date(2028, 9, 1), date(2027, 1, 31)
OWN = MonthRange(shortest=14, longest=14)
QUESTIONS = {"fi": "Milloin työ pitää aloittaa?", "sv": "När ska arbetet börja?", "en": "When must the work start?"}


def compose(
    generation: Generation, asked: AskedPlan, *deadlines: date, language: str = "fi", on: date = TODAY
) -> Draft | None:
    return compose_plan(make_brief(generation, QUESTIONS[language], on), asked, deadlines)


def list_days(draft: Draft) -> list[str]:
    return [dated.date for dated in draft.dates]


def list_texts(draft: Draft) -> list[str]:
    return [statement.text for statement in draft.statements]


@pytest.mark.parametrize("language", QUESTIONS)
def test_plan_back_gives_the_last_days_to_start(generation: Generation, language: str) -> None:
    draft = compose(generation, AskedPlan(deadline=READY), language=language)

    assert list_days(draft) == ["2026-11-01", "2027-10-01"]
    assert all(day in draft.statements[0].text for day in ("1.11.2026", "1.10.2027", "22", "11"))


@pytest.mark.parametrize("language", QUESTIONS)
def test_plan_forward_gives_the_days_of_being_ready(generation: Generation, language: str) -> None:
    draft = compose(generation, AskedPlan(start=START), language=language)

    assert list_days(draft) == ["2027-12-31", "2028-11-30"]
    assert all(day in draft.statements[0].text for day in ("31.1.2027", "31.12.2027", "30.11.2028"))


def test_planned_days_are_judged_by_no_law(generation: Generation) -> None:
    draft = compose(generation, AskedPlan(start=START, deadline=READY))

    assert {(dated.subject, dated.verdict.value, dated.rule) for dated in draft.dates} == {(SUBJECT, "no_rule", None)}


def test_plan_by_the_estimate_cites_it_and_says_that_it_is_one(generation: Generation) -> None:
    draft = compose(generation, AskedPlan(deadline=READY))
    (quote,) = draft.statements[0].quotes

    assert quote.passage.section_key == "kansa-koulu-pilotit#effort"
    assert "11–22" in quote.text
    assert any("arvio" in notice for notice in draft.notices)


def test_plan_by_the_asker_s_months_rests_on_no_source(generation: Generation) -> None:
    draft = compose(generation, AskedPlan(deadline=READY, months=OWN))

    assert list_days(draft) == ["2027-07-01"]
    assert not any(statement.quotes for statement in draft.statements)
    assert draft.notices == ()


def test_plan_by_the_asker_s_range_gives_both_days(generation: Generation) -> None:
    draft = compose(generation, AskedPlan(start=START, months=MonthRange(shortest=6, longest=13)))

    assert list_days(draft) == ["2027-07-31", "2028-02-29"]


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 10, 31), []),
        (date(2026, 11, 1), []),
        (date(2026, 11, 2), ["Näistä ensimmäinen on jo mennyt."]),
        (date(2027, 10, 1), ["Näistä ensimmäinen on jo mennyt."]),
    ],
)
def test_day_to_start_that_has_gone_by_is_said(generation: Generation, on: date, said: list[str]) -> None:
    assert list_texts(compose(generation, AskedPlan(deadline=READY), on=on))[1:] == said


def test_plan_that_is_too_late_also_says_when_work_that_starts_now_is_ready(generation: Generation) -> None:
    draft = compose(generation, AskedPlan(deadline=READY), on=date(2027, 10, 2))

    assert list_texts(draft)[1] == "Aloituksen aika on jo mennyt."
    assert list_days(draft)[2:] == ["2028-09-02", "2029-08-02"]


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (date(2028, 11, 30), "Se ehtii valmiiksi 30.11.2028 mennessä."),
        (date(2028, 11, 29), "Se ehtii valmiiksi 29.11.2028 mennessä vain, jos"),
        (date(2027, 12, 31), "Se ehtii valmiiksi 31.12.2027 mennessä vain, jos"),
        (date(2027, 12, 30), "Se ei ehdi valmiiksi 30.12.2027 mennessä."),
    ],
)
def test_deadline_is_met_perhaps_or_never_to_the_day(generation: Generation, deadline: date, said: str) -> None:
    assert list_texts(compose(generation, AskedPlan(start=START, deadline=deadline)))[1].startswith(said)


def test_plan_without_a_day_goes_back_from_each_deadline_of_the_law(generation: Generation) -> None:
    draft = compose(generation, AskedPlan(), READY, date(2029, 10, 1))

    assert list_days(draft) == ["2026-11-01", "2027-10-01", "2027-12-01", "2028-11-01"]


def test_plan_forward_is_compared_with_the_deadline_of_the_law(generation: Generation) -> None:
    assert len(compose(generation, AskedPlan(start=START), date(2029, 10, 1)).statements) == 2


def test_deadline_of_the_question_counts_before_those_of_the_law(generation: Generation) -> None:
    assert list_days(compose(generation, AskedPlan(deadline=READY), date(2029, 10, 1))) == ["2026-11-01", "2027-10-01"]


@pytest.mark.parametrize("language", QUESTIONS)
@pytest.mark.parametrize(
    "asked",
    [
        AskedPlan(deadline=READY),
        AskedPlan(START, READY),
        AskedPlan(deadline=READY, months=OWN),
        AskedPlan(START, READY, OWN),
    ],
    ids=["back", "forward", "own-back", "own-forward"],
)
def test_every_number_of_a_plan_is_carried(generation: Generation, asked: AskedPlan, language: str) -> None:
    draft = compose(generation, asked, language=language)

    assert all(is_grounded(statement) for statement in draft.statements)


def test_plan_whose_estimate_cannot_be_shown_is_none(shelve: Shelve) -> None:
    assert compose(shelve(make_passage("Tallentaminen alkaa.")), AskedPlan(deadline=READY)) is None
