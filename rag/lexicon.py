"""Lexicon: exact search by words (BM25 over base forms and groups of letters), kept as files beside the vectors."""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rag.focus import Alternative
from rag.language.terms import group_letters, make_terms

Scores = NDArray[np.float32]
"""A score for every passage, in the order of the index."""

Places = NDArray[np.signedinteger[Any]]
"""The places of some passages in the order of the index."""

if TYPE_CHECKING:
    from bm25s import BM25

K1, B = 1.2, 0.75
KEPT, MOST_KEPT = 4_000_000, 4_000
"""Scores that are kept for names that come again, and names at most."""

_NONE = " "
"""The term of texts of which none has any: it is no word, so that nobody searches it."""


class Lexicon:
    """The terms of every passage, searched by sets of words that mean the same."""

    def __init__(self, index: "BM25", size: int) -> None:
        self._terms: dict[str, int] = index.vocab_dict
        self._starts: list[int] = index.scores["indptr"].tolist()
        self._places = np.asarray(index.scores["indices"])
        self._values = np.asarray(index.scores["data"])
        self.size = size
        keep = lru_cache(min(MOST_KEPT, KEPT // max(size, 1)))
        self._rate, self._find_every = keep(self._rate_anew), keep(self._find_every_anew)

    @classmethod
    def build(cls, texts: Sequence[tuple[str, str]], folder: Path) -> None:
        """Write the index of texts, each with its language, to a folder."""
        from bm25s import BM25

        terms = [make_terms(text, language) for text, language in texts]
        index = BM25(k1=K1, b=B)
        index.index(terms if any(terms) else [[_NONE] for _ in texts], show_progress=False)
        index.save(folder, show_progress=False)

    @classmethod
    def load(cls, folder: Path, size: int) -> "Lexicon":
        """Open the index of a folder, made of `size` texts."""
        from bm25s import BM25

        return cls(BM25.load(folder, show_progress=False), size)

    def knows(self, term: str) -> bool:
        """Whether a term occurs in any text."""
        return bool(term) and term in self._terms

    def score(self, alternatives: Iterable[Alternative]) -> Scores:
        """Scores of a thing given by every way to name it; the best passage has 1.

        A passage has the score of the best alternative there, so that five names of one thing weigh no more
        than one; a name of several words counts where all of them stand.
        """
        best = np.zeros(self.size, dtype=np.float32)
        for alternative in alternatives:
            places, values = self._rate(alternative)
            best[places] = np.maximum(best[places], values)
        top = float(best.max(initial=0.0))
        return best / top if top else best

    def _rate_anew(self, alternative: Alternative) -> tuple[Places, Scores]:
        """The places of the passages that have a name, and their scores."""
        known = [term for term in alternative.terms if self.knows(term)]
        if len(alternative.bases) > 1 and known:
            places = self.find_all(alternative.bases)
            return places, self._add_at(places, known)
        scores = self._add_everywhere(known)
        places = np.flatnonzero(scores)
        return places, scores[places]

    def find_all(self, terms: Sequence[str]) -> Places:
        """The places of the passages that have all of some terms, in order."""
        return self._find_every(tuple(terms))

    def find_beginning(self, name: str) -> Places:
        """The places of the passages in which a word may begin with a name, for its letters are all there."""
        return self._find_every(tuple(group_letters(name)[:-1]))

    def _find_every_anew(self, terms: tuple[str, ...]) -> Places:
        """The places of the passages that have all of some terms."""
        if not terms:
            return np.arange(self.size)
        lists = sorted((self._find(term)[0] for term in terms), key=len)
        found = lists[0]
        for other in lists[1:]:
            found = found[_stand_in(found, other)[0]]
        return found

    def contain_all(self, terms: Sequence[str]) -> NDArray[np.bool_]:
        """For every passage, whether it has all of some terms."""
        contained = np.zeros(self.size, dtype=bool)
        contained[self.find_all(terms)] = True
        return contained

    def share_contained(self, terms: Sequence[str]) -> Scores:
        """For every passage, the share of some terms that it has."""
        if not terms:
            return np.zeros(self.size, dtype=np.float32)
        places = np.concatenate([self._find(term)[0] for term in terms])
        return np.bincount(places, minlength=self.size).astype(np.float32) / np.float32(len(terms))

    def _find(self, term: str) -> tuple[Places, Scores]:
        """The places of the passages that have a term, in order, and its value in each."""
        number = self._terms[term] if self.knows(term) else -1
        start, end = (self._starts[number], self._starts[number + 1]) if number >= 0 else (0, 0)
        return self._places[start:end], self._values[start:end]

    def _add_everywhere(self, terms: Sequence[str]) -> Scores:
        """For every passage, the values of some terms together."""
        scores = np.zeros(self.size, dtype=np.float32)
        for places, values in map(self._find, terms):
            scores[places] += values
        return scores

    def _add_at(self, places: Places, terms: Sequence[str]) -> Scores:
        """The values of some terms together in some passages."""
        scores = np.zeros(len(places), dtype=np.float32)
        for others, values in map(self._find, terms):
            stands, where = _stand_in(places, others)
            scores[stands] += values[where[stands]]
        return scores


def _stand_in(places: Places, others: Places) -> tuple[NDArray[np.bool_], Places]:
    """Which places are among others, both in order, and where they stand there."""
    if not len(others):
        return np.zeros(len(places), dtype=bool), np.zeros(len(places), dtype=np.intp)
    where = np.minimum(np.searchsorted(others, places), len(others) - 1)
    return others[where] == places, where
