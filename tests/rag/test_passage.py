"""Passage: a text is left out before it was known, and stands in force, superseded, draft, history or undated."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from rag.passage import Standing, Validity
from tests.rag.samples import make_passage

PUBLISHED, FORCE, END = date(2024, 6, 7), date(2024, 7, 1), date(2026, 8, 31)
EVE, DAY_AFTER = timedelta(days=-1), timedelta(days=1)
DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2050, 1, 1))


@pytest.mark.parametrize(
    ("validity", "first"),
    [
        ({"published": PUBLISHED}, PUBLISHED),
        ({"published": PUBLISHED, "in_force_from": FORCE}, FORCE),
        ({"published": FORCE, "in_force_from": PUBLISHED}, FORCE),
        ({"published_not_before": PUBLISHED}, PUBLISHED),
        ({"published_not_before": PUBLISHED, "in_force_from": FORCE}, FORCE),
        ({"in_force_from": FORCE}, FORCE),
    ],
)
def test_text_is_visible_from_the_day_it_was_both_published_and_valid(validity: dict, first: date) -> None:
    passage = make_passage("Teksti.", validity=Validity(standing=Standing.IN_FORCE, **validity))
    seen = [passage.is_visible(first + shift) for shift in (EVE, timedelta(0), DAY_AFTER)]
    assert seen == [False, True, True]


def test_text_without_any_day_is_always_visible() -> None:
    passage = make_passage("Teksti.", validity=Validity(standing=Standing.IN_FORCE))
    assert passage.is_visible(date.min)


def test_text_stays_visible_after_it_was_superseded() -> None:
    validity = Validity(standing=Standing.SUPERSEDED, published=PUBLISHED, in_force_until=END)
    assert make_passage("Teksti.", validity=validity).is_visible(END + DAY_AFTER)


@pytest.mark.parametrize("standing", [Standing.IN_FORCE, Standing.SUPERSEDED])
def test_text_is_in_force_through_its_last_day_and_superseded_from_the_next(standing: Standing) -> None:
    validity = Validity(standing=standing, published=PUBLISHED, in_force_until=END)
    found = [validity.find_standing(END + shift) for shift in (EVE, timedelta(0), DAY_AFTER)]
    assert found == [Standing.IN_FORCE, Standing.IN_FORCE, Standing.SUPERSEDED]


@pytest.mark.parametrize("standing", [Standing.DRAFT, Standing.HISTORICAL])
def test_draft_and_history_never_come_into_force(standing: Standing) -> None:
    validity = Validity(standing=standing, published=PUBLISHED, in_force_from=FORCE, in_force_until=END)
    assert {validity.find_standing(day) for day in (PUBLISHED, FORCE, END, END + DAY_AFTER)} == {standing}


def test_text_of_no_known_day_of_publication_is_undated() -> None:
    validity = Validity(standing=Standing.IN_FORCE, published_not_before=PUBLISHED, in_force_until=END)
    assert validity.find_standing(END) is Standing.UNDATED
    assert validity.find_standing(END + DAY_AFTER) is Standing.SUPERSEDED


@given(DAYS, DAYS, DAYS, DAYS)
def test_superseded_text_is_never_in_force_after_its_end(published: date, start: date, end: date, on: date) -> None:
    start, end = min(start, end), max(start, end)
    validity = Validity(
        standing=Standing.SUPERSEDED, published=published, in_force_from=start, in_force_until=end, superseded_by="x"
    )
    assert (validity.find_standing(on) is Standing.SUPERSEDED) == (on > end)
    assert (validity.visible_from <= on) == (published <= on and start <= on)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"standing": "superseded"}, "in_force_until"),
        ({"standing": "in_force", "in_force_from": END, "in_force_until": FORCE}, "before in_force_from"),
        ({"standing": "gone"}, "standing"),
        ({"standing": "in_force", "publishd": PUBLISHED}, "publishd"),
        ({"standing": "in_force", "published": "2024-02-30"}, "published"),
    ],
)
def test_validity_that_cannot_be_is_refused(fields: dict, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        Validity(**fields)


def test_passage_is_found_by_title_headings_and_text() -> None:
    passage = make_passage("Teksti.", title="Ohje", section=("Luku", "Kohta"))
    assert passage.searched_text == "Ohje\nLuku\nKohta\nTeksti."
