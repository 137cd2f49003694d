"""Function words: the words without a topic, by language."""

import pytest

from rag.language import LANGUAGES
from rag.language.function_words import list_function_words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ["ja", "on", "milloin", "mitä", "kuinka", "se", "ei"]),
        ("sv", ["och", "är", "vad", "hur", "det", "inte"]),
        ("en", ["and", "on", "no", "what", "how", "the", "not"]),
    ],
)
def test_function_words_hold_the_commonest_words(language, words):
    assert set(words) <= list_function_words(language)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ["lastensuojelu", "asiakirja", "kanta", "liittyä", "tallentaa", "lupa"]),
        ("sv", ["barnskydd", "handling", "kanta", "spara", "ansluta"]),
        ("en", ["document", "client", "join", "store", "consent"]),
    ],
)
def test_function_words_hold_no_word_with_a_topic(language, words):
    assert not set(words) & list_function_words(language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_function_words_are_text_in_lower_case(language):
    assert all(isinstance(word, str) and word == word.lower() for word in list_function_words(language))
