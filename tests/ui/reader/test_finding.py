"""Finding words in a source: in any form, within compounds, in three languages, and nothing that is not there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.html_reader import read_html
from ui.reader.finding import Wanted

FOUND = [
    ("asiakirja", "fi", "Asiakirjojen tallentaminen", ["Asiakirjojen"]),
    ("ilmoitukset", "fi", "Tee lastensuojeluilmoitus ajoissa.", []),
    ("ilmoitus", "fi", "Tee lastensuojeluilmoitus ajoissa.", ["lastensuojeluilmoitus"]),
    ("67 §", "fi", "Velvollisuus (67 §) ja 167 §", ["67 §", "167 §"]),
    ("handling", "sv", "Handlingarna lagras.", ["Handlingarna"]),
    ("store", "en", "They were stored <b>twice</b>.", ["stored"]),
    ("on", "fi", "Asia on toinen.", ["on"]),
]


@pytest.mark.parametrize(("typed", "language", "text", "marked"), FOUND)
def test_words_are_found_in_other_forms(typed: str, language: str, text: str, marked: list[str]) -> None:
    shown = read_html(Wanted.read(typed, language).mark(text))
    assert shown.marked == marked
    assert shown.text == text
    assert shown.names <= {"mark"}


def test_every_word_must_be_there_but_each_is_marked() -> None:
    wanted = Wanted.read("kanta levyke", "fi")
    assert not wanted.is_in("Kanta ilman sitä")
    assert wanted.is_in("Levykkeellä Kantaan")
    assert read_html(wanted.mark("Kanta ilman sitä")).marked == ["Kanta"]


def test_nothing_typed_finds_nothing() -> None:
    assert not Wanted.read("  ?! ", "fi").is_in("Mitä tahansa?!")


@given(st.text(max_size=40), st.text(alphabet=st.characters(exclude_characters="\r\0"), max_size=200))
def test_no_text_is_changed_and_no_markup_obeyed(typed: str, text: str) -> None:
    shown = read_html(Wanted.read(typed, "fi").mark(text))
    assert shown.text == text
    assert shown.names <= {"mark"}
