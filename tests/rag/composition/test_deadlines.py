"""Deadlines: what the reader must know besides, of the own organisation, the place, the day asked and later law."""

from datetime import date

import pytest

from rag.asked_deadline import find_asked_deadline
from rag.composition.deadlines import compose_deadlines
from rag.composition.draft import Draft
from rag.rulings import find_cases
from rag.store import Generation
from tests.conftest import TODAY
from tests.rag.conftest import Shelve
from tests.rag.samples import make_brief, make_passage

QUESTION = "Milloin lastensuojelun asiakirjat on tallennettava Kantaan?"
FAR_FROM_LAW = date(2026, 3, 31)
"""The last day that the list of amending acts covers."""


def compose(
    generation: Generation, question: str = QUESTION, on: date = TODAY, today: date = TODAY, **profile: object
) -> Draft:
    brief = make_brief(generation, question, on, today, **profile)
    asked = find_asked_deadline(brief.meaning, brief.question.profile)
    return compose_deadlines(brief, asked, find_cases(asked, brief.question))


@pytest.mark.parametrize(("on", "is_told"), [(FAR_FROM_LAW, False), (date(2026, 4, 1), True)])
def test_how_far_the_law_was_followed_is_told_from_the_day_after(
    generation: Generation, on: date, is_told: bool
) -> None:
    assert any("152/2026" in notice for notice in compose(generation, on=on).notices) is is_told


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2024, 6, 6), "Laki on muuttunut päivän 6.6.2024 jälkeen: tänään (22.11.2026) lastensuojelu: 1.9.2026."),
        (date(2024, 6, 7), "Myöhempi muutos on jo säädetty: 1.7.2024 alkaen lastensuojelu: 1.9.2026."),
        (date(2024, 6, 30), "Myöhempi muutos on jo säädetty: 1.7.2024 alkaen lastensuojelu: 1.9.2026."),
        (date(2024, 7, 1), None),
    ],
)
def test_later_law_is_told_as_changed_until_it_was_given_and_then_as_enacted(
    generation: Generation, on: date, said: str | None
) -> None:
    changes = [notice for notice in compose(generation, on=on).notices if "lastensuojelu:" in notice]
    assert changes == ([said] if said else [])


@pytest.mark.parametrize(
    ("profile", "said"),
    [
        ({"joined_on": date(2025, 5, 5)}, "Organisaationne on liittynyt 5.5.2025"),
        ({"joined_on": date(2027, 5, 5)}, "Organisaationne liittyy 5.5.2027"),
        ({"joined_on": date(2025, 5, 5), "has_client_information_system": False}, "ovat ristiriidassa"),
    ],
)
def test_asker_s_own_organisation_is_heeded(generation: Generation, profile: dict, said: str) -> None:
    assert any(said in notice for notice in compose(generation, **profile).notices)


@pytest.mark.parametrize("sector", [None, "self_paid", "on_behalf_of_public"])
def test_private_provider_without_a_system_hears_first_that_it_has_no_duty(
    generation: Generation, sector: str | None
) -> None:
    first = compose(generation, sector=sector, has_client_information_system=False).statements[0]

    assert "ei ole velvollisuutta liittyä" in first.text
    assert [quote.passage.section_key for quote in first.quotes] == ["asiakastietolaki-703-2023#67"]


@pytest.mark.parametrize(
    "profile",
    [{}, {"has_client_information_system": True}, {"sector": "public", "has_client_information_system": False}],
)
def test_exception_of_those_without_a_system_is_not_told_to_others(generation: Generation, profile: dict) -> None:
    draft = compose(generation, **profile)
    said = [*draft.notices, *(statement.text for statement in draft.statements)]
    assert not any("jolla ei ole asiakastietojärjestelmää" in text for text in said)


def test_place_that_the_guidance_does_not_know_is_named_beside_the_national_duty(shelve: Shelve) -> None:
    shelf = shelve(make_passage("Laukaan pilotti."))
    for place, is_named in (("Inarissa", True), ("Laukaassa", False)):
        draft = compose(shelf, f"Milloin lastensuojelun asiakirjat on tallennettava Kantaan {place}?")
        assert any("ei ole omaa tietoa paikasta" in notice for notice in draft.notices) is is_named
        assert draft.dates


def test_dates_are_one_for_all_sectors_where_the_law_is_the_same_and_else_one_each(generation: Generation) -> None:
    assert [row.sector for row in compose(generation).dates if row.verdict == "agrees"] == [None]
    earlier = compose(generation, on=date(2023, 6, 1)).dates
    assert {row.sector for row in earlier} >= {"public", "on_behalf_of_public", "self_paid"}


def test_law_of_today_stands_beside_that_of_an_earlier_day_where_it_differs(generation: Generation) -> None:
    assert {row.in_force_now.date for row in compose(generation, on=date(2023, 6, 1)).dates} == {date(2026, 9, 1)}
    assert all(row.in_force_now is None for row in compose(generation).dates)


def test_next_questions_do_not_repeat_what_was_asked(generation: Generation) -> None:
    asked = compose(generation).follow_ups
    assert asked
    assert not any("lastensuojelun" in follow_up for follow_up in asked)
    joined = compose(generation, "Milloin palvelunantajan on liityttävä Kantaan?").follow_ups
    assert not any("liityttävä" in follow_up for follow_up in joined)
