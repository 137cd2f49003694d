"""Terms: what a text is indexed and searched by, base forms and padded groups of four letters."""

import hashlib
from functools import cache, lru_cache
from importlib.metadata import version
from pathlib import Path

from rag.language.base_forms import base_form, list_parts
from rag.language.dates import find_dates
from rag.language.words import split_words

GROUP = 4
"""Letters in a group; groups carry compounds, unknown inflections and small typing errors."""

_RULES = ("base_forms.py", "base_forms.yaml", "dates.py", "dates.yaml", "terms.py", "words.py")
"""The files beside this one that say which terms a text has."""


@cache
def fingerprint_terms() -> str:
    """What changes when a text may get other terms: the rules for words and dates, or the dictionaries."""
    rules = [Path(__file__).with_name(name).read_text(encoding="utf-8") for name in _RULES]
    return hashlib.sha256("\0".join([*rules, version("simplemma")]).encode()).hexdigest()[:12]


def make_terms(text: str, language: str) -> list[str]:
    """The terms of a text, in order, repeated as often as they occur; its dates last."""
    terms = [term for word in split_words(text) for term in make_word_terms(word.text, language)]
    return terms + [term for stated in find_dates(text) for term in make_date_terms(stated.iso)]


def make_date_terms(iso: str) -> tuple[str, ...]:
    """The terms of a date however it is written: the day, its month and its year."""
    parts = iso.split("-")
    return tuple("@" + "-".join(parts[:length]) for length in range(len(parts), 0, -1))


@lru_cache(maxsize=200_000)
def make_word_terms(word: str, language: str) -> tuple[str, ...]:
    """The terms of one word: its base form, those of its hyphenated parts, and its groups of letters."""
    base = base_form(word, language)
    if word[0].isdigit():
        return (base,)
    parts = [base_form(part, language) for part in list_parts(word) if part]
    return (base, *parts, *group_letters(word.lower()))


def group_letters(word: str) -> list[str]:
    """The groups of four letters of a padded word; a space before and after marks its ends."""
    padded = f" {word} "
    return [padded[start : start + GROUP] for start in range(len(padded) - GROUP + 1)]
