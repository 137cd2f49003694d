"""Glossary: the terms of the field in three languages, and where a text mentions them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict

from rag.language import LANGUAGES
from rag.language.base_forms import base_form
from rag.language.words import Word, split_words

FOREIGN_LENGTH = 5
"""Letters a form of another language than the text's must have, so that short words are not taken for terms."""

COMPOUND_LENGTH = 6
"""Letters a form must have to be found as the beginning of a compound such as "lastensuojeluasiakirja"."""


class Term(BaseModel):
    """A term of the field: its forms by language, the official one first, and what a question that names it asks."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    fi: tuple[str, ...]
    sv: tuple[str, ...]
    en: tuple[str, ...]
    source: tuple[str, ...]
    confidence: str
    subject: str | None = None
    duty: str | None = None
    sector: str | None = None
    topic: str | None = None

    def list_forms(self, language: str) -> tuple[str, ...]:
        """The forms of a language, the official one first."""
        forms: tuple[str, ...] = getattr(self, language)
        return forms


@dataclass(frozen=True)
class Mention:
    """A place in a text where a term is named: its words are `first` to `last`, both counted in."""

    term: Term
    first: int
    last: int


class Glossary:
    """The terms of the field, found in texts by the base forms of their words."""

    def __init__(self, terms: Sequence[Term]) -> None:
        self.terms = {term.id: term for term in terms}
        self._forms = {language: self._index(terms, language) for language in LANGUAGES}

    def find_mentions(self, words: Sequence[Word], language: str) -> list[Mention]:
        """The terms a text mentions, longest forms first taken, in the text's language before the others."""
        taken: set[int] = set()
        mentions: list[Mention] = []
        for other in sorted(LANGUAGES, key=lambda known: known != language):
            bases = [base_form(word.text, other) for word in words]
            for found in self._match(words, bases, other, foreign=other != language):
                span = set(range(found[0].first, found[0].last + 1))
                if not span & taken:
                    taken |= span
                    mentions += found
        return sorted(mentions, key=lambda mention: mention.first)

    def _match(
        self, words: Sequence[Word], bases: list[str], language: str, foreign: bool
    ) -> Iterator[list[Mention]]:
        """Candidate mentions, longest first; each list holds the terms that share one form."""
        index = self._forms[language]
        spans = []
        for first, base in enumerate(bases):
            for form, terms in index.get(base, ()):
                last = first + len(form) - 1
                if tuple(bases[first : last + 1]) == form and not (foreign and _is_short(form)):
                    spans.append((len(form), len(" ".join(form)), first, last, terms))
            for form, terms in self._find_compound(words[first], language):
                spans.append((1, len(form) - 1, first, first, terms))
        for *_, first, last, terms in sorted(spans, key=lambda span: (-span[0], -span[1])):
            yield [Mention(term, first, last) for term in terms]

    def _find_compound(self, word: Word, language: str) -> Iterator[tuple[str, tuple[Term, ...]]]:
        """Terms with a tag that begin a longer word of a language that writes compounds as one word."""
        if language == "en":
            return
        for entries in self._forms[language].values():
            for form, terms in entries:
                tagged = tuple(term for term in terms if term.subject or term.topic or term.sector)
                if len(form) == 1 and len(form[0]) >= COMPOUND_LENGTH and tagged and word.lower.startswith(form[0]):
                    yield form[0], tagged

    @staticmethod
    def _index(
        terms: Sequence[Term], language: str
    ) -> dict[str, list[tuple[tuple[str, ...], tuple[Term, ...]]]]:
        """Forms as base forms, by their first word."""
        by_form: dict[tuple[str, ...], dict[str, Term]] = {}
        for term in terms:
            for form in term.list_forms(language):
                bases = tuple(base_form(word.text, language) for word in split_words(form))
                by_form.setdefault(bases, {})[term.id] = term
        index: dict[str, list[tuple[tuple[str, ...], tuple[Term, ...]]]] = {}
        for bases, named in by_form.items():
            index.setdefault(bases[0], []).append((bases, tuple(named.values())))
        return index


@lru_cache
def load_glossary() -> Glossary:
    """The glossary of the field."""
    content = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return Glossary([Term.model_validate(entry) for entry in content["terms"]])


def _is_short(form: tuple[str, ...]) -> bool:
    """Whether a form is too short to be sure of in another language."""
    return len(" ".join(form)) < FOREIGN_LENGTH
