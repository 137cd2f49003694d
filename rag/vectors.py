"""Vectors: passages' vectors in Chroma, written, searched and audited; always ours, never Chroma's own."""

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rag.chroma import (
    CHROMA,
    delete_collection,
    make_collection,
    naming_loss,
    open_client,
    open_collection,
    open_copy,
)
from rag.settings import Settings

AUDITED_AT_ONCE = 256
_SAME = 1e-3
"""Cosine distance under which two vectors are the same but for rounding."""


class VectorReader:
    """The vectors of one generation, open for search; raises IndexDamaged unless all of `count` are there."""

    def __init__(self, folder: Path, settings: Settings, name: str, count: int) -> None:
        self._place, self._settings = folder / CHROMA, settings
        with ExitStack() as opened, naming_loss(self._place, settings):
            client = opened.enter_context(open_copy(folder, settings))
            self._collection = open_collection(client, name)
            if self._collection.count() != count:
                raise ValueError("there are more or fewer vectors than passages")
            self._opened = opened.pop_all()

    def search_nearest(self, vector: Sequence[float], count: int, on: date | None) -> list[tuple[str, float]]:
        """Ids of the passages nearest to a vector, of those visible on a day, or of all, each with its cosine."""
        with naming_loss(self._place, self._settings):
            found = self._collection.query(
                query_embeddings=np.asarray([vector], dtype=np.float32),
                n_results=count,
                where={"visible_from": {"$lte": _to_number(on)}} if on else None,  # type: ignore[dict-item]
                include=["distances"],
            )
        nearest = zip(found["ids"][0], (found["distances"] or [[]])[0], strict=True)
        return [(name, 1.0 - distance) for name, distance in nearest]

    def close(self) -> None:
        """Give back what Chroma holds open."""
        self._opened.close()


def write_vectors(folder: Path, settings: Settings, name: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write passages and their vectors to Chroma: each row has id, text, vector, visible_from."""
    delete_vectors(settings, name)
    with open_client(folder / CHROMA, settings) as client:
        collection = make_collection(client, name)
        step = client.get_max_batch_size()
        for start in range(0, len(rows), step):
            part = rows[start : start + step]
            collection.add(
                ids=[row["id"] for row in part],
                embeddings=[row["vector"] for row in part],
                documents=[row["text"] for row in part],
                metadatas=[{"visible_from": _to_number(row["visible_from"])} for row in part],
            )


def delete_vectors(settings: Settings, name: str) -> None:
    """Delete the passages and vectors of a generation from the server; those in a folder go with the folder."""
    if settings.chroma_url:
        with open_client(Path(), settings) as client:
            delete_collection(client, name)


def list_unreachable(folder: Path, settings: Settings, name: str, vectors: NDArray[np.float32]) -> list[int]:
    """Places of the passages that Chroma does not find by their own vectors; none in a sound index."""
    lost = []
    with open_client(folder / CHROMA, settings) as client:
        collection = open_collection(client, name)
        for start in range(0, len(vectors), AUDITED_AT_ONCE):
            part = vectors[start : start + AUDITED_AT_ONCE]
            found = collection.query(query_embeddings=part, n_results=1, include=["distances"])
            distances = found["distances"] or []
            lost += [start + place for place, near in enumerate(distances) if not near or near[0] > _SAME]
    return lost


def link_anew(folder: Path, settings: Settings, name: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
    """Write the vectors of some passages, by their ids, once more in their places, so that Chroma's graph leads there.

    The graph is built by chance and now and then leaves a vector to which no other leads; a passage that was never
    written stays away.
    """
    with open_client(folder / CHROMA, settings) as client:
        collection, ids = open_collection(client, name), list(vectors)
        step = client.get_max_batch_size()
        for start in range(0, len(ids), step):
            part = ids[start : start + step]
            collection.update(ids=part, embeddings=np.stack([vectors[one] for one in part]))


def _to_number(day: date) -> int:
    """A day as a number that keeps the order of days, for Chroma's filters."""
    return day.year * 10000 + day.month * 100 + day.day
