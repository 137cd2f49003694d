"""The retriever keeps what LangChain expects of any retriever, by LangChain's own tests."""

from typing import Any

import pytest
from langchain_core.retrievers import BaseRetriever
from langchain_tests.integration_tests import RetrieversIntegrationTests

from rag.embedding import Embedder
from rag.retriever import GuidanceRetriever
from rag.settings import Settings
from rag.store import Store


@pytest.mark.anyio
class TestGuidanceRetriever(RetrieversIntegrationTests):
    """LangChain's tests of a retriever, over the shared index."""

    @pytest.fixture(autouse=True)
    def _over_the_shared_index(self, settings: Settings) -> None:
        self._embedder = Embedder(settings.embedder)
        self._store = Store(settings, self._embedder.identity)

    @pytest.fixture
    def anyio_backend(self) -> str:
        return "asyncio"

    @property
    def retriever_constructor(self) -> type[BaseRetriever]:
        return GuidanceRetriever

    @property
    def retriever_constructor_params(self) -> dict[str, Any]:
        return {"store": self._store, "embedder": self._embedder}

    @property
    def retriever_query_example(self) -> str:
        return "Mitä asiakas näkee OmaKannassa?"
