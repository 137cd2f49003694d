"""Quantities: a number answers a question how many only where it counts what is asked."""

import pytest

from rag.composition.quantities import find_counted, has_asked_kind, has_number
from rag.meaning import read_meaning
from tests.conftest import TODAY
from tests.rag.conftest import Shelve
from tests.rag.samples import make_passage, search


@pytest.mark.parametrize(
    ("language", "question", "counted"),
    [
        ("fi", "Kuinka monta asiakirjaa Kannassa on nyt?", "asiakirjaa"),
        ("fi", "Vaasassa pilotoitiin, mutta montako palvelutehtävää?", "palvelutehtävää"),
        ("sv", "Hur många barnskyddsanmälningar får Vasa?", "barnskyddsanmälningar"),
        ("en", "How many organisations took part?", "organisations"),
        ("en", "Which organisations took part?", None),
    ],
)
def test_what_is_counted_is_named_first_after_the_words_that_ask(
    language: str, question: str, counted: str | None
) -> None:
    found = find_counted(read_meaning(question, language))
    assert (found.text if found else None) == counted


@pytest.mark.parametrize(
    ("heading", "lead_in", "part", "is_answer"),
    [
        ("Muuta", "", "Lausuntoja viedään arkistoon 12.", True),
        ("Muuta", "", "Arkistoon viedään lausuntoja. Niitä kirjoittaa kolme tiimiä.", False),
        ("Lausunnot", "", "Arkistoon viedään niitä kolme.", True),
        ("Muuta", "Lausunnot arkistossa:", "viety: 12", True),
        ("Muuta", "", "Arkistossa on kolme hyllyä.", False),
        ("Muuta", "", "Lausunto viedään arkistoon 2. vaiheen muodossa.", False),
    ],
)
def test_number_counts_only_beside_what_is_counted(
    shelve: Shelve, heading: str, lead_in: str, part: str, is_answer: bool
) -> None:
    generation = shelve(make_passage(f"{lead_in}\n- {part}" if lead_in else part, section=("Ohje", heading)))
    question = "Kuinka monta lausuntoa arkistoon viedään?"
    found = search(generation, question, TODAY)[0]
    assert has_asked_kind(read_meaning(question, "fi"), found, lead_in, [part]) is is_answer


@pytest.mark.parametrize(
    ("question", "part", "is_answer"),
    [
        ("Kuinka monta päivää lausunto näkyy?", "Lausunto näkyy 30 päivää.", True),
        ("Kuinka monta päivää lausunto näkyy?", "Lausunto ei näy koskaan.", True),
        ("Kuinka monta päivää lausunto näkyy?", "Lausunto näkyy kolmessa paikassa.", False),
        ("Kuinka kauan lausunto näkyy?", "Lausunto näkyy 30 vuotta.", True),
    ],
)
def test_count_of_a_unit_of_time_asks_how_long(shelve: Shelve, question: str, part: str, is_answer: bool) -> None:
    found = search(shelve(make_passage(part)), question, TODAY)[0]
    assert has_asked_kind(read_meaning(question, "fi"), found, "", [part]) is is_answer


@pytest.mark.parametrize("text", ["Laki 703/2023 säätää.", "70 §", "1.3.2025", "2. vaiheen muoto", "ei mitään"])
def test_parts_of_laws_dates_and_ordinals_are_no_numbers(text: str) -> None:
    assert not has_number(text)
