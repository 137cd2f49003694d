"""Guidance rows: yes or no is said first, then the guidance's own words, and the condition where there is one."""

import pytest

from rag.asked_guidance import AskedRow
from rag.composition.draft import Draft
from rag.composition.guidance_rows import compose_effort, compose_row
from rag.composition.quoting import find_unit_naming
from rag.grounding import is_exact, is_grounded
from rag.language import LANGUAGES
from rag.language.glossary import find_terms
from rag.replies import load_replies
from rag.rules.guidance.table import Row, load_table
from rag.store import Generation
from tests.rag.conftest import Shelve
from tests.rag.samples import make_brief, make_passage

AREAS = ("authorities", "monitoring_register", "sharing", "visibility")
ROWS = [(area, row) for area in AREAS for row in load_table(area).rows]
QUESTIONS = {
    "fi": "Näkyykö päätös asiakkaalle OmaKannassa?",
    "sv": "Visas ett beslut för klienten i MittKanta?",
    "en": "Is a decision shown to the client in MyKanta?",
}


def find_row(area: str, name: str) -> AskedRow:
    """A row of a table as a question asks for it."""
    return AskedRow(area, next(row for row in load_table(area).rows if row.id == name))


def compose(generation: Generation, asked: AskedRow, text: str = QUESTIONS["fi"]) -> Draft | None:
    return compose_row(make_brief(generation, text), asked)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("area", "row"), ROWS, ids=lambda part: getattr(part, "id", part))
def test_row_says_yes_or_no_first_and_then_the_guidance_s_own_words(
    generation: Generation, area: str, row: Row, language: str
) -> None:
    draft = compose(generation, AskedRow(area, row), QUESTIONS[language])
    first = draft.statements[0]

    assert first.text.startswith(load_replies(language).say(f"tables.{area}.{row.says}"))
    assert first.quotes[0].passage.section_key == row.source
    assert first.quotes[0].text in first.text
    assert all(is_exact(quote) for statement in draft.statements for quote in statement.quotes)
    assert all(is_grounded(statement) for statement in draft.statements)


@pytest.mark.parametrize(
    ("area", "name", "quote"),
    [
        ("visibility", "payment_commitment", "maksusitoumukset"),
        ("visibility", "invalidated", "mitätöidyt asiakirjat ja korjattujen asiakirjojen aiemmat versiot"),
        ("visibility", "joint_matter", "yhteiseen asiaan kuuluvat asiakirjat"),
        ("visibility", "own_worker", "omatyöntekijän yhteystiedot"),
        ("monitoring_register", "decisions", "voimassa oleva tai kielteinen palvelupäätös"),
        ("sharing", "denial_own_register", "Luovutuskielto ei estä oman rekisterin käyttöä."),
    ],
)
def test_row_quotes_the_item_that_names_the_thing(generation: Generation, area: str, name: str, quote: str) -> None:
    assert compose(generation, find_row(area, name)).statements[0].quotes[0].text == quote


def test_mandate_quotes_what_the_mandate_holder_sees(generation: Generation) -> None:
    assert "samat tiedot" in compose(generation, find_row("visibility", "mandate")).statements[0].quotes[0].text


@pytest.mark.parametrize("language", LANGUAGES)
def test_shown_document_is_told_with_the_form_it_must_be_in(generation: Generation, language: str) -> None:
    draft = compose(generation, find_row("visibility", "decision"), QUESTIONS[language])
    condition = draft.statements[1]

    assert condition.quotes[0].passage.section_key == "omakanta-ohje#format"
    assert "2" in condition.text


def test_undated_guidance_is_said_to_be_undated(generation: Generation) -> None:
    assert any("päiväämätön" in notice for notice in compose(generation, find_row("visibility", "decision")).notices)


def test_word_that_the_section_does_not_name_is_told(generation: Generation) -> None:
    draft = compose(generation, find_row("visibility", "decision"), "Näkyykö päätös taksista OmaKannassa?")

    assert "taksista" in draft.notices[0]


def test_rows_assert_no_date_of_law(generation: Generation) -> None:
    assert all(compose(generation, AskedRow(area, row)).dates == () for area, row in ROWS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_estimate_is_told_phase_by_phase(generation: Generation, language: str) -> None:
    draft = compose_effort(make_brief(generation, QUESTIONS[language]))
    lead, *phases = draft.statements

    assert "11–22" in lead.text
    assert [months for phase in phases for months in ("3–5", "3–6", "2–5", "1 ") if months in phase.text] == [
        "3–5",
        "3–6",
        "2–5",
        "1 ",
        "2–5",
    ]


def test_row_whose_section_cannot_be_shown_is_none(shelve: Shelve) -> None:
    shelf = shelve(make_passage("Tallentaminen alkaa."))

    assert compose(shelf, find_row("visibility", "decision")) is None
    assert compose_effort(make_brief(shelf, QUESTIONS["fi"])) is None


def test_document_that_says_otherwise_is_told_beside_the_row_with_a_warning(shelve: Shelve) -> None:
    rule = make_passage(
        "Asiakkaalle eivät näy OmaKannassa:\n- asiakaskertomukset",
        section_key="omakanta-ohje#not-at-first",
        name="rule",
    )
    newer = make_passage("Asiakaskertomukset näkyvät asiakkaalle OmaKannassa.", name="newer")
    draft = compose(shelve(rule, newer), find_row("visibility", "client_report"))

    assert [quote.text for quote in draft.statements[-1].quotes] == [newer.text]
    assert load_replies("fi").say("notices.disagree") in draft.notices
    assert all(is_grounded(statement) for statement in draft.statements)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("area", ["visibility", "sharing", "monitoring_register", "authorities"])
def test_every_row_finds_words_that_name_its_thing_in_its_section(
    generation: Generation, area: str, language: str
) -> None:
    unnamed = []
    for row in load_table(area).rows:
        passage = generation.find_section(row.source, language)
        assert passage is not None
        unit = find_unit_naming(passage, row.names)
        wanted = {term for terms in row.names for term in terms}
        if wanted.isdisjoint(find_terms(unit, language)):
            unnamed.append(row.id)
    assert unnamed == []
