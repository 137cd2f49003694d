"""Focus: a thing asked about stands in a text in any form, language or spelling of a date, and nowhere else."""

import pytest

from rag.focus import Alternative, Focus, TextWords
from rag.language.terms import make_date_terms
from rag.meaning import read_meaning

LAST = -1


def stands(question: str, text: str, language: str = "fi", asked_in: str | None = None) -> bool:
    """Whether a text names the last thing that a question names."""
    focus = read_meaning(question, asked_in or language).focus[LAST]
    return focus.stands_in(TextWords.read(text, language))


@pytest.mark.parametrize(
    ("language", "question", "text"),
    [
        ("fi", "lastensuojelu", "Lastensuojelussa näin."),
        ("fi", "lastensuojelussa", "LASTENSUOJELUN asiakirjat"),
        ("fi", "lausunto", "Lausunnot viedään."),
        ("fi", "lausunto", "asiantuntija-lausunnot"),
        ("fi", "pilotti", "Pilottiorganisaatiot olivat nämä."),
        ("fi", "käyttäjä", "käyttäjäystävällinen palvelu"),
        ("sv", "barnskydd", "Barnskyddets handlingar."),
        ("en", "child welfare", "Child-welfare documents and child welfare."),
        ("fi", "Laukaassa", "Laukaan pilotti"),
    ],
)
def test_thing_stands_in_a_text_in_any_form(language: str, question: str, text: str) -> None:
    assert stands(question, text, language)


@pytest.mark.parametrize(
    ("question", "asked_in", "text", "language"),
    [
        ("child welfare", "en", "Lastensuojelun asiakirjat", "fi"),
        ("lastensuojelu", "fi", "Barnskyddets handlingar", "sv"),
        ("barnskydd", "sv", "Child welfare documents", "en"),
    ],
)
def test_term_of_the_field_stands_in_a_text_of_another_language(
    question: str, asked_in: str, text: str, language: str
) -> None:
    assert stands(question, text, language, asked_in)


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("lastensuojelu", "Vammaispalvelun asiakirjat"),
        ("pilotti", "koulupilotti-"),
        ("arvio", "arvioida"),
        ("loki", "lokakuu"),
        ("703/2023", "Laki 784/2021"),
        ("qwxz", ""),
    ],
)
def test_thing_does_not_stand_where_only_something_like_it_does(question: str, text: str) -> None:
    assert not stands(question, text)


@pytest.mark.parametrize("text", ["1.3.2025 alkaen", "1. maaliskuuta 2025", "2025-03-01"])
def test_date_stands_in_a_text_however_it_is_written(text: str) -> None:
    assert stands("1.3.2025", text)
    assert not stands("2.3.2025", text)


def test_month_or_year_stands_where_one_of_its_days_does_but_not_the_other_way_round() -> None:
    words = TextWords.read("viimeistään 1.3.2025", "fi")
    for iso in ("2025-03-01", "2025-03", "2025"):
        assert Focus("", "name", (Alternative(make_date_terms(iso)[:1], ()),)).stands_in(words)
    assert not stands("1.3.2025", "maaliskuussa 2025")


def test_words_of_a_name_stand_together_and_in_order() -> None:
    words = TextWords.read("asiakas antaa luvan", "fi")
    assert Focus("", "name", (Alternative(("asiakas", "antaa"), ()),)).stands_in(words)
    assert not Focus("", "name", (Alternative(("antaa", "asiakas"), ()),)).stands_in(words)
    assert not Focus("", "name", (Alternative(("asiakas", "lupa"), ()),)).stands_in(words)


def test_content_of_a_text_leaves_out_function_words_and_numbers() -> None:
    words = TextWords.read("Mitkä ovat ne 5 092 asiakirjaa ja lausuntoa?", "fi")
    assert words.list_content("fi") == ["asiakirja", "lausunto"]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_text_without_words_names_nothing(language: str) -> None:
    assert not stands("lastensuojelu", " …?! ", language, "fi")
