"""Acts: whether an act is in force is told for each day, with the section that says so."""

from datetime import date

import pytest

from rag.composition.acts import compose_acts, find_asked_acts
from rag.composition.draft import Draft
from rag.grounding import keep_grounded
from rag.store import Generation
from tests.conftest import TODAY, Ask
from tests.rag.samples import make_brief


def compose(generation: Generation, question: str, on: date) -> Draft:
    """What is said of the acts that a question asks for, which grounding must leave as it is."""
    brief = make_brief(generation, question, on)
    draft = compose_acts(brief, find_asked_acts(brief.meaning, on))
    assert keep_grounded(draft) == draft
    return draft


@pytest.mark.parametrize(
    ("question", "on", "said"),
    [
        ("Onko laki 784/2021 voimassa?", date(2021, 10, 31), "ei ole vielä voimassa; se tulee voimaan 1.11.2021."),
        ("Onko laki 784/2021 voimassa?", date(2021, 11, 1), "on voimassa; se tuli voimaan 1.11.2021."),
        ("Onko laki 784/2021 voimassa?", date(2023, 12, 31), "on voimassa; se tuli voimaan 1.11.2021."),
        (
            "Onko laki 784/2021 voimassa?",
            date(2024, 1, 1),
            "1.11.2021–31.12.2023, ja sen kumosi asiakastietolaki 703/2023",
        ),
        ("Onko laki 703/2023 voimassa?", date(2023, 12, 31), "ei ole vielä voimassa; se tulee voimaan 1.1.2024."),
        ("Onko laki 703/2023 voimassa?", date(2024, 1, 1), "on voimassa; se tuli voimaan 1.1.2024."),
        ("Onko laki 381/2022 voimassa?", TODAY, "ei ole voimassa: se oli voimassa 1.1.2023–31.12.2023."),
        ("Är lag 254/2015 i kraft?", date(2024, 1, 1), "703/2023"),
        ("Is Act 254/2015 in force?", date(2024, 1, 1), "from 1.4.2015 to 31.12.2023"),
    ],
)
def test_act_is_in_force_on_its_days_and_no_others(generation: Generation, question: str, on: date, said: str) -> None:
    assert said in compose(generation, question, on).statements[0].text


@pytest.mark.parametrize(("on", "is_named"), [(date(2024, 6, 30), False), (date(2024, 7, 1), True)])
def test_amendment_is_named_from_the_day_it_is_in_force(generation: Generation, on: date, is_named: bool) -> None:
    said = " ".join(row.text for row in compose(generation, "Onko laki 703/2023 voimassa?", on).statements)
    assert ("307/2024" in said) is is_named


@pytest.mark.parametrize(
    ("on", "act"), [(date(2021, 11, 1), "784/2021"), (date(2023, 12, 31), "784/2021"), (date(2024, 1, 1), "703/2023")]
)
def test_question_that_names_no_act_gets_that_of_the_day(generation: Generation, on: date, act: str) -> None:
    assert act in compose(generation, "Mikä asiakastietolaki on voimassa?", on).statements[0].text


def test_act_in_force_rests_on_a_section_that_says_so(generation: Generation) -> None:
    (quote,) = compose(generation, "Onko laki 703/2023 voimassa?", TODAY).statements[0].quotes
    assert "tuli voimaan 1.1.2024" in quote.text


def test_section_that_was_not_known_on_the_day_is_not_cited(generation: Generation) -> None:
    assert compose(generation, "Onko laki 703/2023 voimassa?", date(2021, 12, 1)).statements[0].quotes == ()


def test_question_when_lists_the_days_of_the_act(generation: Generation) -> None:
    draft = compose(generation, "Milloin laki 784/2021 oli voimassa?", TODAY)
    assert [(row.date, row.rule.kind, row.verdict) for row in draft.dates] == [
        ("2021-11-01", "in_force", "agrees"),
        ("2023-12-31", "in_force", "agrees"),
    ]
    assert compose(generation, "Onko laki 784/2021 voimassa?", TODAY).dates == ()


def test_act_that_nobody_knows_is_not_spoken_of(generation: Generation) -> None:
    assert compose(generation, "Onko laki 999/2020 voimassa?", TODAY).statements == ()


def test_day_before_the_first_client_data_act_is_answered_with_the_act_to_come(ask: Ask) -> None:
    answer = ask("Mikä asiakastietolaki on voimassa?", as_of=date(2021, 10, 31)).answer
    assert "784/2021 ei ole vielä voimassa; se tulee voimaan 1.11.2021" in answer
