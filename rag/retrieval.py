"""Retrieval: the passages that answer a question best, by words and by vectors, of those visible on a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import yaml
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.retrievers import BaseRetriever
from numpy.typing import NDArray
from pydantic import ConfigDict

from rag.embedding import Embedder
from rag.focus import Focus, TextWords
from rag.language import LANGUAGES
from rag.language.cues import find_cues
from rag.lexicon import Lexicon, Scores
from rag.meaning import Meaning, read_meaning
from rag.passage import Passage
from rag.store import Generation, Store

DENSE_CANDIDATES = 64
"""Passages that the vectors may add to those found by words."""

COVERAGE_COUNTS = 0.65
"""How much the order of passages heeds what share of the question they cover."""

HEADING_COUNTS = 0.5
"""What a heading that says the same as the question adds to the order."""

ASKS_ALIKE = 0.2
"""What a heading that asks who, when or how long counts for a question that asks the same."""

RERANKED = 24
"""Sections whose coverage is looked at."""

ORDINARY = 0.85
"""How much less an ordinary word of everyday language weighs than a rare one."""

SIMILAR_WORD = 0.75
"""Share of a word's groups of letters that must occur for the word to count as found in another form."""

RAREST = 3
"""Passages that a thing counts as named in at least, so that an unknown word does not outweigh all others."""

KIND_COUNTS = {"place": 1.5, "number": 1.5, "name": 1.5}
"""What kinds of things count beside their rarity where a part of a passage is chosen to be quoted."""

SIMILAR_GROUPS = 6
"""Groups of letters a word must have to be found in another form; shorter ones are too like others."""

_PARTLY = 0.7
"""What such a word counts for, of one that is found in its base form."""


@dataclass(frozen=True)
class Found:
    """A passage that was found, its score, and the share of what the question is about that it covers.

    `heading` tells how well its heading and the question say the same, from 0 to 1; `names_topic` that it names
    more of it than places and dates; `missing` is what of the question its section does not speak of; `weights` what each thing in it weighs, by
    the words of the question.
    """

    passage: Passage
    score: float
    coverage: float
    heading: float
    names_topic: bool
    missing: tuple[Focus, ...]
    weights: dict[str, float]

    @property
    def rank(self) -> float:
        """What passages are ordered by: the score, how much of the question is covered, and the heading."""
        return self.score * (1.0 - COVERAGE_COUNTS + COVERAGE_COUNTS * self.coverage) + HEADING_COUNTS * self.heading


