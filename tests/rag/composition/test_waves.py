"""Waves: each wave is told with its months and its row of the table, and an estimate is called one."""

from datetime import date

import pytest

from rag.asked_guidance import AskedWaves
from rag.composition.draft import Draft
from rag.composition.waves import compose_waves
from rag.grounding import is_grounded
from rag.rules.guidance.waves import list_waves, rule_wave
from rag.store import Generation
from tests.conftest import TODAY
from tests.rag.conftest import Shelve
from tests.rag.samples import make_brief, make_passage

QUESTIONS = {"fi": "Milloin aalto 14 oli?", "sv": "När var våg 14?", "en": "When was wave 14?"}
ESTIMATED = {"fi": "arvio", "sv": "uppskattning", "en": "estimate"}


def compose(
    generation: Generation, *numbers: int, language: str = "fi", open_on: date | None = None, on: date = TODAY
) -> Draft | None:
    asked = AskedWaves(tuple(rule_wave(number) for number in numbers), open_on)
    return compose_waves(make_brief(generation, QUESTIONS[language], on), asked)


@pytest.mark.parametrize("language", QUESTIONS)
@pytest.mark.parametrize("number", range(11, 19))
def test_wave_is_told_with_its_months_and_whether_they_are_an_estimate(
    generation: Generation, number: int, language: str
) -> None:
    draft = compose(generation, number, language=language)
    (statement,) = draft.statements

    assert [dated.date for dated in draft.dates] == [rule_wave(number).register_by, rule_wave(number).deploy_by]
    assert (ESTIMATED[language] in statement.text) is (number >= 14)
    assert is_grounded(statement)


def test_months_of_a_wave_are_judged_by_no_law(generation: Generation) -> None:
    dates = compose(generation, 11, 18).dates

    assert {(dated.subject, dated.verdict.value, dated.rule) for dated in dates} == {("waves", "no_rule", None)}


def test_published_wave_quotes_its_row_of_the_table(generation: Generation) -> None:
    (statement,) = compose(generation, 12).statements

    assert [quote.passage.section_key for quote in statement.quotes] == ["keski-suomi-2021#waves"]
    assert all(part in statement.quotes[0].text for part in ("2/2022", "10/2021", "8/2022"))


def test_estimated_wave_quotes_what_says_so_besides(generation: Generation) -> None:
    (statement,) = compose(generation, 15).statements

    assert [quote.passage.section_key for quote in statement.quotes] == [
        list_waves().source,
        list_waves().estimate_source,
    ]
    assert "arvioita" in statement.quotes[1].text


def test_several_waves_are_told_one_by_one(generation: Generation) -> None:
    draft = compose(generation, 11, 12, 13)

    assert [text.text.split(" (")[0] for text in draft.statements] == ["Aalto 11", "Aalto 12", "Aalto 13"]
    assert len(draft.dates) == 6


def test_wave_to_register_for_is_led_in_by_the_day(generation: Generation) -> None:
    lead, wave = compose(generation, 14, open_on=date(2022, 3, 1)).statements

    assert "1.3.2022" in lead.text
    assert "Aalto 14" in wave.text


def test_closed_table_says_that_no_wave_is_open(generation: Generation) -> None:
    draft = compose(generation, open_on=date(2023, 11, 1))

    assert "ei ole aaltoa" in draft.statements[0].text
    assert "1.11.2023" in draft.statements[0].text
    assert draft.dates == ()


def test_waves_are_told_as_history(generation: Generation) -> None:
    assert any("historiaa" in notice for notice in compose(generation, 11).notices)


def test_waves_are_not_told_before_the_talk_nor_without_its_table(generation: Generation, shelve: Shelve) -> None:
    assert compose(generation, 14, on=date(2021, 6, 9)) is None
    assert compose(shelve(make_passage("Tallentaminen alkaa.")), 14) is None
