"""Claimed dates: a day that the question takes for granted hears whether it is law, was, is another duty's or none."""

import pytest

from rag.answer import AnsweredDate
from rag.asked_deadline import find_asked_deadline
from rag.composition.claimed_dates import compose_claimed_dates
from rag.composition.draft import Draft
from rag.rulings import find_cases
from rag.store import Generation
from tests.rag.composition.test_deadlines import compose
from tests.rag.samples import make_brief

CHILD_WELFARE = "Pitääkö lastensuojelun asiakirjat tallentaa Kantaan {day}?"


def judge(generation: Generation, question: str, *spoken: AnsweredDate) -> Draft:
    brief = make_brief(generation, question)
    asked = find_asked_deadline(brief.meaning, brief.question.profile)
    return compose_claimed_dates(brief, asked, find_cases(asked, brief.question), spoken)


def list_words(draft: Draft) -> list[str]:
    return [statement.text for statement in draft.statements]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        (
            CHILD_WELFARE.format(day="1.4.2027"),
            "Kysymyksesi päivää 1.4.2027 ei ole missään laissa 22.11.2026 mennessä.",
        ),
        (CHILD_WELFARE.format(day="1.1.2026"), "Kysymyksesi päivä 1.1.2026 on aiemmasta laista [[0]]."),
        (
            "Vammaispalvelujen päivä oli 1.3.2026, milloin piti liittyä Kantaan?",
            "Kysymyksesi päivä 1.3.2026 koskee laissa muuta velvollisuutta tai palvelutehtävää.",
        ),
    ],
)
def test_day_is_judged(generation: Generation, question: str, said: str) -> None:
    assert list_words(judge(generation, question)) == [said]


def test_day_of_earlier_law_is_given_with_its_verdict_and_the_section_that_gave_it(generation: Generation) -> None:
    draft = judge(generation, "Potilastietojen takaraja sosiaalihuollossa oli 1.10.2026, eikö niin?")
    ((dated,), (statement,)) = (draft.dates, draft.statements)
    assert (dated.date, dated.subject, dated.sector, dated.verdict) == (
        "2026-10-01",
        "patient_data",
        None,
        "superseded",
    )
    assert dated.rule is not None
    assert dated.rule.date.isoformat() == "2027-03-01"
    assert "1.10.2026" in statement.quotes[0].text
    assert dated.document == statement.quotes[0].passage.document


@pytest.mark.parametrize("day", ["1.9.2026", "1.3.2025", "22.11.2026"])
def test_day_that_was_spoken_of_is_not_judged_twice(generation: Generation, day: str) -> None:
    draft = compose(generation, CHILD_WELFARE.format(day=day))
    assert not any("Kysymyksesi" in statement.text for statement in draft.statements)


def test_day_on_which_the_askers_join_is_no_claim_on_the_law(generation: Generation) -> None:
    question = "Liityimme Kantaan 1.2.2025. Milloin lastensuojelun asiakirjat on tallennettava?"
    assert judge(generation, question) == Draft()