class GuidanceRetriever(BaseRetriever):
    """The passages of the current index that answer a question, best first, each section once."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    store: Store
    embedder: Embedder
    k: int = 8
    as_of: date = date.max

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, k: int | None = None
    ) -> list[Document]:
        """The best passages as LangChain documents; `k` of a call beats that of the retriever."""
        with self.store.read() as generation:
            found = self.search(generation, read_meaning(query), self.as_of, k or self.k)
        return [
            Document(
                id=row.passage.id,
                page_content=row.passage.text,
                metadata={
                    "document": row.passage.document,
                    "section": list(row.passage.section),
                    "score": row.score,
                    "coverage": row.coverage,
                },
            )
            for row in found
        ]

    def search(self, generation: Generation, meaning: Meaning, on: date, count: int) -> list[Found]:
        """The best passages for a meaning on a day; a section that stands in several languages comes once."""
        visible = np.array([passage.is_visible(on) for passage in generation.passages])
        things = [Thing.look_up(focus, generation.lexicon) for focus in meaning.focus]
        scores = self._score(generation, meaning, things, on) * _weigh_standing(generation.passages, on)
        scores[~visible] = 0.0
        best = _best_by_section(generation.passages, scores, visible, meaning.language)
        covers = Coverage(generation, meaning, things)
        found = [covers.describe(place, section, score) for place, section, score in best[:RERANKED]]
        return sorted(found, key=lambda row: -row.rank)[:count]

    def _score(self, generation: Generation, meaning: Meaning, things: list["Thing"], on: date) -> Scores:
        """Words and vectors together, for every passage."""
        scores = np.zeros(len(generation.passages), dtype=np.float32)
        for thing in things:
            scores += thing.weight * thing.sureness * generation.lexicon.score(thing.focus.alternatives)
        scores /= max(float(scores.max(initial=0.0)), 1e-6)
        vector = self.embedder.embed_query(_say_in_finnish(meaning))
        weights = load_weights()["dense"]
        weight = weights.get(self.embedder.name, weights["other"])
        for place, cosine in generation.search_nearest(vector, DENSE_CANDIDATES, on):
            scores[place] += weight * max(cosine, 0.0)
        return scores


@dataclass(frozen=True)
class Thing:
    """One thing a question is about, as the index knows it.

    `similar` is the share of its letters that each passage has; `weight` is the higher the fewer passages speak
    of it; `sureness` is below 1 where no passage names it.
    """

    focus: Focus
    similar: Scores
    weight: float
    sureness: float

    @classmethod
    def look_up(cls, focus: Focus, lexicon: Lexicon) -> "Thing":
        """What the index knows of a thing."""
        named = np.zeros(lexicon.size, dtype=np.float32)
        for alternative in focus.alternatives:
            np.maximum(named, lexicon.contain_all(alternative.bases), out=named)
        similar = _find_similar(lexicon, focus) if focus.kind != "number" else np.zeros_like(named)
        sureness = 1.0 if named.any() else float(similar.max(initial=0.0)) ** 2
        rarity = _weigh_rarity(named + (similar >= SIMILAR_WORD))
        return cls(focus, similar, rarity * (1.0 - ORDINARY * focus.commonness), sureness)


def is_supported(found: Found) -> bool:
    """Whether a passage speaks of enough of the question, of every place, number and name in it, and of what is new."""
    if any(part.kind in ("place", "number", "name") or part.is_new for part in found.missing):
        return False
    return found.names_topic and found.coverage >= float(load_weights()["support"])


class Coverage:
    """How much of what a question is about each passage speaks of, rarer things counting more."""

    def __init__(self, generation: Generation, meaning: Meaning, things: Sequence[Thing]) -> None:
        self._generation = generation
        self._meaning = meaning
        self._things = things
        weights = np.array([0.0 if thing.focus.kind == "cue" else thing.weight for thing in things])
        self._weights = weights / max(float(weights.sum()), 1e-6)

    def describe(self, place: int, section: list[int], score: float) -> Found:
        """A found passage with the share of the question that its section covers in any language."""
        passage = self._generation.passages[place]
        covered = np.array([self._cover(thing, section) for thing in self._things])
        rows = list(zip((thing.focus for thing in self._things), covered, self._weights, strict=True))
        return Found(
            passage=passage,
            score=score,
            coverage=float((covered * self._weights).sum()),
            heading=self._compare_heading(passage) + _ask_alike(self._meaning, passage),
            names_topic=any(value and focus.kind not in ("place", "date", "number") for focus, value, _ in rows),
            missing=tuple(focus for focus, value, weight in rows if not value and weight),
            weights={focus.text: float(weight) * KIND_COUNTS.get(focus.kind, 1.0) for focus, _, weight in rows},
        )


    def _cover(self, thing: Thing, section: list[int]) -> float:
        """1 where a section names a thing in any of its languages, less where only a similar word stands."""
        if any(thing.focus.stands_in(self._generation.read_words(place)) for place in section):
            return 1.0
        return _PARTLY if thing.similar[section].max() >= SIMILAR_WORD else 0.0

    def _compare_heading(self, passage: Passage) -> float:
        """How well a heading and the question say the same: the balance of what each covers of the other."""
        words = TextWords.read(passage.section[-1], passage.language)
        named = [thing.focus for thing in self._things if thing.focus.stands_in(words)]
        asked = float(sum(weight for thing, weight in zip(self._things, self._weights, strict=True) if thing.focus in named))
        content = words.list_content(passage.language)
        bases = {base for focus in named for alternative in focus.alternatives for base in alternative.bases}
        said = sum(base in bases for base in content) / max(len(content), 1)
        return 2 * asked * said / (asked + said) if asked and said else 0.0


def _ask_alike(meaning: Meaning, passage: Passage) -> float:
    """What a heading gains that asks the same kind of thing as the question: who, when, how long, how many."""
    cues = find_cues(passage.section[-1], passage.language)
    return ASKS_ALIKE if cues & meaning.cues & {"who", "when", "how_long", "how_many"} else 0.0


def _find_similar(lexicon: Lexicon, focus: Focus) -> Scores:
    """For every passage, the share of the letters of a one-word name that it has."""
    best = np.zeros(lexicon.size, dtype=np.float32)
    for alternative in focus.alternatives:
        groups = [term for term in alternative.terms if term not in alternative.bases]
        if len(alternative.bases) == 1 and len(groups) >= SIMILAR_GROUPS:
            np.maximum(best, lexicon.share_contained(groups), out=best)
    return best


def _weigh_rarity(found: Scores) -> float:
    """What a thing weighs: more the fewer passages speak of it, up to a limit for what is nowhere."""
    return float(np.log1p(len(found) / max(np.count_nonzero(found), RAREST)))


def _best_by_section(
    passages: Sequence[Passage], scores: Scores, visible: NDArray[np.bool_], language: str
) -> list[tuple[int, list[int], float]]:
    """Each section's passage in the asker's language, the places of all its passages, and its best score."""
    sections: dict[str, list[int]] = {}
    for place in np.flatnonzero(visible & (scores > 0)):
        sections.setdefault(passages[place].section_key, []).append(int(place))
    rows = []
    for places in sections.values():
        top = max(float(scores[place]) for place in places)
        shown = min(places, key=lambda place: (_distance(passages[place].language, language), -scores[place]))
        rows.append((shown, places, top))
    return sorted(rows, key=lambda row: -row[2])


def _distance(shown: str, asked: str) -> int:
    """How far a passage's language is from the asker's: its own, Finnish, or another."""
    return 0 if shown == asked else 1 + LANGUAGES.index(shown)


def _weigh_standing(passages: Sequence[Passage], on: date) -> Scores:
    """What each passage's standing on a day and its kind of source weigh."""
    weights = load_weights()
    return np.array(
        [weights["standing"][row.validity.find_standing(on)] * weights["kind"][row.kind] for row in passages],
        dtype=np.float32,
    )


def _say_in_finnish(meaning: Meaning) -> str:
    """The question for the vectors; an English one's terms in Finnish, for the built-in embedder knows no English."""
    if meaning.language != "en":
        return meaning.text
    terms = [mention.term.fi[0] for mention in meaning.mentions]
    return " ".join([meaning.text, *dict.fromkeys(terms)])


@lru_cache
def load_weights() -> dict[str, Any]:
    """The measured weights of the search."""
    weights: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("weights.yaml").read_text(encoding="utf-8"))
    return weights
