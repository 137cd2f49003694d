"""Words: numbers of law, dates and hyphenated names stay whole tokens, each with its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.language.words import fold_spaces, split_words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Milloin asiakirjat, ja miten?", ["Milloin", "asiakirjat", "ja", "miten"]),
        ("Kanta-palvelut ja THL:n ohje", ["Kanta-palvelut", "ja", "THL:n", "ohje"]),
        ("Suomi.fi-valtuus", ["Suomi.fi-valtuus"]),
        ("1.9.2026 tai 2026-09-01", ["1.9.2026", "tai", "2026-09-01"]),
        ("laki 703/2023, 4/2022", ["laki", "703/2023", "4/2022"]),
        ("102 § ja 52 a §", ["102 §", "ja", "52 a §"]),
        ("5 092 asiakirjaa", ["5 092", "asiakirjaa"]),
        ("the client's document", ["the", "client's", "document"]),
        ("video- ja äänitallenteet", ["video", "ja", "äänitallenteet"]),
        ("?!… 🙂", []),
    ],
)
def test_words_keep_numbers_of_law_dates_and_names_whole(text, words):
    assert [word.text for word in split_words(text)] == words


def test_word_tells_its_lower_case_without_spaces():
    assert [word.lower for word in split_words("Client’s 102 § 5\u00a0092")] == ["client's", "102§", "5092"]


def test_word_tells_whether_it_is_a_number_or_a_name():
    number, name, word = split_words("703/2023 Kela neuvoo")
    assert (number.is_number, name.is_number, word.is_number) == (True, False, False)
    assert (number.is_name, name.is_name, word.is_name) == (False, True, False)


@given(st.text(max_size=80))
def test_word_stands_where_it_says(text):
    assert all(text[word.start : word.end] == word.text and word.text for word in split_words(text))


def test_white_space_is_folded_to_single_spaces():
    assert fold_spaces("  yksi\n\tkaksi\u00a0 kolme ") == "yksi kaksi kolme"
