"""Tutorial: LangChain's retrieval as its tutorial builds it, all-MiniLM-L6-v2 and Chroma, the best four.

`python -m evals.bench.tutorial FOLDER QUESTION` opens a store and searches it once, as a command line would.
"""

import sys
from collections.abc import Sequence

import numpy as np

from evals.packaged import find_packaged

MODEL = "all-MiniLM-L6-v2"
DIMENSIONS = 384
SHOWN = 4


class TutorialSearch:
    """A store in a folder, with the embedder of the tutorial."""

    def __init__(self, folder: str) -> None:
        from langchain_chroma import Chroma
        from langchain_huggingface import HuggingFaceEmbeddings

        self.embeddings = HuggingFaceEmbeddings(model_name=find_packaged(MODEL), model_kwargs={"device": "cpu"})
        self._store = Chroma("tutorial", self.embeddings, persist_directory=folder)

    def fill(self, texts: Sequence[str], seed: int) -> None:
        """Put texts into the store with vectors in no direction: they take as long to search as true ones."""
        vectors = np.random.default_rng(seed).normal(size=(len(texts), DIMENSIONS)).astype(np.float32)
        vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
        collection = self._store._collection
        for start in range(0, len(texts), 5000):
            part = texts[start : start + 5000]
            names = [str(start + place) for place in range(len(part))]
            collection.add(ids=names, embeddings=vectors[start : start + len(part)], documents=list(part))

    def search(self, question: str) -> list[str]:
        """The best four texts."""
        return [found.page_content for found in self._store.similarity_search(question, k=SHOWN)]


if __name__ == "__main__":
    print(*TutorialSearch(sys.argv[1]).search(sys.argv[2]), sep="\n\n")  # noqa: T201
