"""Succession: who asks hears what is in force before what it superseded, where both speak of the question."""

from datetime import date

import pytest

from rag.coverage import Found
from rag.passage import Standing, Validity
from rag.succession import rank_successors_first
from tests.conftest import TODAY
from tests.rag.samples import make_passage

UNTIL = date(2024, 6, 30)


def find(document: str, score: float, superseded_by: str = "", coverage: float = 1.0, heading: float = 0.0) -> Found:
    """A passage of a document as it was found."""
    old = Validity(
        standing=Standing.SUPERSEDED, published=date(2022, 1, 1), in_force_until=UNTIL, superseded_by=superseded_by
    )
    new = Validity(standing=Standing.IN_FORCE, published=date(2022, 1, 1))
    passage = make_passage("Teksti.", document=document, validity=old if superseded_by else new)
    return Found(passage, score, coverage, heading, True, (), False, {})


def order(*found: Found, on: date = TODAY) -> list[str]:
    """The documents of found passages in their order."""
    return [row.passage.document for row in rank_successors_first(found, on)]


def test_superseded_passage_comes_after_its_successor_however_well_it_matches() -> None:
    assert order(find("old", 1.4, "new"), find("new", 1.0), find("other", 0.5)) == ["new", "old", "other"]


def test_successors_of_successors_come_first() -> None:
    assert order(find("first", 1.5, "second"), find("second", 1.4, "third"), find("third", 0.8)) == [
        "third",
        "second",
        "first",
    ]


@pytest.mark.parametrize("less", [{"coverage": 0.5}, {"heading": 0.0}])
def test_successor_that_says_less_of_the_question_stays_behind(less: dict[str, float]) -> None:
    assert order(find("old", 1.4, "new", heading=0.5), find("new", 1.0, **{"heading": 0.5, **less})) == ["old", "new"]


def test_passage_stands_as_found_while_it_was_in_force_and_where_no_successor_was_found() -> None:
    assert order(find("old", 1.4, "new"), find("new", 1.0), on=UNTIL) == ["old", "new"]
    assert order(find("old", 1.4, "703/2023"), find("new", 1.0)) == ["old", "new"]


def test_documents_that_supersede_each_other_end_the_search() -> None:
    assert set(order(find("one", 1.4, "other"), find("other", 1.0, "one"))) == {"one", "other"}
