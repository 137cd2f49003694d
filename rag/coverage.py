"""Coverage: how much of what a question is about a passage speaks of, and whether that is enough for an answer."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from rag.focus import Focus, TextWords
from rag.language.cues import find_cues
from rag.meaning import Meaning
from rag.passage import Passage
from rag.store import Generation
from rag.thing import SIMILAR_WORD, Thing
from rag.weights import load_weights

COVERAGE_COUNTS = 0.65
"""How much the order of passages heeds what share of the question they cover."""

HEADING_COUNTS = 0.5
"""What a heading that says the same as the question adds to the order."""

ASKS_ALIKE = 0.2
"""What a heading that asks who, when or how long counts for a question that asks the same."""

DENIES_ALIKE = 0.4
"""What a heading that denies counts for a question that does: what is not shown, what cannot be done."""

ORDINARY_FROM = 0.3
"""Commonness from which a word that a follow-up brought in does not keep a passage from answering."""

MATTERS = 0.12
"""Share of the question's weight from which a missing word is named to the reader."""

KIND_COUNTS = {"place": 1.5, "number": 1.5, "name": 1.5, "thing": 1.5}
"""What kinds of things count beside their rarity where a part of a passage is chosen to be quoted."""

_PARTLY = 0.7
"""What a word that is found only in a similar form counts for, of one that is found in its base form."""

_DECISIVE = ("place", "number", "name", "thing")
_NAMED_ELSEWHERE = ("place", "name", "number")
ASKING = frozenset({"who", "when", "where", "how_long", "how_many"})
"""What kinds of thing a heading can ask as a question does."""


@dataclass(frozen=True)
class Found:
    """A passage that was found, its score, and the share of what the question is about that it covers.

    `heading` tells how well its heading and the question say the same, from 0 to 1; `names_topic` that it names
    more of it than places and dates; `missing` is what of the question its section does not speak of, and
    `is_barred` that it therefore answers another question; `weights` what each thing in the question weighs, by
    its words; `nearness` is the cosine of the vectors of question and section, by `embedder`.
    """

    passage: Passage
    score: float
    coverage: float
    heading: float
    names_topic: bool
    missing: tuple[Focus, ...]
    is_barred: bool
    weights: dict[str, float]
    nearness: float = 0.0
    embedder: str = ""

    @property
    def rank(self) -> float:
        """What passages are ordered by: the score, how much of the question is covered, and the heading."""
        covered = 1.0 - COVERAGE_COUNTS + COVERAGE_COUNTS * self.coverage
        return self.score * covered + HEADING_COUNTS * self.heading

    @property
    def support(self) -> float:
        """How well the passage carries an answer; nothing where it speaks of another topic or lacks what decides."""
        if self.is_barred or not self.names_topic:
            return 0.0
        weights = self._support_weights
        return float(
            self.coverage
            + weights["heading"] * self.heading
            + weights["things"] * np.log(len(self.weights) or 1)
            + weights["nearness"] * self.nearness
        )

    @property
    def is_supported(self) -> bool:
        """Whether the passage can carry an answer: it speaks of enough of the question, and of what decides it."""
        return self.support >= self._support_weights["needed"]

    @property
    def _support_weights(self) -> dict[str, float]:
        """What the signs of support weigh: vectors of another embedder are near in another measure."""
        weights: dict[str, dict[str, float]] = load_weights()["support"]
        return weights.get(self.embedder, weights["other"])

    def list_uncovered(self) -> list[str]:
        """The words of the question that matter and that the section does not have; none where it has enough."""
        if self.coverage >= load_weights()["sure"]:
            return []
        return [part.text for part in self.missing if self.weights[part.text] >= MATTERS]


