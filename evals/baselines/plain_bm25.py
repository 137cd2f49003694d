"""Plain BM25: words as they are written, lower-cased, over our passages; no base forms, no terms, no vectors."""

from bm25s import BM25
from bm25s.tokenization import Tokenizer

from evals.assistant import list_texts
from evals.baselines.shelf import RANKED, show_found
from evals.configuration import Configuration
from evals.program import Response
from rag.question import Question
from rag.settings import Settings


class PlainBm25:
    """BM25 of the bm25s library with its own words."""

    def __init__(self, settings: Settings, configuration: Configuration) -> None:
        self.texts = list_texts(settings)
        self._words: Tokenizer = Tokenizer(stopwords=None)
        self._index = BM25()
        self._index.index(self._split([text.text for text in self.texts]), show_progress=False)

    def respond(self, question: Question) -> Response:
        """The passages with the highest scores above nothing."""
        words = [word for word in self._split([question.text])[0] if word and word in self._index.vocab_dict]
        scores = self._index.get_scores(words) if words else []
        ranked = sorted(enumerate(scores), key=lambda row: -row[1])[: 4 * RANKED]
        return show_found(question, [(self.texts[place], float(score)) for place, score in ranked if score > 0])

    def _split(self, texts: list[str]) -> list[list[str]]:
        """The words of some texts."""
        words: list[list[str]] = self._words.tokenize(texts, return_as="string", show_progress=False)
        return words
