"""Typing errors: a word that no language has, made the one that was meant, where that is one slip of a key away.

Bounded: one letter left out, put in, put in the place of another, or two that changed places; never a number, a
name written with a capital letter, or a word that the documents have.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from rag.language import LANGUAGES
from rag.language.base_forms import base_form, is_known
from rag.language.frequency import find_zipf
from rag.language.glossary import load_glossary
from rag.language.words import Word, split_words

SHORTEST = 5
"""Letters a word must have to be mended; a shorter one is too near to too many others."""

ORDINARY = 3.0
"""On the Zipf scale: from here on a word of everyday language may be the one that was meant."""

SEEN = 1.5
"""On the Zipf scale: from here on people write a word so, and it is left alone."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"

Knows = Callable[[str], bool]
"""Whether the documents have a word, in its base form."""


def mend_typing(text: str, language: str, knows: Knows) -> str:
    """The text with its typing errors mended; what nobody can tell stays as it is typed."""
    for word in reversed(split_words(text)):
        if _may_be_wrong(word, text) and not _is_word(word.lower, language, knows):
            text = text[: word.start] + (_find_meant(word, language, knows) or word.text) + text[word.end :]
    return text


def _may_be_wrong(word: Word, text: str) -> bool:
    """Whether a word is long enough and all of letters, and no name: those stand with a capital inside a sentence."""
    begins = word.start == 0 or text[: word.start].rstrip()[-1:] in ".!?:"
    is_plain = word.text.islower() or (begins and word.text[1:].islower())
    return len(word.text) >= SHORTEST and word.text.isalpha() and is_plain


def _is_word(lower: str, language: str, knows: Knows) -> bool:
    """Whether a word is one: in a dictionary or in use, a term, a compound that can be read, or in the documents."""
    if any(is_known(lower, one) or find_zipf(lower, one) >= SEEN for one in LANGUAGES):
        return True
    base = base_form(lower, language)
    return knows(base) or base in _list_term_words() or lower in _list_term_words()


def _find_meant(word: Word, language: str, knows: Knows) -> str | None:
    """The word that was meant: the best of those one slip away; one of the documents or the field before others."""
    found = [(_rate(meant, language, knows), meant) for meant in set(_list_slips(word.lower))]
    rating, meant = max(found, default=(0.0, ""))
    if not rating:
        return None
    return meant.capitalize() if word.text[0].isupper() else meant


def _rate(meant: str, language: str, knows: Knows) -> float:
    """How likely a word was meant; 0 for what is none."""
    zipf = find_zipf(meant, language)
    is_ours = meant in _list_term_words() or (zipf > 0 and knows(base_form(meant, language))) or knows(meant)
    if is_ours:
        return 10.0 + zipf
    return zipf if zipf >= ORDINARY else 0.0


def _list_slips(word: str) -> Iterator[str]:
    """Every word that one slip of a key parts from another."""
    for place in range(len(word) + 1):
        before, after = word[:place], word[place:]
        yield from (before + letter + after for letter in _LETTERS)
        if after:
            yield before + after[1:]
            yield from (before + letter + after[1:] for letter in _LETTERS)
        if len(after) > 1:
            yield before + after[1] + after[0] + after[2:]


@lru_cache
def _list_term_words() -> frozenset[str]:
    """Every word of the terms of the field, as they are written."""
    terms = load_glossary().terms.values()
    forms = (form for term in terms for language in LANGUAGES for form in term.list_asking_forms(language))
    return frozenset(word.lower for form in forms for word in split_words(form))
