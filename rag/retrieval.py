"""Retrieval: the passages that answer a question best, by words and by vectors, of those visible on a day."""

from datetime import date

import numpy as np

from rag.coverage import Coverage, Found
from rag.embedding import Embedder, is_default
from rag.lexicon import Scores
from rag.meaning import Meaning
from rag.reranking import Reranker
from rag.store import Generation
from rag.succession import rank_successors_first
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
        lie = generation.arrangement
        things = [Thing.look_up(focus, generation.lexicon) for focus in meaning.focus]
        near = self._find_near(generation, meaning, on)
        scores = self._score(generation, things, near) * lie.weigh(on)
        scores[~lie.see(on)] = 0.0
        best = lie.choose_sections(scores, meaning.language, RERANKED)
        covers = Coverage(generation, meaning, things, self.embedder.name)
        found = [covers.describe(place, section, score, float(near[section].max())) for place, section, score in best]
        found = rank_successors_first(found, on)
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


def phrase_for_vectors(meaning: Meaning, embedder: Embedder) -> str:
    """The question as an embedder is asked it: what it is about, its terms in Finnish too.

    The built-in embedder takes the mean of its words, in which those that only ask would weigh as much as the
    others; any other model reads the question itself, with terms only where it is neither Finnish nor Swedish.
    """
    terms = dict.fromkeys(mention.term.fi[0] for mention in meaning.mentions)
    if is_default(embedder.name):
        return " ".join([*(focus.text for focus in meaning.focus), *terms]) or meaning.text
    return " ".join([meaning.text, *(terms if meaning.language == "en" else ())])
