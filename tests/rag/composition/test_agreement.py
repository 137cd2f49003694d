"""What several sources say in the same words is quoted once, and the others are named with it."""

from datetime import date

import pytest

from rag.composition.agreement import says_the_same
from rag.composition.extractive import compose_extracts
from rag.grounding import is_exact, keep_grounded
from rag.passage import Passage, Standing, Validity
from rag.store import Generation
from tests.conftest import TODAY
from tests.rag.conftest import Shelve
from tests.rag.samples import make_brief, make_passage, search

LIST = "Arkistoon viedään nämä asiakirjat:\n- päätökset\n- suunnitelmat"
QUESTION = "Mitä asiakirjoja viedään arkistoon?"


def make(document: str, text: str = LIST, **fields: object) -> Passage:
    names = {"name": document, "document": document, "title": f"Ohje {document}", "short": {}}
    return make_passage(text, section=("Ohje", "Arkistoon viedään"), **names, **fields)


def compose(generation: Generation) -> list[tuple[str, list[str]]]:
    """The statements of the answer, each with the documents that it cites."""
    draft = compose_extracts(make_brief(generation, QUESTION, TODAY), search(generation, QUESTION, TODAY))
    assert keep_grounded(draft) == draft
    assert all(is_exact(quote) for statement in draft.statements for quote in statement.quotes)
    return [(row.text, [quote.passage.document for quote in row.quotes]) for row in draft.statements]


def test_a_list_that_three_sources_give_stands_once_with_all_three_named(shelve: Shelve) -> None:
    stated = compose(shelve(make("a"), make("b", f"Alku muuta.\n\n{LIST}"), make("c", LIST.replace("nämä", "NÄMÄ"))))
    (lead, (first,)), *items, (agreement, others) = stated
    assert lead == "Arkistoon viedään nämä asiakirjat: [[0]]"
    assert [text for text, _ in items] == ["päätökset", "suunnitelmat"]
    assert agreement == f"Sama sanotaan myös: “Ohje {others[0]}” [[0]], “Ohje {others[1]}” [[1]]."
    assert {first, *others} == {"a", "b", "c"}


@pytest.mark.parametrize(
    "other",
    [
        "Arkistoon viedään nämä asiakirjat:\n- päätökset",
        "Arkistoon ei viedä näitä asiakirjoja:\n- päätökset\n- suunnitelmat",
        LIST.replace("asiakirjat", "lastensuojelun asiakirjat"),
    ],
)
def test_a_source_that_says_less_more_or_otherwise_does_not_agree(shelve: Shelve, other: str) -> None:
    assert not any("Sama sanotaan" in text for text, _ in compose(shelve(make("a"), make("b", other))))


def test_a_repealed_source_does_not_agree_with_one_in_force(shelve: Shelve) -> None:
    old = Validity(standing=Standing.SUPERSEDED, published=date(2020, 1, 1), in_force_until=date(2021, 1, 1))
    stated = compose(shelve(make("a"), make("b", validity=old)))
    assert [cited for _, cited in stated] == [["a"]] * 3


def test_one_document_is_named_once_and_never_with_itself(shelve: Shelve) -> None:
    twice = make_passage(LIST, section=("Liite",), name="b2", document="b", title="Ohje b", short={})
    again = make_passage(LIST, section=("Liite",), name="a2", document="a", title="Ohje a", short={})
    agreement = [cited for text, cited in compose(shelve(make("a"), make("b"), twice, again)) if "Sama" in text]
    assert [len(cited) for cited in agreement] == [1]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Asiakirjat tallennetaan.", "asiakirjat  tallennetaan", True),
        ("Asiakirjat tallennetaan.", "Asiakirjat tallennettiin.", False),
        ("Päivä on 1.3.2025.", "Päivä on 1.9.2025.", False),
        ("Kunta ja valtio.", "Valtio ja kunta.", False),
    ],
)
def test_the_same_words_in_the_same_order_are_the_same(one: str, other: str, same: bool) -> None:
    assert says_the_same(one, other) is same
