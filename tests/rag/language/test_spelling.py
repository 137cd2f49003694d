"""Spelling: letters are put back where a text was typed without them, and only there."""

import pytest

from rag.language.spelling import fold_letters, restore_letters


@pytest.mark.parametrize(
    ("language", "typed", "meant"),
    [
        ("fi", "mita asiakas nakee", "mitä asiakas näkee"),
        ("fi", "Mika on maaraaika?", "Mikä on määräaika?"),
        ("fi", "ikaihmisten palvelut", "ikäihmisten palvelut"),
        ("sv", "nar maste handlingar sparas", "när måste handlingar sparas"),
    ],
)
def test_letters_are_put_back(language: str, typed: str, meant: str) -> None:
    assert restore_letters(typed, language) == meant


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fi", "milloin asiakirjat on vietävä"),
        ("fi", "halla vai aika"),
        ("fi", "kuka saadaan"),
        ("en", "when is it kayttoonotto"),
        ("sv", "vem har arkivet"),
        ("fi", ""),
    ],
)
def test_text_that_has_its_letters_or_needs_none_stays(language: str, text: str) -> None:
    assert restore_letters(text, language) == text


def test_folding_takes_dots_and_rings_away() -> None:
    assert fold_letters("Åland, Äänekoski, Öölanti") == "Aland, Aanekoski, Oolanti"
