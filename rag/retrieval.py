"""Retrieval: the passages that answer a question best, by words and by vectors, of those visible on a day."""

from collections.abc import Sequence
from datetime import date

import numpy as np
from numpy.typing import NDArray

from rag.coverage import Coverage, Found
from rag.embedding import Embedder, is_default
from rag.language import LANGUAGES
from rag.lexicon import Scores
from rag.meaning import Meaning
from rag.passage import Passage
from rag.reranking import Reranker
from rag.store import Generation
from rag.thing import Thing
from rag.weights import load_weights

DENSE_CANDIDATES = 64
"""Passages that the vectors may add to those found by words."""

RERANKED = 24
"""Sections whose coverage is looked at."""


class Retrieval:
    """Finds the passages that answer a question, best first, each section once."""

    def __init__(self, embedder: Embedder, reranker: Reranker | None = None) -> None:
        self.embedder = embedder
        self._reranker = reranker

    def search(self, generation: Generation, meaning: Meaning, on: date, count: int) -> list[Found]:
        """The best passages for a meaning on a day; a section that stands in several languages comes once."""
        visible = np.array([passage.is_visible(on) for passage in generation.passages])
        things = [Thing.look_up(focus, generation.lexicon) for focus in meaning.focus]
        near = self._find_near(generation, meaning, on)
        scores = self._score(generation, things, near) * _weigh_standing(generation.passages, on)
        scores[~visible] = 0.0
        best = _best_by_section(generation.passages, scores, visible, meaning.language)
        covers = Coverage(generation, meaning, things, self.embedder.name)
        found = [
            covers.describe(place, section, score, float(near[section].max()))
            for place, section, score in best[:RERANKED]
        ]
        found.sort(key=lambda row: -row.rank)
        return (self._reranker.order(meaning.text, found) if self._reranker else found)[:count]

    def _find_near(self, generation: Generation, meaning: Meaning, on: date) -> Scores:
        """The cosine of the question and every passage; 0 for those that are not among the nearest."""
        near = np.zeros(len(generation.passages), dtype=np.float32)
        vector = self.embedder.embed_query(phrase_for_vectors(meaning, self.embedder))
        for place, cosine in generation.search_nearest(vector, DENSE_CANDIDATES, on):
            near[place] = max(cosine, 0.0)
        return near

    def _score(self, generation: Generation, things: list[Thing], near: Scores) -> Scores:
        """Words and vectors together, for every passage."""
        scores = np.zeros(len(generation.passages), dtype=np.float32)
        for thing in things:
            scores += thing.weight * thing.sureness * generation.lexicon.score(thing.focus.alternatives)
        scores /= max(float(scores.max(initial=0.0)), 1e-6)
        weights = load_weights()["dense"]
        together: Scores = scores + weights.get(self.embedder.name, weights["other"]) * near
        return together


def _best_by_section(
    passages: Sequence[Passage], scores: Scores, visible: NDArray[np.bool_], language: str
) -> list[tuple[int, list[int], float]]:
    """Each section's passage in the asker's language, the places of all its passages, and its best score."""
    sections: dict[str, list[int]] = {}
    for place in np.flatnonzero(visible & (scores > 0)).tolist():
        sections.setdefault(passages[place].section_key, []).append(place)
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


def phrase_for_vectors(meaning: Meaning, embedder: Embedder) -> str:
    """The question as an embedder is asked it: what it is about, its terms in Finnish too.

    The built-in embedder takes the mean of its words, in which those that only ask would weigh as much as the
    others; any other model reads the question itself, with terms only where it is neither Finnish nor Swedish.
    """
    terms = dict.fromkeys(mention.term.fi[0] for mention in meaning.mentions)
    if is_default(embedder.name):
        return " ".join([*(focus.text for focus in meaning.focus), *terms]) or meaning.text
    return " ".join([meaning.text, *(terms if meaning.language == "en" else ())])
