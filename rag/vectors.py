"""Vectors: passages' vectors in Chroma, written, searched and audited; always ours, never Chroma's own."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import numpy as np
from numpy.typing import NDArray

from rag.errors import ChromaUnavailable, IndexUnreadable
from rag.generations import CHROMA
from rag.settings import Settings

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from langchain_chroma import Chroma

NEIGHBOURS_SEARCHED = 1000
"""Candidates that Chroma's graph search keeps (ef_search): high enough that it finds what exact search finds."""

AUDITED_AT_ONCE = 256
_PORTS = {"http": 8000, "https": 443}
"""The port of a server whose address names none."""

_SAME = 1e-3
"""Cosine distance under which two vectors are the same but for rounding."""


class VectorReader:
    """The vectors of one generation, open for search; raises IndexUnreadable unless all of `count` are there."""

    def __init__(self, folder: Path, settings: Settings, name: str, count: int) -> None:
        self._place, self._settings = folder / CHROMA, settings
        with self._naming_faults():
            self._client = _connect(self._place, settings)
            self._collection = self._client.get_collection(_name_collection(name), embedding_function=None)
            if self._collection.count() != count:
                raise ValueError("there are more or fewer vectors than passages")

    def search_nearest(self, vector: Sequence[float], count: int, on: date | None) -> list[tuple[str, float]]:
        """Ids of the passages nearest to a vector, of those visible on a day, or of all, each with its cosine."""
        with self._naming_faults():
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
        self._client.close()  # type: ignore[attr-defined]

    @contextmanager
    def _naming_faults(self) -> Iterator[None]:
        """What Chroma raises, as a fault that says what to do."""
        from chromadb.errors import ChromaError

        try:
            with _naming_server(self._settings):
                yield
        except (ChromaError, OSError, ValueError, AttributeError) as error:
            raise IndexUnreadable(
                f"{self._place}: the vectors are damaged; build the index anew: python -m ingest"
            ) from error


def write_vectors(folder: Path, settings: Settings, name: str, rows: Sequence[dict[str, Any]]) -> None:
    """Write passages and their vectors to Chroma: each row has id, text, vector, visible_from."""
    delete_vectors(settings, name)
    with _open_client(folder / CHROMA, settings) as client:
        collection = _make_collection(client, name)._collection
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
    from chromadb.errors import NotFoundError

    if settings.chroma_url:
        with _open_client(Path(), settings) as client, suppress(NotFoundError):
            client.delete_collection(_name_collection(name))


def list_unreachable(folder: Path, settings: Settings, name: str, vectors: NDArray[np.float32]) -> list[int]:
    """Places of the passages that Chroma does not find by their own vectors; none in a sound index."""
    lost = []
    with _open_client(folder / CHROMA, settings) as client:
        collection = client.get_collection(_name_collection(name), embedding_function=None)
        for start in range(0, len(vectors), AUDITED_AT_ONCE):
            part = vectors[start : start + AUDITED_AT_ONCE]
            found = collection.query(query_embeddings=part, n_results=1, include=["distances"])
            distances = found["distances"] or []
            lost += [start + place for place, near in enumerate(distances) if not near or near[0] > _SAME]
    return lost


def _to_number(day: date) -> int:
    """A day as a number that keeps the order of days, for Chroma's filters."""
    return day.year * 10000 + day.month * 100 + day.day


@contextmanager
def _open_client(folder: Path, settings: Settings) -> Iterator["ClientAPI"]:
    """A Chroma client to write with, closed at the end; raises IndexUnreadable for what Chroma refuses."""
    from chromadb.errors import ChromaError

    with _naming_server(settings):
        client = _connect(folder, settings)
        try:
            yield client
        except ChromaError as error:
            raise IndexUnreadable(f"{folder}: Chroma refuses ({error}); the earlier index answers on.") from error
        finally:
            client.close()  # type: ignore[attr-defined]


@contextmanager
def _naming_server(settings: Settings) -> Iterator[None]:
    """A server that does not answer, as a fault that names it."""
    import httpx

    try:
        yield
    except httpx.HTTPError as error:
        raise ChromaUnavailable(settings.chroma_url) from error


def _connect(folder: Path, settings: Settings) -> "ClientAPI":
    """A Chroma client: on a folder of its own inside the program, or at a server's address."""
    import chromadb
    from chromadb.config import Settings as ChromaSettings

    quiet = ChromaSettings(anonymized_telemetry=False)
    if not settings.chroma_url:
        return chromadb.PersistentClient(path=str(folder), settings=quiet)
    try:
        address = urlsplit(settings.chroma_url)
        if address.scheme not in _PORTS or not address.hostname:
            raise ValueError("no address of a server")
        port = address.port or _PORTS[address.scheme]
        return chromadb.HttpClient(host=address.hostname, port=port, ssl=address.scheme == "https", settings=quiet)
    except (OSError, ValueError) as error:
        raise ChromaUnavailable(settings.chroma_url) from error


def _name_collection(name: str) -> str:
    """The collection of a generation as Chroma knows it."""
    return f"kantaneuvo-{name}"


def _make_collection(client: "ClientAPI", name: str) -> "Chroma":
    """A collection for a generation, which LangChain opens too; vectors are always ours, never Chroma's own."""
    from langchain_chroma import Chroma

    return Chroma(
        client=client,
        collection_name=_name_collection(name),
        embedding_function=None,
        collection_configuration={
            "hnsw": {"space": "cosine", "ef_search": NEIGHBOURS_SEARCHED, "ef_construction": 200}
        },
    )
