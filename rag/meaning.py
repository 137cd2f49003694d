"""Meaning: what a question asks, read from its words without a model."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rag.claims import find_asked_sectors, find_duty, find_subjects
from rag.focus import Alternative, Focus, is_function_word
from rag.language import LANGUAGES
from rag.language.base_forms import base_form, list_parts
from rag.language.cues import find_cue_spans, find_cues, is_cue_word
from rag.language.dates import StatedDate, find_dates, show_date
from rag.language.detection import detect_language
from rag.language.frequency import find_commonness
from rag.language.glossary import Mention, load_glossary
from rag.language.places import Place, find_places
from rag.language.spelling import restore_letters
from rag.language.terms import make_date_terms, make_word_terms
from rag.language.words import Word, split_words
from rag.personal_data import find_public_references

MANNER = "manner"
"""The cues of how an answer is wished to be, which tell nothing of what is asked: "briefly", "please"."""

_NEGATIONS = frozenset({"eikä", "ei", "not", "inte", "rather"})
_MARKUP = re.compile(r"!?\[[^\]]*\]\([^)]*\)|<[^<>]{1,300}>|\bhttps?://\S+|\bwww\.\S+")
"""Pasted addresses, pictures and tags, which ask nothing."""

_YEAR = re.compile(r"(?:19|20)\d{2}$")
_SENTENCE_END = re.compile(r"(?:^|[.!?:;–])[\s\W]*$")
_ACT = re.compile(r"\b(\d{1,4}/(?:19|20)\d{2})\b(?!\s*\d(?!\d*\s?[a-z]?\s?§))")


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

    @property
    def terms(self) -> frozenset[str]:
        """The ids of the terms of the glossary that the question mentions."""
        return frozenset(mention.term.id for mention in self.mentions)

    def names(self, *terms: str) -> bool:
        """Whether the question mentions any of some terms of the glossary."""
        return not self.terms.isdisjoint(terms)

    @property
    def other_registers(self) -> frozenset[str]:
        """The terms for services that are no social welfare; none where the question names social welfare too."""
        if self.subjects or self.sectors or self.names("social_welfare"):
            return frozenset()
        return frozenset(mention.term.id for mention in self.mentions if mention.term.other_register)

    @property
    def is_of_the_field(self) -> bool:
        """Whether the question names an act, a term of the field, or several ordinary words that are terms too."""
        ordinary = {mention.term.id for mention in self.mentions if mention.term.common and not mention.term.name}
        return bool(self.acts) or len(ordinary) > 1 or any(not mention.term.common for mention in self.mentions)


def read_meaning(text: str, language: str | None = None, default: str | None = None) -> Meaning:
    """What a text asks, in the language given or else in its own.

    Where that cannot be told it is the default, or Finnish.
    """
    language = language or detect_language(text) or default or LANGUAGES[0]
    text = restore_letters(text, language)
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
        sectors=find_asked_sectors(mentions, words, language),
        topics=frozenset(mention.term.topic for mention in mentions if mention.term.topic),
        places=tuple(places),
        dates=tuple(find_dates(text)),
        acts=tuple(dict.fromkeys(_ACT.findall(text))),
        focus=tuple(_find_focus(text, words, mentions, places, language)),
    )


def _find_focus(
    text: str, words: Sequence[Word], mentions: Sequence[Mention], places: Sequence[Place], language: str
) -> Iterator[Focus]:
    """The places, dates, terms and other content words of a question, each once."""
    seen: set[str] = set()
    placed = {place.start: place for place in places}
    dates = find_dates(text)
    dated = {stated.start: stated for stated in dates}
    covered = [(part.start, part.end) for part in dates] + [(part.start, part.end) for part in places]
    covered += [(start - 1, end) for start, end in find_public_references(text)]
    covered += [(start - 1, end) for start, end in find_cue_spans(text, MANNER, language)]
    covered += [(match.start() - 1, match.end()) for match in _MARKUP.finditer(text)]
    for number, word in enumerate(words):
        place = placed.get(word.start)
        here = [mention for mention in mentions if mention.first == number]
        inside = any(mention.first < number <= mention.last for mention in mentions)
        if word.start in dated:
            focus = _focus_on_date(dated[word.start])
        elif any(start < word.start < end for start, end in covered):
            continue
        elif place:
            focus = _focus_on_place(place, text[place.start : place.end])
        elif here:
            focus = _focus_on_terms(" ".join(part.text for part in words[number : here[0].last + 1]), here)
        elif inside or is_function_word(word, language):
            continue
        elif _YEAR.match(word.text):
            focus = _focus_on_year(word.text)
        else:
            focus = _focus_on_word(word, language, first=_SENTENCE_END.search(text[: word.start]) is not None)
        is_denied = focus.kind == "name" and number > 0 and words[number - 1].lower in _NEGATIONS
        if focus.text.lower() not in seen and not is_denied:
            seen.add(focus.text.lower())
            yield focus


def _focus_on_place(place: Place, written: str) -> Focus:
    """A place by its Finnish name and as it is written."""
    names = dict.fromkeys([place.name, written])
    return Focus(written, "place", tuple(_name_alternative(name.split(), "fi") for name in names))


def _focus_on_date(stated: StatedDate) -> Focus:
    """A date, found however it is written; a bare year is one too."""
    terms = make_date_terms(stated.iso)
    return Focus(show_date(stated.iso), "date", (Alternative(terms[:1], terms[:1]),))


def _focus_on_year(year: str) -> Focus:
    """A bare year, found as a date and as a number."""
    names = (*make_date_terms(year)[:1], year)
    return Focus(year, "date", tuple(Alternative((name,), (name,)) for name in names))


def _focus_on_terms(text: str, mentions: Sequence[Mention]) -> Focus:
    """A term of the field in every form and language."""
    alternatives = [found for mention in mentions for found in _list_alternatives(mention.term.id)]
    named = [mention.term for mention in mentions if mention.term.name]
    kind = ("thing" if named[0].common else "name") if named else "term"
    return Focus(text, kind, tuple(dict.fromkeys(alternatives)))


def _focus_on_word(word: Word, language: str, first: bool) -> Focus:
    """Another content word; one with a capital letter inside a sentence is taken for a name."""
    is_age = word.is_number and "-" in word.text and any(letter.isalpha() for letter in word.text)
    kind = "word" if is_age else "number" if word.is_number else "name" if word.is_name and not first else "word"
    if kind == "word" and is_cue_word(word.lower, language):
        kind = "cue"
    common = find_commonness(word.text, language) if kind == "word" else 0.0
    names = (word.text, *(["-".join(parts[:-1])] if (parts := list_parts(word.text)) else []))
    return Focus(word.text, kind, tuple(_name_alternative([name], language) for name in names), commonness=common)


@lru_cache(maxsize=1000)
def _list_alternatives(term: str) -> tuple[Alternative, ...]:
    """Every form of a term, by its id, in every language."""
    found = []
    for language in LANGUAGES:
        for form in load_glossary().terms[term].list_forms(language):
            found.append(_name_alternative([word.text for word in split_words(form)], language))
    return tuple(dict.fromkeys(found))


def _name_alternative(words: Sequence[str], language: str) -> Alternative:
    """A name of one or more words as it is compared and searched."""
    bases = tuple(base_form(word, language) for word in words)
    return Alternative(bases, tuple(part for word in words for part in make_word_terms(word, language)))