class Coverage:
    """How much of what a question is about each passage speaks of, rarer things counting more."""

    def __init__(self, generation: Generation, meaning: Meaning, things: Sequence[Thing], embedder: str = "") -> None:
        self._embedder = embedder
        self._generation = generation
        self._meaning = meaning
        self._things = things
        weights = np.array([0.0 if thing.focus.kind == "cue" else thing.weight for thing in things])
        self._weights = weights / max(float(weights.sum()), 1e-6)

    def describe(self, place: int, section: list[int], score: float, nearness: float = 0.0) -> Found:
        """A found passage with the share of the question that its section covers in any language."""
        passage = self._generation.passages[place]
        covered = np.array([self._cover(thing, section) for thing in self._things])
        rows = list(zip(self._things, covered, self._weights, strict=True))
        missing = [thing for thing, value, weight in rows if not value and weight]
        return Found(
            passage=passage,
            score=score,
            coverage=float((covered * self._weights).sum()),
            heading=self._compare_heading(passage) + _ask_alike(self._meaning, passage),
            names_topic=_names_topic([(thing.focus, value) for thing, value, _ in rows]),
            missing=tuple(thing.focus for thing in missing),
            is_barred=any(self._bars(thing, passage.document) for thing in missing),
            weights={row.focus.text: weight * KIND_COUNTS.get(row.focus.kind, 1.0) for row, _, weight in rows},
            nearness=nearness,
            embedder=self._embedder,
        )

    def _bars(self, thing: Thing, document: str) -> bool:
        """Whether a thing that a section lacks keeps it from answering.

        A thing that decides and what a follow-up brought in do, the latter if it is no ordinary word; so do a
        place, a name and a number, unless the document speaks of them elsewhere.
        """
        missing = thing.focus
        if missing.kind in _NAMED_ELSEWHERE and not missing.is_new:
            return not self._stands_in_any(thing, self._generation.arrangement.documents[document])
        return missing.kind in _DECISIVE or (missing.is_new and missing.commonness < ORDINARY_FROM)

    def _cover(self, thing: Thing, section: list[int]) -> float:
        """1 where a section names a thing in any of its languages, less where only a similar word stands."""
        if self._stands_in_any(thing, section):
            return 1.0
        return _PARTLY if thing.similar[section].max() >= SIMILAR_WORD else 0.0

    def _stands_in_any(self, thing: Thing, places: Sequence[int]) -> bool:
        """Whether any of some passages names a thing."""
        able = [place for place, may in zip(places, thing.may_stand[places].tolist(), strict=True) if may]
        return any(thing.focus.stands_in(self._generation.read_words(place)) for place in able)

    def _compare_heading(self, passage: Passage) -> float:
        """How well a heading and the question say the same: the balance of what each covers of the other."""
        words, _ = _read_heading(passage.section[-1], passage.language)
        named = [thing.focus.stands_in(words) for thing in self._things]
        asked = float((self._weights * np.array(named)).sum())
        bases = {
            base
            for thing, stands in zip(self._things, named, strict=True)
            for alternative in (thing.focus.alternatives if stands else ())
            for base in alternative.bases
        }
        content = words.list_content(passage.language)
        said = sum(base in bases for base in content) / max(len(content), 1)
        return 2 * asked * said / (asked + said) if asked and said else 0.0


def _names_topic(covered: Sequence[tuple[Focus, float]]) -> bool:
    """Whether something covered says what is asked: no place, number or date, nor a name beside other words."""
    topical = [(focus, value) for focus, value in covered if focus.kind not in ("place", "number", "date", "cue")]
    plain = [(focus, value) for focus, value in topical if focus.kind != "name"]
    return any(value for _, value in plain or topical)


def _ask_alike(meaning: Meaning, passage: Passage) -> float:
    """What a heading gains that asks the same kind of thing as the question, who, when, how long, or denies as it.

    Where "which" asks for what is, a heading of what is not loses as much.
    """
    _, cues = _read_heading(passage.section[-1], passage.language)
    denies, asks_denied = "negation" in cues, "negation" in meaning.cues
    alike = 1 if denies and asks_denied else -1 if denies and "list" in meaning.cues else 0
    return ASKS_ALIKE * bool(cues & meaning.cues & ASKING) + DENIES_ALIKE * alike


def list_shared_cues(meaning: Meaning, passage: Passage) -> frozenset[str]:
    """The kinds of cue that a question has in common with the heading of a passage."""
    _, cues = _read_heading(passage.section[-1], passage.language)
    return cues & meaning.cues


@lru_cache(maxsize=10_000)
def _read_heading(heading: str, language: str) -> tuple[TextWords, frozenset[str]]:
    """The words of a heading, and what kinds of thing it asks."""
    return TextWords.read(heading, language), find_cues(heading, language)
