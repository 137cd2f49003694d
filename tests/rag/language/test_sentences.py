"""Sentences: a text is cut at the ends of its sentences, not inside dates, section numbers or abbreviations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.language.sentences import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Määräpäivä on 1.3.2025. Se on laissa.", ["Määräpäivä on 1.3.2025.", "Se on laissa."]),
        ("Voimassa 1.1.2024. 1.3.2025 alkaa uusi.", ["Voimassa 1.1.2024.", "1.3.2025 alkaa uusi."]),
        ("Onko pakko? On. Hyvä!", ["Onko pakko?", "On.", "Hyvä!"]),
        ("”Lainaus.” Seuraava lause.", ["”Lainaus.”", "Seuraava lause."]),
        ("Yksi… Kaksi.", ["Yksi…", "Kaksi."]),
        ("Se alkoi (ks. laki). Åland on toinen asia.", ["Se alkoi (ks. laki).", "Åland on toinen asia."]),
        ("Rivi yksi.\nRivi kaksi.", ["Rivi yksi.", "Rivi kaksi."]),
        ("Ilman pistettä", ["Ilman pistettä"]),
    ],
)
def test_text_is_cut_where_sentences_end(text, sentences):
    assert split_sentences(text) == sentences


@pytest.mark.parametrize(
    "sentence",
    [
        "Tallentaminen alkoi 1.3.2025 koko maassa.",
        "Tallentaminen alkoi 1.3. Helsingissä.",
        "Määräajasta säädetään lain 703/2023 102 § 5 mom. Kannan osalta.",
        "Lain 102 §:n 7 mom. 1 k. Kohdan mukaan näin on.",
        "Esim. THL neuvoo.",
        "Ks. Kelan ohje.",
        "Kela, THL ym. Toimijat neuvovat.",
        "Asiakirjat ns. Kanta-asiakirjat.",
        "Kello on n. 12.",
        "FPA, t.ex. Kanta-tjänsterna, ger råd.",
        "Institutet, bl.a. THL, ger råd.",
        "Lagens 52 § 11 mom. Punkt två gäller.",
        "See e.g. Kela for advice.",
        "The authorities, i.e. THL, decide.",
        "See no. 5 of the list.",
        "Katso 2. Luku siitä.",
    ],
)
def test_dates_sections_and_abbreviations_do_not_end_a_sentence(sentence):
    assert split_sentences(sentence) == [sentence]


def test_small_letter_does_not_begin_a_sentence():
    assert split_sentences("Kela jne. neuvovat asiassa.") == ["Kela jne. neuvovat asiassa."]


@pytest.mark.parametrize("text", ["", " ", "\n\n"])
def test_empty_text_has_no_sentences(text):
    assert split_sentences(text) == []


@given(st.text(alphabet="aAäÄ .!?…”)1\n", max_size=80))
def test_sentences_hold_all_of_the_text_in_order(text):
    assert "".join("".join(split_sentences(text)).split()) == "".join(text.split())


@given(st.text(max_size=80))
def test_sentences_are_exact_parts_of_the_text(text):
    assert all(sentence in text for sentence in split_sentences(text))
