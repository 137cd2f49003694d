"""Searchers: every way to search that the table compares, each with its nearest texts to a question."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from evals.baselines.lexical import score_by_words
from evals.baselines.plain_bm25 import WrittenWords
from evals.packaged import find_packaged
from rag.embedding import Embedder
from rag.lexicon import Lexicon
from rag.meaning import read_meaning
from rag.settings import Settings
from rag.weights import load_weights

Scores = NDArray[np.float32]
"""How well texts answer questions, shape (questions, texts)."""

MINILM = "all-MiniLM-L6-v2"
"""What most tutorials use, and what a question's time is compared with."""


class Searcher(Protocol):
    """A way to search: `score` rates some texts for some questions, each in its language."""

    @property
    def name(self) -> str:
        """What the table calls it."""
        ...

    def score(self, questions: Sequence[str], language: str, texts: Sequence[str]) -> Scores:
        """The scores of the texts for each question."""
        ...


@dataclass(frozen=True)
class WordsAsWritten:
    """BM25 of the words as they are written."""

    name: str = "BM25, words as written"

    def score(self, questions: Sequence[str], language: str, texts: Sequence[str]) -> Scores:
        """The scores of the texts for each question."""
        words = WrittenWords(texts)
        return np.stack([words.score(question) for question in questions])


@dataclass(frozen=True)
class OurWords:
    """Our own search by words: base forms, groups of letters, and terms in three languages."""

    name: str = "our words"

    def score(self, questions: Sequence[str], language: str, texts: Sequence[str]) -> Scores:
        """The scores of the texts for each question."""
        return _score_by_words(tuple(questions), language, tuple(texts))


class Vectors:
    """An exact search by the cosine of an embedder's vectors; what was embedded once is not embedded again."""

    def __init__(self, name: str, embedder: Embedder) -> None:
        self.name = name
        self.embedder = embedder
        self._texts: dict[int, Scores] = {}
        self._scores: dict[tuple[int, int], Scores] = {}

    def score(self, questions: Sequence[str], language: str, texts: Sequence[str]) -> Scores:
        """The cosines of the texts for each question."""
        key = hash(tuple(questions)), hash(tuple(texts))
        if key not in self._scores:
            if key[1] not in self._texts:
                self._texts[key[1]] = self.embedder.embed_passages(list(texts))
            asked = np.asarray([self.embedder.embed_query(question) for question in questions], dtype=np.float32)
            self._scores[key] = asked @ self._texts[key[1]].T
        return self._scores[key]


@dataclass(frozen=True)
class Together:
    """Our words and an embedder's vectors together, as the search weighs them."""

    name: str
    vectors: Vectors

    def score(self, questions: Sequence[str], language: str, texts: Sequence[str]) -> Scores:
        """The scores of the texts for each question."""
        words = OurWords().score(questions, language, texts)
        best = np.maximum(words.max(axis=1, keepdims=True), 1e-6)
        weights = load_weights()["dense"]
        near = np.maximum(self.vectors.score(questions, language, texts), 0.0)
        together: Scores = words / best + weights.get(self.vectors.embedder.name, weights["other"]) * near
        return together


def list_vectors(settings: Settings, named: Sequence[str]) -> list[tuple[Vectors, Settings]]:
    """The embedders to compare with the settings of each: ours in three sizes, all-MiniLM, and those that are named."""
    sizes = {"ours": 0, "ours, 128 numbers": 128, "ours, 64 numbers": 64}
    ours = [(title, replace(settings, dimensions=size)) for title, size in sizes.items()]
    others = [(name, replace(settings, embedder=find_packaged(name), dimensions=0)) for name in (MINILM, *named)]
    return [(Vectors(title, Embedder(own.embedder, own.dimensions)), own) for title, own in [*ours, *others]]


@lru_cache(maxsize=8)
def _score_by_words(questions: tuple[str, ...], language: str, texts: tuple[str, ...]) -> Scores:
    """The scores of some texts for each question by our words; kept, for every embedder is set beside them."""
    with tempfile.TemporaryDirectory() as folder:
        Lexicon.build([(text, "fi") for text in texts], Path(folder))
        lexicon = Lexicon.load(Path(folder), len(texts))
        return np.stack([score_by_words(read_meaning(question, language), lexicon) for question in questions])
