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
from rag.language import LANGUAGES
from rag.lexicon import Lexicon
from rag.meaning import Focus, Meaning, read_meaning
from rag.passage import Passage
from rag.store import Generation, Store

DENSE_CANDIDATES = 64
"""Passages that the vectors may add to those found by words."""

COVERAGE_COUNTS = 0.65
"""How much the order of passages heeds what share of the question they cover."""

RERANKED = 24
"""Sections whose coverage is looked at."""

SIMILAR_WORD = 0.75
"""Share of a word's groups of letters that must occur for the word to count as found in another form."""

_PARTLY = 0.7
"""What such a word counts for, of one that is found in its base form."""


@dataclass(frozen=True)
class Found:
    """A passage that was found, its score, and the share of what the question is about that it covers.

    `missing` is what of the question its section does not speak of; `weights` what each thing in it weighs, by
    the words of the question.
    """

    passage: Passage
    score: float
    coverage: float
    missing: tuple[Focus, ...]
    weights: dict[str, float]

    @property
    def rank(self) -> float:
        """What passages are ordered by: the score, and how much of the question is covered."""
        return self.score * (1.0 - COVERAGE_COUNTS + COVERAGE_COUNTS * self.coverage)


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
        scores = self._score(generation, meaning, on) * _weigh_standing(generation.passages, on)
        scores[~visible] = 0.0
        best = _best_by_section(generation.passages, scores, visible, meaning.language)
        covers = Coverage(generation.lexicon, generation.passages, meaning.focus)
        found = [covers.describe(place, section, score) for place, section, score in best[:RERANKED]]
        return sorted(found, key=lambda row: -row.rank)[:count]

    def _score(self, generation: Generation, meaning: Meaning, on: date) -> NDArray[np.float32]:
        """Words and vectors together, for every passage."""
        lexical = generation.lexicon.score(
            [[alternative.terms for alternative in focus.alternatives] for focus in meaning.focus]
        )
        scores = lexical / max(float(lexical.max(initial=0.0)), 1e-6)
        vector = self.embedder.embed_query(_say_in_finnish(meaning))
        weights = load_weights()["dense"]
        weight = weights.get(self.embedder.name, weights["other"])
        for place, cosine in generation.search_nearest(vector, DENSE_CANDIDATES, on):
            scores[place] += weight * max(cosine, 0.0)
        return scores


def is_supported(found: Found) -> bool:
    """Whether a passage speaks of enough of the question, and of every place, number and name in it."""
    if any(part.kind in ("place", "number", "name") for part in found.missing):
        return False
    return found.coverage >= float(load_weights()["support"])


class Coverage:
    """How much of what a question is about each passage speaks of, rarer things counting more."""

    def __init__(self, lexicon: Lexicon, passages: Sequence[Passage], focus: Sequence[Focus]) -> None:
        self._passages = passages
        self._focus = focus
        self._found = np.array([_find_in_passages(lexicon, part) for part in focus])
        self._weights = np.array(
            [0.0 if part.kind == "cue" else _weigh_rarity(row) for part, row in zip(focus, self._found, strict=True)]
        )

    def describe(self, place: int, section: list[int], score: float) -> Found:
        """A found passage with the share of the question that its section covers in any language."""
        passage = self._passages[place]
        if not self._weights.sum():
            return Found(passage, score, 0.0, (), {})
        covered = self._found[:, section].max(axis=1)
        share = float((covered * self._weights).sum() / self._weights.sum())
        parts = list(zip(self._focus, covered, self._weights, strict=True))
        missing = tuple(part for part, value, weight in parts if not value and weight)
        total = float(self._weights.sum())
        return Found(passage, score, share, missing, {part.text: float(weight) / total for part, _, weight in parts})


def _find_in_passages(lexicon: Lexicon, focus: Focus) -> NDArray[np.float32]:
    """For every passage: 1 where a thing is named, less where only similar words stand, else 0."""
    named = np.zeros(lexicon.size, dtype=np.float32)
    for alternative in focus.alternatives:
        np.maximum(named, lexicon.contain_all(alternative.bases), out=named)
    if focus.kind == "number":
        return named
    for alternative in focus.alternatives:
        groups = [term for term in alternative.terms if term not in alternative.bases]
        if len(alternative.bases) == 1 and groups:
            similar = lexicon.share_contained(groups) >= SIMILAR_WORD
            np.maximum(named, _PARTLY * similar, out=named)
    return named


def _weigh_rarity(found: NDArray[np.float32]) -> float:
    """What a thing weighs: more the fewer passages speak of it, most when none does."""
    return float(np.log1p(len(found) / (1.0 + np.count_nonzero(found))))


def _best_by_section(
    passages: Sequence[Passage], scores: NDArray[np.float32], visible: NDArray[np.bool_], language: str
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


def _weigh_standing(passages: Sequence[Passage], on: date) -> NDArray[np.float32]:
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
