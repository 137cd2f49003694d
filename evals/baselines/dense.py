"""Dense: our passages by nearness of vectors alone, to the question as our search gives it to the embedder."""

import numpy as np

from evals.assistant import list_texts
from evals.baselines.shelf import RANKED, show_found
from evals.configuration import Configuration
from evals.program import Response
from rag.embedding import Embedder
from rag.generations import find_current, read_passages
from rag.meaning import read_meaning
from rag.question import Question
from rag.retrieval import phrase_for_vectors
from rag.settings import Settings


class Dense:
    """An exact search by the cosine of the configured embedder."""

    def __init__(self, settings: Settings, configuration: Configuration) -> None:
        self.texts = list_texts(settings)
        self._embedder = Embedder(settings.embedder, settings.dimensions)
        passages = read_passages(find_current(settings.index))
        self._vectors = self._embedder.embed_passages([passage.searched_text for passage in passages])

    def respond(self, question: Question) -> Response:
        """The passages nearest to the question."""
        phrase = phrase_for_vectors(read_meaning(question.text, default=question.language), self._embedder)
        scores = self._vectors @ np.asarray(self._embedder.embed_query(phrase), dtype=np.float32)
        best = np.argsort(-scores)[: 4 * RANKED].tolist()
        return show_found(question, [(self.texts[place], float(scores[place])) for place in best])
