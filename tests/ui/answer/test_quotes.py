"""Quotes: each is marked where it stands, across lines and list items, with its number where there are several."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.ui.html_reader import read_html
from ui.answer.quotes import find_marks, mark_quotes

WORDS = st.text("ab<>*_[]()&;:#`~$|\\", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("passage", "quote", "shown"),
    [
        ("Ennen lainaa. Laina.", "lainaa", "<p>Ennen <mark>lainaa</mark>. Laina.</p>"),
        ("- päätökset\n- lausunnot", "lausunnot", "<ul><li>päätökset</li><li><mark>lausunnot</mark></li></ul>"),
        ("a [x] b", "[x]", "<p>a <mark>[x]</mark> b</p>"),
        ("<b>a</b>", "<b>a", "<p><mark>&lt;b&gt;a</mark>&lt;/b&gt;</p>"),
        ("Eka\nToka", "Eka Toka", "<p><mark>Eka</mark><br><mark>Toka</mark></p>"),
        ("- eka\n- toka", "eka - toka", "<ul><li><mark>eka</mark></li><li><mark>toka</mark></li></ul>"),
        ("Muuta", "lainaa", "<p>Muuta</p>"),
    ],
)
def test_quote_is_marked_where_it_stands(passage: str, quote: str, shown: str) -> None:
    assert mark_quotes(passage, {1: quote}) == shown


def test_several_quotes_are_told_apart_by_their_numbers() -> None:
    assert mark_quotes("- eka\n- toka\n- kolmas", {3: "kolmas", 1: "eka"}) == (
        "<ul><li><mark>eka</mark><sup>[1]</sup></li><li>toka</li><li><mark>kolmas</mark><sup>[3]</sup></li></ul>"
    )


def test_quotes_that_overlap_make_one_mark_with_every_number() -> None:
    shown = mark_quotes("yksi kaksi kolme", {1: "yksi kaksi", 2: "kaksi kolme", 3: "kaksi"})
    assert shown == "<p><mark>yksi kaksi kolme</mark><sup>[1][2][3]</sup></p>"


@settings(deadline=None)
@given(WORDS, WORDS, WORDS)
def test_marked_part_is_the_quote_and_nothing_is_lost(before: str, quote: str, after: str) -> None:
    shown = read_html(mark_quotes(f"{before} {quote} {after}", {1: quote}))
    assert shown.marked == [quote]
    assert shown.text == f"{before} {quote} {after}"


@settings(deadline=None)
@given(st.text("ab \n", max_size=20), st.dictionaries(st.integers(1, 4), st.text("ab ", max_size=6), max_size=4))
def test_marks_stand_in_order_and_never_overlap(passage: str, quotes: dict[int, str]) -> None:
    marks = find_marks(passage, quotes)
    assert all(one.end <= other.start for one, other in pairwise(marks))
