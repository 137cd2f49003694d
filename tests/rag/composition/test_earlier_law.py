"""Deadlines of earlier law: the law in force stands first, then the law of the day asked about, and its basis."""

from datetime import date

import pytest

from rag.asked_day import find_law_day
from rag.asked_deadline import find_asked_deadline
from rag.composition.deadlines import compose_deadlines
from rag.composition.draft import Draft
from rag.composition.earlier_law import say_no_law
from rag.grounding import is_grounded
from rag.rulings import find_cases
from rag.store import Generation
from tests.conftest import TODAY
from tests.rag.samples import make_brief

OLD_ACT = "Milloin lastensuojelun asiakirjat piti tallentaa vanhan lain mukaan?"
BEFORE = "Milloin lastensuojelun asiakirjat piti tallentaa ennen heinäkuuta 2024?"
STORING = "Milloin lastensuojelun asiakirjat on tallennettava Kantaan?"


def compose(generation: Generation, question: str, on: date = TODAY) -> Draft:
    brief = make_brief(generation, question, on)
    asked = find_asked_deadline(brief.meaning, brief.question.profile, find_law_day(brief.meaning, on))
    return compose_deadlines(brief, asked, find_cases(asked, brief.question))


def list_verdicts(draft: Draft) -> set[tuple[str, str]]:
    return {(dated.date, dated.verdict.value) for dated in draft.dates}


@pytest.mark.parametrize(("question", "day"), [(OLD_ACT, "31.12.2023"), (BEFORE, "30.6.2024")])
def test_law_in_force_stands_before_the_law_of_the_day_asked_about(
    generation: Generation, question: str, day: str
) -> None:
    texts = [statement.text for statement in compose(generation, question).statements]
    (place,) = [number for number, text in enumerate(texts) if text.startswith(f"Päivänä {day}")]

    assert texts[0].startswith("Nyt")
    assert "1.9.2026" in texts[0]
    assert place > 0
    assert any("1.3.2025" in text for text in texts[place:])


@pytest.mark.parametrize("question", [OLD_ACT, BEFORE])
def test_earlier_dates_are_superseded_and_the_date_in_force_agrees(generation: Generation, question: str) -> None:
    verdicts = list_verdicts(compose(generation, question))

    assert {("2026-09-01", "agrees"), ("2025-03-01", "superseded"), ("2026-01-01", "superseded")} <= verdicts
    assert {verdict for day, verdict in verdicts if day != "2026-09-01"} == {"superseded"}


@pytest.mark.parametrize("question", [OLD_ACT, BEFORE])
def test_every_number_of_earlier_law_is_carried(generation: Generation, question: str) -> None:
    assert all(is_grounded(statement) for statement in compose(generation, question).statements)


def test_question_on_the_law_in_force_hears_no_earlier_law(generation: Generation) -> None:
    assert not any("31.12.2023" in statement.text for statement in compose(generation, STORING).statements)


def test_date_that_both_laws_give_agrees_and_stands_once(generation: Generation) -> None:
    draft = compose(generation, "Milloin perheoikeudelliset asiakirjat piti tallentaa vanhan lain mukaan?")
    days = [dated.verdict.value for dated in draft.dates if dated.date == "2026-09-01" and dated.sector is None]

    assert days == ["agrees"]


@pytest.mark.parametrize(
    ("question", "basis", "start"),
    [
        ("Mihin lakiin lastensuojelun määräaika perustuu?", "703/2023, 102 § 5 mom. (307/2024)", "1.7.2024"),
        ("Minkä pykälän mukaan perheoikeuden asiakirjat tallennetaan?", "703/2023, 102 § 7 mom. 1 k.", "1.7.2024"),
        ("Which section is the deadline for child welfare documents based on?", "703/2023, 102 §", "1.7.2024"),
    ],
)
def test_basis_names_act_section_and_since_when(generation: Generation, question: str, basis: str, start: str) -> None:
    last = compose(generation, question).statements[-1].text

    assert basis in last
    assert start in last


def test_basis_is_that_of_the_law_on_the_day_of_the_answer(generation: Generation) -> None:
    draft = compose(generation, "Mihin lakiin lastensuojelun määräaika perustuu?", date(2022, 6, 1))

    assert any("784/2021, 52 §" in statement.text for statement in draft.statements)


def test_question_that_does_not_ask_for_the_basis_hears_none(generation: Generation) -> None:
    assert not any("Säädösperusta" in statement.text for statement in compose(generation, STORING).statements)


@pytest.mark.parametrize("written", ["32.13.2025", "31.2.2027", "30. helmikuuta 2027"])
def test_impossible_date_of_the_question_is_named(generation: Generation, written: str) -> None:
    draft = compose(generation, f"Pitääkö lastensuojelun asiakirjat tallentaa Kantaan jo {written}?")

    assert draft.statements[-1].text == f"Kalenterissa ei ole kysymyksesi päivää {written}."
    assert is_grounded(draft.statements[-1])


@pytest.mark.parametrize("on", [date(2019, 1, 1), date(2021, 10, 31)])
def test_day_before_every_law_hears_from_when_one_gives_a_date(generation: Generation, on: date) -> None:
    brief = make_brief(generation, STORING, on)
    asked = find_asked_deadline(brief.meaning, brief.question.profile)
    (said,) = say_no_law(brief, asked)

    assert find_cases(asked, brief.question) == []
    assert "1.11.2021" in said.text
    assert is_grounded(said)
