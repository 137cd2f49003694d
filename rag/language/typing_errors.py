"""Typing errors: a word that no language has, made the one that was meant, where that is one slip of a key away.

Bounded: one letter left out, put in, put in the place of another, or two that changed places; never a number, nor a
word that the documents have; and a name only into one that they have.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache

from rag.language import LANGUAGES
from rag.language.base_forms import base_form, is_known
from rag.language.frequency import find_zipf
from rag.language.glossary import load_glossary
from rag.language.words import Word, split_words

SHORTEST, SHORTEST_NAME = 5, 7
"""Letters a word or a name must have to be mended; a shorter one is too near to too many others."""

ORDINARY = 3.0
"""On the Zipf scale: from here on a word of everyday language may be the one that was meant."""

OURS = 10.0
"""What a word of the field or of the documents is rated above all others."""

SEEN = 1.5
"""On the Zipf scale: from here on people write a word so, and it is left alone."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzåäö"

Knows = Callable[[str], bool]
"""Whether the documents have a word, in its base form."""


def mend_typing(text: str, language: str, knows: Knows) -> str:
    """The text with its typing errors mended; what nobody can tell stays as it is typed."""
    for word in reversed(split_words(text)):
        if _may_be_wrong(word, text) and not _is_word(word.lower, language, knows):
            least = OURS if _is_name(word, text) else ORDINARY
            text = text[: word.start] + _find_meant(word, language, knows, least) + text[word.end :]
    return text


def _may_be_wrong(word: Word, text: str) -> bool:
    """Whether a word is long enough and all of letters; a name, with a capital inside a sentence, must be longer."""
    return word.text.isalpha() and len(word.text) >= (SHORTEST_NAME if _is_name(word, text) else SHORTEST)


def _is_name(word: Word, text: str) -> bool:
    """Whether a word stands with a capital letter, or several, where an ordinary one would not."""
    begins = word.start == 0 or text[: word.start].rstrip()[-1:] in ".!?:"
    return not (word.text.islower() or (begins and word.text[1:].islower()))


def _is_word(lower: str, language: str, knows: Knows) -> bool:
    """Whether a word is one: in a dictionary or in use, a term, a compound that can be read, or in the documents."""
    if any(is_known(lower, one) or find_zipf(lower, one) >= SEEN for one in LANGUAGES):
        return True
    base = base_form(lower, language)
    return knows(base) or base in _list_term_words() or lower in _list_term_words()


def _find_meant(word: Word, language: str, knows: Knows, least: float) -> str:
    """The word that was meant: the likeliest of those one slip away, if it is likely enough; else as it is typed."""
    found = [(_rate(meant, language, knows), meant) for meant in set(_list_slips(word.lower))]
    rating, meant = max(found, default=(0.0, ""))
    if rating < least:
        return word.text
    return meant.capitalize() if word.text[0].isupper() else meant


def _rate(meant: str, language: str, knows: Knows) -> float:
    """How likely a word was meant: by its frequency, and before all others if it is of the field or the documents."""
    zipf = find_zipf(meant, language)
    is_ours = meant in _list_term_words() or (zipf > 0 and knows(base_form(meant, language))) or knows(meant)
    return OURS + zipf if is_ours else zipf


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
