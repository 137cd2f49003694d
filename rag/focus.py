"""Focus: one thing a question is about, with every way to name it, and whether a text names it."""

from dataclasses import dataclass

from rag.language.base_forms import base_form, list_parts
from rag.language.dates import find_dates
from rag.language.function_words import list_function_words
from rag.language.terms import make_date_terms
from rag.language.words import Word, split_words

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

    def stands_in(self, words: TextWords) -> bool:
        """Whether the words stand in a text, one alone also as the beginning of a compound."""
        if len(self.bases) > 1:
            last = len(words.bases) - len(self.bases) + 1
            return any(words.bases[start : start + len(self.bases)] == self.bases for start in range(last))
        name = self.bases[0]
        if name[0] == "@":
            return name in words.dates
        is_long = len(name) >= BEGINNING and not name[0].isdigit()
        return name in words.bases or name in words.parts or (is_long and _begins(name, words))


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
        """Whether a text names the thing."""
        return any(alternative.stands_in(words) for alternative in self.alternatives)


def is_function_word(word: Word, language: str) -> bool:
    """Whether a word carries no topic, as written or in its base form."""
    return not list_function_words(language).isdisjoint({word.lower, base_form(word.text, language)})


def _begins(name: str, words: TextWords) -> bool:
    """Whether some word of a text begins with a name."""
    return any(word.startswith(name) for word in words.lower)
