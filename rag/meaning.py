"""Meaning: what a question asks, read from its words without a model."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.claims import find_duty, find_sectors, find_subjects
from rag.focus import Alternative, Focus, is_function_word
from rag.language import LANGUAGES
from rag.language.base_forms import base_form
from rag.language.cues import find_cues, is_cue_word
from rag.language.dates import StatedDate, find_dates, show_date
from rag.language.detection import detect_language
from rag.language.frequency import find_commonness
from rag.language.glossary import Mention, Term, load_glossary
from rag.language.places import Place, find_places
from rag.language.terms import make_date_terms, make_word_terms
from rag.language.words import Word, split_words

_ACT = re.compile(r"\b(\d{1,4}/(?:19|20)\d{2})\b(?!\s*\d)")


@dataclass(frozen=True)
class Meaning:
    """What a question asks.

    `duty` is the one named in so many words, `subjects` and `sectors` are empty where none is named; `cues` tell
    whether it asks when, who, how many and so on; `focus` is what an answer must be about.
    """

    text: str
    language: str
    cues: frozenset[str]
    mentions: tuple[Mention, ...]
    duty: str | None
    subjects: tuple[str, ...]
    sectors: tuple[str, ...]
    topics: frozenset[str]
    places: tuple[Place, ...]
    dates: tuple[StatedDate, ...]
    acts: tuple[str, ...]
    focus: tuple[Focus, ...]

    def names(self, *terms: str) -> bool:
        """Whether the question mentions any of some terms of the glossary."""
        return any(mention.term.id in terms for mention in self.mentions)


def read_meaning(text: str, language: str | None = None, default: str | None = None) -> Meaning:
    """What a text asks, in the language given or else in its own.

    Where that cannot be told it is the default, or Finnish.
    """
    language = language or detect_language(text) or default or LANGUAGES[0]
    words = split_words(text)
    mentions = load_glossary().find_mentions(words, language)
    places = find_places(text)
    return Meaning(
        text=text,
        language=language,
        cues=find_cues(text, language),
        mentions=tuple(mentions),
        duty=find_duty(mentions),
        subjects=find_subjects(mentions),
        sectors=find_sectors(mentions),
        topics=frozenset(mention.term.topic for mention in mentions if mention.term.topic),
        places=tuple(places),
        dates=tuple(find_dates(text)),
        acts=tuple(dict.fromkeys(_ACT.findall(text))),
        focus=tuple(_find_focus(words, mentions, places, find_dates(text), language)),
    )


def _find_focus(
    words: Sequence[Word],
    mentions: Sequence[Mention],
    places: Sequence[Place],
    dates: Sequence[StatedDate],
    language: str,
) -> Iterator[Focus]:
    """The places, dates, terms and other content words of a question, each once."""
    seen: set[str] = set()
    placed = {place.start: place for place in places}
    dated = {stated.start: stated for stated in dates}
    for number, word in enumerate(words):
        place = placed.get(word.start)
        here = [mention for mention in mentions if mention.first == number]
        inside = any(mention.first < number <= mention.last for mention in mentions)
        if word.start in dated:
            focus = _focus_on_date(dated[word.start])
        elif any(stated.start < word.start < stated.end for stated in dates):
            continue
        elif place:
            focus = _focus_on_place(place, word)
        elif here:
            focus = _focus_on_terms(" ".join(part.text for part in words[number : here[0].last + 1]), here)
        elif inside or is_function_word(word, language):
            continue
        else:
            focus = _focus_on_word(word, language, first=number == 0)
        if focus.text.lower() not in seen:
            seen.add(focus.text.lower())
            yield focus


def _focus_on_place(place: Place, word: Word) -> Focus:
    """A place by its Finnish name and as it is written."""
    names = dict.fromkeys([place.name, word.text])
    alternatives = tuple(Alternative((base_form(name, "fi"),), make_word_terms(name, "fi")) for name in names if name)
    return Focus(place.name, "place", alternatives)


def _focus_on_date(stated: StatedDate) -> Focus:
    """A date, found however it is written; a bare year is one too."""
    terms = make_date_terms(stated.iso)
    return Focus(show_date(stated.iso), "date", (Alternative(terms[:1], terms[:1]),))


def _focus_on_terms(text: str, mentions: Sequence[Mention]) -> Focus:
    """A term of the field in every form and language."""
    alternatives = [found for mention in mentions for found in _list_alternatives(mention.term)]
    kind = "name" if any(mention.term.name for mention in mentions) else "term"
    return Focus(text, kind, tuple(dict.fromkeys(alternatives)))


def _focus_on_word(word: Word, language: str, first: bool) -> Focus:
    """Another content word; one with a capital letter inside a sentence is taken for a name."""
    kind = "number" if word.is_number else "name" if word.is_name and not first else "word"
    if kind == "word" and is_cue_word(word.lower, language):
        kind = "cue"
    terms = make_word_terms(word.text, language)
    common = find_commonness(word.text, language) if kind == "word" else 0.0
    return Focus(word.text, kind, (Alternative((terms[0],), terms),), commonness=common)


@lru_cache(maxsize=1000)
def _list_alternatives(term: Term) -> tuple[Alternative, ...]:
    """Every form of a term in every language."""
    found = []
    for language in LANGUAGES:
        for form in term.list_forms(language):
            words = [word.text for word in split_words(form)]
            bases = tuple(base_form(word, language) for word in words)
            terms = tuple(part for word in words for part in make_word_terms(word, language))
            found.append(Alternative(bases, terms))
    return tuple(dict.fromkeys(found))
