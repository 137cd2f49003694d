"""Meaning: a question is read for its language, duty, subjects, sectors, places, dates, acts and what it is about."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.meaning import Meaning, read_meaning

PRIVATE = ("on_behalf_of_public", "self_paid")


def list_kinds(meaning: Meaning) -> list[str]:
    """The kinds of what a question is about, in order."""
    return [focus.kind for focus in meaning.focus]


@pytest.mark.parametrize(
    ("text", "language", "duty", "subjects", "sectors"),
    [
        ("Milloin lastensuojelun asiakirjat on tallennettava Kantaan?", "fi", "storing", ("child_welfare",), ()),
        ("När måste barnskyddets handlingar sparas i Kanta?", "sv", "storing", ("child_welfare",), ()),
        ("When must child welfare documents be stored in Kanta?", "en", "storing", ("child_welfare",), ()),
        ("Milloin yksityisen on liityttävä Kantaan?", "fi", "joining", (), PRIVATE),
        ("Mitä asiakas näkee OmaKannassa?", "fi", None, (), ()),
    ],
)
def test_question_tells_language_duty_subjects_and_sectors(
    text: str, language: str, duty: str | None, subjects: tuple[str, ...], sectors: tuple[str, ...]
) -> None:
    meaning = read_meaning(text)
    assert (meaning.language, meaning.duty, meaning.subjects, meaning.sectors) == (language, duty, subjects, sectors)


def test_language_given_beats_the_text_s_own_and_the_default_only_fills_in() -> None:
    text = "When must child welfare documents be stored?"
    assert read_meaning(text, language="sv").language == "sv"
    assert read_meaning(text, default="sv").language == "en"
    assert read_meaning("703/2023", default="sv").language == "sv"
    assert read_meaning("703/2023").language == "fi"


def test_places_dates_and_acts_are_read() -> None:
    meaning = read_meaning("Mitä laki 703/2023 sanoo Laukaassa 1.3.2025?")
    assert [place.name for place in meaning.places] == ["Laukaa"]
    assert [stated.iso for stated in meaning.dates] == ["2025-03-01"]
    assert meaning.acts == ("703/2023",)


@pytest.mark.parametrize("text", ["1.3.2025", "52 §", "70323/2023", "703/20231"])
def test_other_numbers_are_no_acts(text: str) -> None:
    assert read_meaning(f"Mitä tapahtui {text}?").acts == ()


def test_question_is_about_each_of_its_things_once() -> None:
    meaning = read_meaning("Milloin Laukaan lastensuojelun lausunnot, lausunnot Laukaan, tulivat 1.3.2025?", "fi")
    assert list_kinds(meaning) == ["place", "term", "word", "word", "date"]


def test_name_inside_a_sentence_must_be_answered_for() -> None:
    meaning = read_meaning("Mitä Effica tekee?", "fi")
    assert [focus.text for focus in meaning.focus if focus.kind == "name"] == ["Effica"]


def test_ordinary_word_counts_less_than_a_rare_one() -> None:
    by_text = {focus.text: focus.commonness for focus in read_meaning("Miten auto ja hammasproteesi?", "fi").focus}
    assert by_text["hammasproteesi"] < by_text["auto"] <= 1.0


def test_function_words_are_no_things() -> None:
    assert read_meaning("ja se on niin", "fi").focus == ()


@pytest.mark.parametrize("text", ["", " ", "?!", "…\n"])
def test_text_without_words_asks_nothing(text: str) -> None:
    meaning = read_meaning(text)
    assert (meaning.focus, meaning.mentions, meaning.language) == ((), (), "fi")


def test_question_names_terms_of_the_glossary() -> None:
    meaning = read_meaning("Milloin luovutuslupaa ei tarvita?")
    assert meaning.names("consent")
    assert meaning.names("mykanta", "consent")
    assert not meaning.names("mykanta")


@settings(deadline=None)
@given(st.text(max_size=60))
def test_meaning_takes_any_text_and_repeats_no_thing(text: str) -> None:
    meaning = read_meaning(text)
    assert meaning.language in ("fi", "sv", "en")
    names = [focus.text.lower() for focus in meaning.focus]
    assert len(names) == len(set(names))


@settings(deadline=None)
@given(st.sampled_from(["fi", "sv", "en"]), st.lists(st.sampled_from(["12/2022", "1.3.", "§", "Kanta-", "THL:n", "’"])))
def test_meaning_takes_any_mixture_of_signs(language: str, parts: list[str]) -> None:
    assert read_meaning(" ".join(parts), language).language == language


def test_act_before_its_section_is_an_act() -> None:
    assert read_meaning("Mitä 703/2023 70 § sanoo?").acts == ("703/2023",)


def test_parents_are_no_question_of_parentage() -> None:
    assert not read_meaning("Näkevätkö vanhemmat lapsen asiakirjat OmaKannassa?").names("parentage")
