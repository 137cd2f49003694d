"""Focus: one thing a question is about, with every way to name it, and whether a text names it."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from rag.language.base_forms import base_form, list_parts
from rag.language.dates import find_dates
from rag.language.function_words import list_function_words
from rag.language.terms import make_date_terms
from rag.language.words import Word, split_words

Name = TypeVar("Name")

BEGINNING = 6
"""Letters a name must have to be found as the beginning of a longer word."""


@dataclass(frozen=True)
class TextWords:
    """The words of a text as they are compared: base forms in order, parts of hyphenated words, as written; dates."""

    bases: tuple[str, ...]
    parts: frozenset[str]
    lower: tuple[str, ...]
    dates: frozenset[str]

    @classmethod
    def read(cls, text: str, language: str) -> "TextWords":
        """The words of a text in a language."""
        words = split_words(text)
        return cls(
            bases=tuple(base_form(word.text, language) for word in words),
            parts=frozenset(base_form(part, language) for word in words for part in list_parts(word.text)),
            lower=tuple(word.lower for word in words),
            dates=frozenset(term for stated in find_dates(text) for term in make_date_terms(stated.iso)),
        )

    @cached_property
    def names(self) -> frozenset[str]:
        """Everything that a name of one word can be: base forms, parts and dates."""
        return frozenset(self.bases) | self.parts | self.dates

    def has_in_order(self, bases: tuple[str, ...]) -> bool:
        """Whether some words stand one after the other, by their base forms."""
        last = len(self.bases) - len(bases) + 1
        return self.names.issuperset(bases) and any(
            self.bases[start : start + len(bases)] == bases for start in range(last)
        )

    def has_beginning(self, name: str) -> bool:
        """Whether some word begins with a name."""
        place = bisect_left(self._in_order, name)
        return place < len(self._in_order) and self._in_order[place].startswith(name)

    @cached_property
    def stems(self) -> frozenset[str]:
        """The first letters of the words as written, as many as a name must have to begin one."""
        return frozenset(word[:BEGINNING] for word in self.lower)

    @cached_property
    def _in_order(self) -> list[str]:
        """The words as written, in the order of the alphabet."""
        return sorted(set(self.lower))

    def list_content(self, language: str) -> list[str]:
        """The base forms that carry a topic, and are no numbers."""
        functions = list_function_words(language)
        return [
            base
            for base, lower in zip(self.bases, self.lower, strict=True)
            if base not in functions and lower not in functions and not base[0].isdigit()
        ]


@dataclass(frozen=True)
class Alternative:
    """One way to name a thing: the base forms of its words, and the terms it is searched by."""

    bases: tuple[str, ...]
    terms: tuple[str, ...]


@dataclass(frozen=True)
class Focus:
    """One thing a question is about: its words as asked, and every way to name it.

    `kind` is "term" for a term of the field, "place", "number" (also acts), "date", "name" for a proper name,
    "thing" for one whose absence means that there is no answer, "cue" for a word that only tells what kind of thing is
    asked, or "word". `is_new` says that a follow-up brought it into the conversation; `commonness` is 1 for a word
    so ordinary that its absence tells nothing.
    """

    text: str
    kind: str
    alternatives: tuple[Alternative, ...]
    is_new: bool = False
    commonness: float = 0.0

    def stands_in(self, words: TextWords) -> bool:
        """Whether a text names the thing; one word alone also as the beginning of a compound."""
        if not self._names.isdisjoint(words.names):
            return True
        stems, firsts = self._beginnings.keys() & words.stems, self._phrases.keys() & words.names
        return any(words.has_beginning(name) for stem in stems for name in self._beginnings[stem]) or any(
            words.has_in_order(bases) for first in firsts for bases in self._phrases[first]
        )

    @cached_property
    def _names(self) -> frozenset[str]:
        """The names of one word, dates among them."""
        return frozenset(one.bases[0] for one in self.alternatives if len(one.bases) == 1)

    @property
    def beginnings(self) -> list[str]:
        """The names that may begin a longer word."""
        return [name for names in self._beginnings.values() for name in names]

    @cached_property
    def _beginnings(self) -> dict[str, list[str]]:
        """Those long enough to begin a compound, by their own first letters."""
        long = (name for name in self._names if len(name) >= BEGINNING and name[0] != "@" and not name[0].isdigit())
        return _group((name[:BEGINNING], name) for name in long)

    @cached_property
    def _phrases(self) -> dict[str, list[tuple[str, ...]]]:
        """The names of several words by the first."""
        return _group((one.bases[0], one.bases) for one in self.alternatives if len(one.bases) > 1)


def _group(pairs: Iterable[tuple[str, Name]]) -> dict[str, list[Name]]:
    """Names by what each is found by."""
    groups: dict[str, list[Name]] = {}
    for key, name in pairs:
        groups.setdefault(key, []).append(name)
    return groups


def is_function_word(word: Word, language: str) -> bool:
    """Whether a word carries no topic, as written or in its base form."""
    return not list_function_words(language).isdisjoint({word.lower, base_form(word.text, language)})
