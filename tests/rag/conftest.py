"""What tests of rag share: the shared index, open for reading, and small ones of passages made for a test."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from rag.embedding import Embedder
from rag.generations import find_current
from rag.passage import Passage
from rag.settings import Settings
from rag.store import Generation, Store, open_generation
from tests.rag.samples import publish

Shelve = Callable[..., Generation]


@pytest.fixture(scope="session")
def generation(settings: Settings) -> Iterator[Generation]:
    """The index of the shipped corpus."""
    store = Store(settings, Embedder(settings.embedder).identity)
    with store.read() as opened:
        yield opened
    store.close()


@pytest.fixture
def shelve(tmp_path: Path) -> Iterator[Shelve]:
    """Open an index of a few passages: `shelve(passage, …)`."""
    opened: list[Generation] = []

    def shelve_these(*passages: Passage) -> Generation:
        settings = Settings(index=tmp_path / f"shelf-{len(opened)}")
        publish(settings, passages)
        opened.append(open_generation(find_current(settings.index), settings))
        return opened[-1]

    yield shelve_these
    for generation in opened:
        generation.close()
