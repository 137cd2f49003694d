"""Folding: text reads as it looks, and each of its parts is found again in the text as written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.personal_data.folding import fold


@pytest.mark.parametrize(
    ("written", "reads"),
    [
        ("13\u00ad10\u200b52", "131052"),
        ("１３１０５２－３０８Ｔ", "131052-308T"),
        ("a\u2013b\u2212c\u2011d", "a-b-c-d"),
        ("131052&#45;308T&shy;", "131052-308T"),
        ("131052%2D308T", "131052-308T"),
        ("131052-308Т", "131052-308T"),
        ("1\u03363\u0336", "13"),
        ("\u0661\u0663", "13"),
        ("a\u00a0b\u202fc", "a b c"),
        ("100 % ja &c", "100 % ja &c"),
    ],
)
def test_text_reads_as_it_looks(written: str, reads: str) -> None:
    assert fold(written).text == reads


@given(st.text())
def test_every_sign_has_its_place(text: str) -> None:
    folded = fold(text)
    assert len(folded.places) == len(folded.text)
    assert all(0 <= start < end <= len(text) for start, end in folded.places)


def test_part_is_found_again_in_the_text_as_written() -> None:
    text = "hetu 13\u00ad10&#53;2"
    folded = fold(text)
    assert text[slice(*folded.find_place(5, 11))] == "13\u00ad10&#53;2"
