"""Law sentences: rulings in the right tense and form, and never less than sure; they stand without the statutes too."""

from datetime import date

import pytest

from rag.asked_deadline import AskedDeadline
from rag.composition.draft import Statement
from rag.composition.law_groups import group_cases
from rag.composition.law_sentences import say_law
from rag.grounding import is_grounded
from rag.rules.ruling import SERVICE_TASKS
from rag.rulings import find_cases
from rag.store import Generation
from tests.conftest import TODAY
from tests.rag.conftest import Shelve
from tests.rag.samples import make_brief, make_passage

CHILD_WELFARE = AskedDeadline("storing", ("child_welfare",), ())
SENTENCES = {
    "fi": "Milloin asiakirjat on tallennettava Kantaan?",
    "sv": "När ska handlingar sparas i Kanta?",
    "en": "When must documents be stored in Kanta?",
}


def say(
    generation: Generation, asked: AskedDeadline, on: date = TODAY, today: date | None = None, language: str = "fi"
) -> list[Statement]:
    brief = make_brief(generation, SENTENCES[language], on, today or on)
    cases = find_cases(asked, brief.question)
    return say_law(brief, asked, group_cases(cases)) if cases else []


@pytest.mark.parametrize(
    ("on", "said"),
    [
        (date(2026, 8, 31), "liityttävä on viimeistään 1.9.2026"),
        (date(2026, 9, 1), "liityttävä on viimeistään 1.9.2026"),
        (date(2026, 9, 2), "liittyä piti viimeistään 1.9.2026"),
    ],
)
def test_tense_is_past_from_the_day_after_the_deadline(generation: Generation, on: date, said: str) -> None:
    assert said in say(generation, CHILD_WELFARE, on)[0].text


def test_law_of_today_is_told_as_now_and_that_of_another_day_with_its_day(generation: Generation) -> None:
    assert say(generation, CHILD_WELFARE)[0].text.startswith("Nyt: ")
    assert say(generation, CHILD_WELFARE, date(2024, 7, 1), TODAY)[0].text.startswith("Päivänä 1.7.2024: ")


def test_sector_that_is_asked_for_is_named(generation: Generation) -> None:
    asked = AskedDeadline("storing", ("child_welfare",), ("public",))
    (statement,) = say(generation, asked)
    assert statement.text.startswith("Nyt, julkiset palvelunantajat: ")
    assert "asiakastietojärjestelmä" not in statement.text


def test_private_providers_are_told_on_what_condition_they_join(generation: Generation) -> None:
    assert "(yksityinen: jos sillä on asiakastietojärjestelmä)" in say(generation, CHILD_WELFARE)[0].text


def test_one_law_for_all_is_one_sentence_and_different_laws_are_a_list(generation: Generation) -> None:
    assert len(say(generation, CHILD_WELFARE)) == 1
    lines = say(generation, CHILD_WELFARE, date(2024, 6, 10))
    assert [line.separator for line in lines] == [" ", "\n- ", "\n- "]
    assert lines[1].text.startswith("julkiset palvelunantajat: tallentaminen on aloitettava viimeistään 1.3.2025")


def test_every_service_task_has_its_place_in_the_list(generation: Generation) -> None:
    said = " ".join(line.text for line in say(generation, AskedDeadline("storing", (), ())))
    names = ("lapsiperheiden", "työikäisten", "iäkkäiden", "lastensuojelu", "vammais", "päihde", "perheoikeudelliset")
    assert [name for name in names if name not in said] == []
    assert (
        "video- ja äänitallenteet (kaikki palvelutehtävät): tallentaminen on aloitettava viimeistään 1.10.2029" in said
    )


def test_contested_date_gives_both_readings(generation: Generation) -> None:
    line = say(generation, CHILD_WELFARE, date(2024, 6, 10))[2]
    assert "tulkinnanvarainen" in line.text
    assert "1.3.2025" in line.text
    assert "1.1.2026" in line.text
    assert len(line.quotes) == 2


def test_inferred_date_says_that_it_is(generation: Generation) -> None:
    (statement,) = say(generation, AskedDeadline("storing", ("child_welfare",), ("self_paid",)), date(2023, 6, 1))
    assert "(päätelty, sillä laki ei anna omaa päivää)" in statement.text


@pytest.mark.parametrize("language", SENTENCES)
@pytest.mark.parametrize("on", [date(2021, 11, 1), date(2024, 1, 1), date(2024, 7, 1), TODAY], ids=str)
def test_law_of_every_duty_is_carried_by_the_sections_it_cites(generation: Generation, on: date, language: str) -> None:
    duties = ("joining", "storing", "patient_data", "data_access", "consent", "log_data")
    asked = [AskedDeadline(duty, () if duty in ("joining", "storing") else (duty,), ()) for duty in duties]
    asked += [AskedDeadline("storing", (task,), ()) for task in (*SERVICE_TASKS, "recordings", "school_social_work")]
    for one in asked:
        for statement in say(generation, one, on, TODAY, language):
            assert is_grounded(statement), statement.text
            assert all(quote.passage.is_visible(on) for quote in statement.quotes)


def test_law_is_told_with_its_legal_basis_where_the_corpus_lacks_the_section(shelve: Shelve) -> None:
    (statement,) = say(shelve(make_passage("Muuta.")), CHILD_WELFARE)
    assert statement.quotes == ()
    assert statement.text.endswith("(703/2023, 69 § 1 mom.; 703/2023, 102 § 5 mom. (307/2024)).")


def test_law_without_its_section_is_not_lost_in_grounding(shelve: Shelve) -> None:
    assert all(is_grounded(statement) for statement in say(shelve(make_passage("Muuta.")), CHILD_WELFARE))
