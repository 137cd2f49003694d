"""Extractive composition: an answer is made of a source's own words, and says how they stand."""

from datetime import date

import pytest

from rag.composition.draft import Draft
from rag.composition.extractive import compose_extracts
from rag.grounding import is_exact, keep_grounded
from rag.passage import Passage, Standing, Validity
from rag.store import Generation
from tests.conftest import TODAY
from tests.rag.conftest import Shelve
from tests.rag.samples import make_brief, make_passage, search

LIST = """\
Ohje alkaa näin.

Arkistoon viedään nämä asiakirjat:
- lastensuojelun päätökset
- vammaispalvelun suunnitelmat
- päihdehuollon lausunnot"""
LEAD_IN = "Arkistoon viedään nämä asiakirjat: [[0]]"
LAST_DAY = date(2024, 6, 30)
OLD = Validity(standing=Standing.SUPERSEDED, published=date(2022, 1, 1), in_force_until=LAST_DAY)


def make(text: str, heading: str = "Arkistoon viedään", **fields: object) -> Passage:
    return make_passage(text, section=("Ohje", heading), **fields)


def compose(generation: Generation, question: str, on: date = TODAY) -> Draft:
    """The draft for a question, which grounding must leave as it is."""
    draft = compose_extracts(make_brief(generation, question, on), search(generation, question, on))
    assert keep_grounded(draft) == draft
    assert all(is_exact(quote) for statement in draft.statements for quote in statement.quotes)
    return draft


def list_texts(draft: Draft) -> list[str]:
    return [statement.text for statement in draft.statements]


def test_question_for_a_list_gets_its_lead_in_and_every_item(shelve: Shelve) -> None:
    draft = compose(shelve(make(LIST)), "Mitä asiakirjoja viedään arkistoon?")
    assert list_texts(draft) == [
        LEAD_IN,
        "lastensuojelun päätökset",
        "vammaispalvelun suunnitelmat",
        "päihdehuollon lausunnot",
    ]


def test_question_that_names_an_item_gets_it_alone_under_the_lead_in(shelve: Shelve) -> None:
    draft = compose(shelve(make(LIST)), "Mitä vammaispalvelun asiakirjoja viedään arkistoon?")
    assert list_texts(draft) == [LEAD_IN, "vammaispalvelun suunnitelmat"]


def test_long_paragraph_is_quoted_by_the_sentence_that_answers(shelve: Shelve) -> None:
    around = " ".join(f"Tässä virkkeessä {number} puhutaan aivan muusta asiasta." for number in range(12))
    draft = compose(shelve(make(f"{around} Lausunnot viedään arkistoon.", "Muuta")), "Viedäänkö lausunnot arkistoon?")
    assert list_texts(draft) == ["Lausunnot viedään arkistoon. [[0]]"]


def test_short_paragraph_is_quoted_whole_so_that_no_exception_is_lost(shelve: Shelve) -> None:
    text = "Lausunnot viedään arkistoon. Luonnoksia ei viedä."
    assert list_texts(compose(shelve(make(text)), "Viedäänkö lausunnot arkistoon?")) == [f"{text} [[0]]"]


@pytest.mark.parametrize(
    ("text", "is_answered"),
    [
        ("Lausuntoja viedään arkistoon 12.", True),
        ("Lausuntoja viedään arkistoon kolme.", True),
        ("Lausuntoja viedään arkistoon.", False),
        ("Lausuntoja viedään arkistoon 1.3.2025 alkaen.", False),
        ("Lausuntoja viedään arkistoon 52 §:n mukaan.", False),
        ("Lausuntoja viedään arkistoon lain 703/2023 mukaan.", False),
    ],
)
def test_question_how_many_is_answered_by_a_number_only(shelve: Shelve, text: str, is_answered: bool) -> None:
    draft = compose(shelve(make(text)), "Kuinka monta lausuntoa viedään arkistoon?")
    assert bool(draft.statements) is is_answered


def test_nothing_is_said_where_no_passage_answers(shelve: Shelve) -> None:
    assert compose(shelve(make(LIST)), "Mitä mustikkapiirakka maksaa?") == Draft()


def test_other_passage_that_answers_as_well_is_quoted_too(shelve: Shelve) -> None:
    passages = make("Lausunnot viedään arkistoon."), make("Arkistoon viedään myös päätökset.", name="more")
    draft = compose(shelve(*passages), "Mitä viedään arkistoon?")
    assert len(draft.statements) == 2
    assert {statement.quotes[0].passage.id for statement in draft.statements} == {row.id for row in passages}


