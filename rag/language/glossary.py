"""Glossary: the terms of the field in three languages, and where a text mentions them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from rag.data_file import read_data
from rag.language import LANGUAGES
from rag.language.base_forms import base_form, list_parts
from rag.language.words import Word, split_words

FOREIGN_LENGTH = 5
"""Letters a form of another language than the text's must have, so that short words are not taken for terms."""

COMPOUND_LENGTH = 6
"""Letters a form must have to be found as the beginning of a compound such as "lastensuojeluasiakirja"."""

PARTS_KEPT = 20_000
"""Words whose parts are kept, for the words of a text come again."""

ENDING_LENGTH = 4
"""Letters a form must have to be found as the end of a compound such as "käyttömaksu"."""


class Term(BaseModel):
    """A term of the field: its forms by language, the official one first, and what a question that names it asks.

    `common` marks an ordinary word, which alone does not make a question one of ours; `name` a proper name, or a
    thing whose absence from a passage means that the passage does not answer. `asked` are forms that ask for the
    thing without naming it: what it "costs" is no price. `other_register` marks a service that is no social welfare,
    whose documents are kept in other registers. `plays` says of things that a follow-up may put in each
    other's place what they are: a document, a person.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    fi: tuple[str, ...]
    sv: tuple[str, ...]
    en: tuple[str, ...]
    source: tuple[str, ...]
    confidence: str
    common: bool = False
    name: bool = False
    subject: str | None = None
    duty: str | None = None
    sector: str | None = None
    topic: str | None = None
    plays: str | None = None
    other_register: bool = False
    asked: dict[str, tuple[str, ...]] = {}

    def list_forms(self, language: str) -> tuple[str, ...]:
        """The forms of a language, the official one first."""
        forms: tuple[str, ...] = getattr(self, language)
        return forms

    def list_asking_forms(self, language: str) -> tuple[str, ...]:
        """The forms of a language by which a text names the thing or asks for it."""
        return self.list_forms(language) + self.asked.get(language, ())


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

    def find_mentions(self, words: Sequence[Word], language: str) -> list[Mention]:
        """The terms a text mentions, longest forms first taken; forms of other languages count as written."""
        taken: set[int] = set()
        mentions: list[Mention] = []
        lower = [word.lower for word in words]
        for index, keys in self._list_views(words, language):
            for found in _match(index, keys, lower):
                span = set(range(found[0].first, found[0].last + 1))
                if not span & taken:
                    taken |= span
                    mentions += found
        mentions += self._find_last_parts(words, language, {mention.first for mention in mentions})
        return sorted(mentions, key=lambda mention: mention.first)

    def _find_last_parts(self, words: Sequence[Word], language: str, begun: set[int]) -> Iterator[Mention]:
        """The duties that last parts of hyphenated words name, whose first parts name a term: "Kanta-liittyminen"."""
        for number, word in enumerate(words):
            *before, last = list_parts(word.text) or [word.text]
            if before and number in begun and base_form(word.text, language) not in self._index(language).forms:
                terms = self._index(language).forms.get(base_form(last, language), {})
                tagged = (term for term in terms.get((base_form(last, language),), {}).values() if term.duty)
                yield from (Mention(term, number, number) for term in tagged)

    def _list_views(self, words: Sequence[Word], language: str) -> Iterator[tuple["FormIndex", list[str]]]:
        """The forms to look for and what to compare them with, in the order they are tried."""
        yield self._index(language), [base_form(word.text, language) for word in words]
        yield (
            self._index(language),
            [base_form("-".join(list_parts(word.text)[:-1]) or word.text, language) for word in words],
        )
        for other in LANGUAGES:
            if other != language:
                yield self._index_as_written(other), [word.lower for word in words]

    @cache  # noqa: B019 — the glossary lives as long as the program
    def _index(self, language: str) -> "FormIndex":
        """The forms of a language in base forms, with the beginnings of compounds."""
        index = FormIndex()
        for term in self.terms.values():
            for form in term.list_asking_forms(language):
                key = tuple(base_form(word.text, language) for word in split_words(form))
                index.add(key, term, makes_compounds=language != "en")
        return index

    @cache  # noqa: B019 — as above
    def _index_as_written(self, language: str) -> "FormIndex":
        """The longer forms of a language as they are written."""
        index = FormIndex()
        for term in self.terms.values():
            for form in term.list_asking_forms(language):
                if len(form) >= FOREIGN_LENGTH:
                    key = tuple(word.lower for word in split_words(form))
                    index.add(key, term, makes_compounds=language != "en")
        return index


class FormIndex:
    """Forms by their first word, and one-word forms that may be part of a longer word.

    Those of terms with a tag may begin one ("lastensuojeluasiakirja"); those of things whose absence matters, and
    that are no proper names, may end one ("käyttömaksu").
    """

    def __init__(self) -> None:
        self.forms: dict[str, dict[tuple[str, ...], dict[str, Term]]] = {}
        self.beginnings: dict[str, dict[str, Term]] = {}
        self.endings: dict[str, dict[str, Term]] = {}
        self.find_parts = lru_cache(PARTS_KEPT)(self._find_parts)

    def add(self, key: tuple[str, ...], term: Term, makes_compounds: bool) -> None:
        """Add a form of a term."""
        self.forms.setdefault(key[0], {}).setdefault(key, {})[term.id] = term
        tagged = term.subject or term.topic or term.sector or term.duty
        if makes_compounds and tagged and len(key) == 1 and len(key[0]) >= COMPOUND_LENGTH:
            self.beginnings.setdefault(key[0], {})[term.id] = term
        if makes_compounds and term.name and term.common and len(key) == 1 and len(key[0]) >= ENDING_LENGTH:
            self.endings.setdefault(key[0], {})[term.id] = term

    def _find_parts(self, word: str, base: str) -> list[tuple[str, dict[str, Term]]]:
        """The forms that a longer word begins with, then those that its base form ends with, longest first."""
        return [*self._find_beginnings(word), *self._find_endings(base)]

    def _find_endings(self, word: str) -> Iterator[tuple[str, dict[str, Term]]]:
        """The forms that a longer word ends with, longest first."""
        for start in range(1, len(word) - ENDING_LENGTH + 1):
            if word[start:] in self.endings:
                yield word[start:], self.endings[word[start:]]

    def _find_beginnings(self, word: str) -> Iterator[tuple[str, dict[str, Term]]]:
        """The forms that a longer word begins with, longest first."""
        for length in range(len(word) - 1, COMPOUND_LENGTH - 1, -1):
            if word[:length] in self.beginnings:
                yield word[:length], self.beginnings[word[:length]]


def _match(index: FormIndex, keys: list[str], words: list[str]) -> Iterator[list[Mention]]:
    """Candidate mentions, longest first; each list holds the terms that share one form."""
    spans = []
    for first, key in enumerate(keys):
        for form, terms in index.forms.get(key, {}).items():
            last = first + len(form) - 1
            if tuple(keys[first : last + 1]) == form:
                spans.append((len(form), len(" ".join(form)), first, last, terms))
        for part, terms in index.find_parts(words[first], key):
            spans.append((1, len(part) - 1, first, first, terms))
    for *_, first, last, terms in sorted(spans, key=lambda span: (-span[0], -span[1])):
        yield [Mention(term, first, last) for term in terms.values()]


@lru_cache
def load_glossary() -> Glossary:
    """The glossary of the field."""
    content = read_data(Path(__file__).with_suffix(".yaml"))
    return Glossary([Term.model_validate(entry) for entry in content["terms"]])


def find_terms(text: str, language: str) -> frozenset[str]:
    """The ids of the terms that a text names."""
    return frozenset(mention.term.id for mention in load_glossary().find_mentions(split_words(text), language))
