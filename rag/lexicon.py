"""Lexicon: exact search by words (BM25 over base forms and groups of letters), kept as files beside the vectors."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rag.focus import Alternative
from rag.language.terms import make_terms

Scores = NDArray[np.float32]
"""A score for every passage, in the order of the index."""

if TYPE_CHECKING:
    from bm25s import BM25

K1, B = 1.2, 0.75
_NONE = " "
"""The term of texts of which none has any: it is no word, so that nobody searches it."""


class Lexicon:
    """The terms of every passage, searched by sets of words that mean the same."""

    def __init__(self, index: "BM25", size: int) -> None:
        self._index = index
        self.size = size

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
        """Open the index of a folder, made of `size` texts; its files are mapped, not read."""
        from bm25s import BM25

        return cls(BM25.load(folder, mmap=True, show_progress=False), size)

    def knows(self, term: str) -> bool:
        """Whether a term occurs in any text."""
        return bool(term) and term in self._index.vocab_dict

    def score(self, alternatives: Iterable[Alternative]) -> Scores:
        """Scores of a thing given by every way to name it; the best passage has 1.

        A passage has the score of the best alternative there, so that five names of one thing weigh no more
        than one; a name of several words counts where all of them stand.
        """
        best = np.zeros(self.size, dtype=np.float32)
        for alternative in alternatives:
            known = [term for term in alternative.terms if self.knows(term)]
            if not known:
                continue
            scores = self._index.get_scores(known)
            if len(alternative.bases) > 1:
                scores = scores * self.contain_all(alternative.bases)
            np.maximum(best, scores, out=best)
        top = float(best.max(initial=0.0))
        return best / top if top else best

    def contain_all(self, terms: Sequence[str]) -> NDArray[np.bool_]:
        """For every passage, whether it has all of some terms."""
        contained = np.ones(self.size, dtype=bool)
        for term in terms:
            contained &= self._contain(term)
        return contained

    def share_contained(self, terms: Sequence[str]) -> Scores:
        """For every passage, the share of some terms that it has."""
        if not terms:
            return np.zeros(self.size, dtype=np.float32)
        share: Scores = np.mean([self._contain(term) for term in terms], axis=0, dtype=np.float32)
        return share

    def _contain(self, term: str) -> NDArray[np.bool_]:
        """For every passage, whether it has a term."""
        if not self.knows(term):
            return np.zeros(self.size, dtype=bool)
        contained: NDArray[np.bool_] = self._index.get_scores([term]) > 0
        return contained
