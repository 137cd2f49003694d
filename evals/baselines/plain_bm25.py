"""Plain BM25: words as they are written, lower-cased, over our passages; no base forms, no terms, no vectors."""

from collections.abc import Sequence

import numpy as np
from bm25s import BM25
from bm25s.tokenization import Tokenizer
from numpy.typing import NDArray

from evals.assistant import list_texts
from evals.baselines.shelf import RANKED, show_found
from evals.configuration import Configuration
from evals.program import Response
from rag.question import Question
from rag.settings import Settings


class WrittenWords:
    """BM25 of the bm25s library with its own words over some texts."""

    def __init__(self, texts: Sequence[str]) -> None:
        self._words: Tokenizer = Tokenizer(stopwords=None)
        self._count = len(texts)
        self._index = BM25()
        self._index.index(self._split(texts), show_progress=False)

    def score(self, question: str) -> NDArray[np.float32]:
        """The score of every text; 0 where it has no word of the question."""
        words = [word for word in self._split([question])[0] if word and word in self._index.vocab_dict]
        found = self._index.get_scores(words) if words else np.zeros(self._count)
        scores: NDArray[np.float32] = np.asarray(found, dtype=np.float32)
        return scores

    def _split(self, texts: Sequence[str]) -> list[list[str]]:
        """The words of some texts."""
        words: list[list[str]] = self._words.tokenize(list(texts), return_as="string", show_progress=False)
        return words


class PlainBm25:
    """The same over our passages."""

    def __init__(self, settings: Settings, configuration: Configuration) -> None:
        self.texts = list_texts(settings)
        self._words = WrittenWords([text.text for text in self.texts])

    def respond(self, question: Question) -> Response:
        """The passages with the highest scores above nothing."""
        ranked = sorted(enumerate(self._words.score(question.text)), key=lambda row: -row[1])[: 4 * RANKED]
        return show_found(question, [(self.texts[place], float(score)) for place, score in ranked if score > 0])