@pytest.mark.parametrize(("on", "note"), [(LAST_DAY, ""), (date(2024, 7, 1), " (kumoutunut; voimassa 30.6.2024 asti)")])
def test_superseded_text_says_until_when_it_held_from_the_day_after(shelve: Shelve, on: date, note: str) -> None:
    draft = compose(shelve(make("Lausunnot viedään arkistoon.", validity=OLD)), "Mitä viedään arkistoon?", on)
    assert list_texts(draft) == [f"Lausunnot viedään arkistoon. [[0]]{note}"]


def test_draft_says_that_it_is_one(shelve: Shelve) -> None:
    plan = Validity(standing=Standing.DRAFT, published=date(2022, 1, 1))
    draft = compose(shelve(make("Lausunnot viedään arkistoon.", validity=plan)), "Mitä viedään arkistoon?")
    assert list_texts(draft) == ["Lausunnot viedään arkistoon. [[0]] (luonnos)"]


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"validity": Validity(standing=Standing.HISTORICAL, published=date(2022, 1, 1))}, "historiaa"),
        ({"validity": Validity(standing=Standing.IN_FORCE)}, "päiväämätön"),
        ({"is_stale": True}, "vanhempaa sanamuotoa"),
    ],
)
def test_what_the_reader_must_know_of_a_source_is_a_notice(shelve: Shelve, fields: dict, said: str) -> None:
    draft = compose(shelve(make("Lausunnot viedään arkistoon.", **fields)), "Mitä viedään arkistoon?")
    assert any(said in notice for notice in draft.notices)


def test_text_in_force_needs_no_notice(shelve: Shelve) -> None:
    assert compose(shelve(make("Lausunnot viedään arkistoon.")), "Mitä viedään arkistoon?").notices == ()


def test_text_in_another_language_than_the_question_says_so_first(shelve: Shelve) -> None:
    draft = compose(shelve(make("Asiakirjat viedään Kantaan.", "Kanta")), "Which documents are taken to Kanta?")
    assert list_texts(draft) == ["In Finnish in the source:", "Asiakirjat viedään Kantaan. [[0]]"]


def test_dates_of_what_is_shown_are_asserted_and_others_are_not(shelve: Shelve) -> None:
    text = "Aikataulu on tässä:\n- koulutus alkaa: 1.3.2025\n- kokous alkaa: 4.5.2025"
    draft = compose(shelve(make(text, "Aikataulu")), "Milloin koulutus alkaa?")
    assert [(dated.date, dated.verdict) for dated in draft.dates] == [("2025-03-01", "no_rule")]


def test_date_that_the_law_once_gave_has_its_verdict(shelve: Shelve) -> None:
    text = "Lastensuojelun asiakirjat tallennetaan 1.3.2025 alkaen."
    draft = compose(shelve(make(text, "Lastensuojelu")), "Tallennetaanko lastensuojelun asiakirjat?")
    assert [(dated.date, dated.subject, dated.verdict) for dated in draft.dates] == [
        ("2025-03-01", "child_welfare", "superseded")
    ]


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Viedäänkö lastensuojelun päätökset arkistoon?", 1),
        ("Viedäänkö päihdehuollon päätökset arkistoon?", 3),
    ],
)
def test_item_is_the_answer_to_yes_or_no_only_if_it_names_most_of_what_is_asked(
    shelve: Shelve, question: str, items: int
) -> None:
    assert len(list_texts(compose(shelve(make(LIST)), question))) == 1 + items


@pytest.mark.parametrize(
    ("question", "heading"),
    [
        ("Kuka laatii lausunnon?", "Kuka lausunnon laatii"),
        ("Mitä tehdään ennen lausuntoa?", "Ennen lausuntoa"),
        ("Mikä lausunto ei näy asiakkaalle?", "Lausunto, joka ei näy"),
    ],
)
def test_passage_whose_heading_asks_or_denies_alike_is_quoted_first(
    shelve: Shelve, question: str, heading: str
) -> None:
    rival = make("Lausunto näkyy asiakkaalle, kun sen laatii ja tekee lääkäri ennen kesää.", "Lausunto")
    asked = make("Lausunto jää lääkärille.", heading, name="asked")
    first, *_ = compose(shelve(rival, asked), question).statements
    assert first.quotes[0].passage.section[-1] == heading


def test_passage_headed_by_what_is_not_done_is_not_quoted_first_for_what_is(shelve: Shelve) -> None:
    denied = make("Rekisteriin kerätään harvoin osoite.", "Mitä tietoja ei kerätä")
    asked = make("Rekisteriin kerätään aina nimi ja laji.", "Mitä tietoja kerätään", name="asked")
    first, *_ = compose(shelve(denied, asked), "Mitä tietoja rekisteriin kerätään?").statements
    assert first.quotes[0].passage.id == asked.id
