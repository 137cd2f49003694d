"""Frequency: ordinary words of everyday language weigh little, words of the field count as rare."""

import pytest

from rag.language.frequency import find_commonness


@pytest.mark.parametrize(("word", "language"), [("vuosi", "fi"), ("ihminen", "fi"), ("time", "en"), ("år", "sv")])
def test_ordinary_word_is_common(word, language):
    assert find_commonness(word, language) > 0.9


@pytest.mark.parametrize(
    ("word", "language"),
    [
        ("lastensuojelu", "fi"),
        ("qxzzyq", "fi"),
        ("barnskydd", "sv"),
        ("archivist", "en"),
        ("asiakastietovaranto", "fi"),
    ],
)
def test_word_of_the_field_or_unknown_word_is_rare(word, language):
    assert find_commonness(word, language) < 0.2


def test_inflected_word_is_as_common_as_its_base_form():
    assert find_commonness("talossakin", "fi") == find_commonness("TALO", "fi") == find_commonness("talo", "fi")


@pytest.mark.parametrize("word", ["ja", "on", "lokirekisteri", "x", "703/2023"])
def test_commonness_lies_between_nothing_and_one(word):
    assert 0.0 <= find_commonness(word, "fi") <= 1.0
