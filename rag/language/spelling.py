"""Spelling: a text typed without the dots and rings of ä, ö and å, with its letters put back."""

import re
from functools import lru_cache

from rag.language import LANGUAGES
from rag.language.frequency import find_zipf, list_words
from rag.language.glossary import load_glossary
from rag.language.words import split_words

COMMONER = 1.0
"""Powers of ten by which the word with its letters must be more frequent than the word as typed."""

_LETTERS = "äöåÄÖÅ"
_PLAIN = str.maketrans(_LETTERS, "aoaAOA")


def fold_letters(text: str) -> str:
    """The text as a keyboard without ä, ö and å would have it."""
    return text.translate(_PLAIN)


def restore_letters(text: str, language: str) -> str:
    """The text with its letters put back, where it has none of them; otherwise and in English as it is."""
    if language == "en" or any(letter in text for letter in _LETTERS):
        return text
    for word in reversed(split_words(text)):
        text = text[: word.start] + _restore(word.text, language) + text[word.end :]
    return text


def load_spellings() -> None:
    """Load the words of every language that has such letters now; they load with the first question otherwise."""
    for language in LANGUAGES:
        if language != "en":
            _spellings(language)


def _restore(word: str, language: str) -> str:
    """One word with its letters, where the language has it so and seldom as it is typed."""
    known = _spellings(language).get(word.lower())
    if known is None or find_zipf(known, language) < find_zipf(word.lower(), language) + COMMONER:
        return word
    return known.capitalize() if word[0].isupper() else known


@lru_cache
def _spellings(language: str) -> dict[str, str]:
    """The words of a language that have such letters, by their plain form; the most frequent of several."""
    words = list_words(language)
    spellings: dict[str, str] = {}
    for word in words:  # most frequent first
        if not word.isascii():
            spellings.setdefault(fold_letters(word), word)
    for form in (form for term in load_glossary().terms.values() for form in term.list_forms(language)):
        for part in re.findall(r"\w+", form.lower()):
            if not part.isascii():
                spellings.setdefault(fold_letters(part), part)
    return spellings
