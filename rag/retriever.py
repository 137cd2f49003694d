"""Retriever: the search and the embedder as LangChain knows them, for any other program that is made with it."""

from datetime import date

from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.embeddings import Embeddings
from langchain_core.retrievers import BaseRetriever
from pydantic import ConfigDict

from rag.coverage import Found
from rag.embedding import Embedder
from rag.meaning import read_meaning
from rag.retrieval import Retrieval
from rag.store import Store


class GuidanceEmbeddings(Embedder, Embeddings):
    """An embedder as LangChain embeddings."""


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
            found = Retrieval(self.embedder).search(generation, read_meaning(query), self.as_of, k or self.k)
        return [_make_document(row) for row in found]


def _make_document(found: Found) -> Document:
    """A found passage as LangChain has it."""
    passage = found.passage
    metadata = {
        "document": passage.document,
        "section": list(passage.section),
        "language": passage.language,
        "score": found.score,
        "coverage": found.coverage,
    }
    return Document(id=passage.id, page_content=passage.text, metadata=metadata)
