"""Chroma: clients to write a generation's vectors with and to read them, and what Chroma refuses in words."""

import resource
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from rag.errors import ChromaUnavailable, IndexDamaged, IndexHindered, IndexUnreadable
from rag.integrity import naming_damage
from rag.settings import Settings
from rag.working_copy import WorkingCopy

if TYPE_CHECKING:
    from chromadb.api import ClientAPI
    from chromadb.api.models.Collection import Collection

CHROMA = "chroma"
"""The part of a generation that is Chroma's."""

NEIGHBOURS_SEARCHED = 1000
"""Candidates that Chroma's graph search keeps (ef_search): high enough that it finds what exact search finds."""

NEIGHBOURS_KEPT = 32
"""Links of a vector in Chroma's graph (max_neighbors); with its default of 16, large collections lose vectors."""

HANDLES = 32
"""File handles that must be free for a client; where there are none left, Chroma panics instead of failing."""

_PORTS = {"http": 8000, "https": 443}
"""The port of a server whose address names none."""


@contextmanager
def open_client(folder: Path, settings: Settings) -> Iterator["ClientAPI"]:
    """A Chroma client to write with, closed at the end; raises IndexUnreadable for what Chroma refuses."""
    _require_handles(folder)
    with naming_refusal(folder), naming_server(settings), _closing(_connect(folder, settings)) as client:
        yield client


@contextmanager
def open_copy(folder: Path, settings: Settings) -> Iterator["ClientAPI"]:
    """A Chroma client to read with, on a working copy of a generation's files or at a server; closed at the end."""
    _require_handles(folder)
    with ExitStack() as held:
        place = folder
        if not settings.chroma_url:
            copy = WorkingCopy(folder, CHROMA)
            held.callback(copy.close)
            place = copy.path
        yield held.enter_context(_closing(_connect(place, settings)))


@contextmanager
def _closing(client: "ClientAPI") -> Iterator["ClientAPI"]:
    """A client, closed at the end."""
    try:
        yield client
    finally:
        client.close()  # type: ignore[attr-defined]


@contextmanager
def naming_refusal(folder: Path) -> Iterator[None]:
    """What Chroma refuses to do, as a fault that says that nothing was lost."""
    from chromadb.errors import ChromaError

    try:
        yield
    except ChromaError as error:
        raise IndexUnreadable(f"{folder}: Chroma refuses ({error}); the earlier index answers on.") from error


@contextmanager
def naming_server(settings: Settings) -> Iterator[None]:
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


def _require_handles(folder: Path) -> None:
    """Raise IndexHindered unless enough file handles are free for a client."""
    most = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    try:
        free = most - len([*Path("/dev/fd").iterdir()])
    except OSError:
        free = 0
    if free < HANDLES and most != resource.RLIM_INFINITY:
        raise IndexHindered(
            f"{folder}: the index cannot be opened now, for this process has no file handles left; allow it more "
            "(ulimit -n) and try again."
        )


def _name_collection(name: str) -> str:
    """The collection of a generation as Chroma knows it."""
    return f"kantaneuvo-{name}"


def make_collection(client: "ClientAPI", name: str) -> "Collection":
    """A collection for a generation, which LangChain opens too; vectors are always ours, never Chroma's own."""
    from langchain_chroma import Chroma

    made = Chroma(
        client=client,
        collection_name=_name_collection(name),
        embedding_function=None,
        collection_configuration={
            "hnsw": {
                "space": "cosine",
                "ef_search": NEIGHBOURS_SEARCHED,
                "ef_construction": 200,
                "max_neighbors": NEIGHBOURS_KEPT,
            }
        },
    )
    return made._collection


def open_collection(client: "ClientAPI", name: str) -> "Collection":
    """The collection of a generation, opened without LangChain."""
    return client.get_collection(_name_collection(name), embedding_function=None)


def delete_collection(client: "ClientAPI", name: str) -> None:
    """Delete the collection of a generation, if it is there."""
    from chromadb.errors import NotFoundError

    with suppress(NotFoundError):
        client.delete_collection(_name_collection(name))


@contextmanager
def naming_loss(place: Path, settings: Settings) -> Iterator[None]:
    """What Chroma raises for vectors that are lost or damaged, as a fault that says what to do."""
    from chromadb.errors import ChromaError

    with naming_damage(place), naming_server(settings):
        try:
            yield
        except (ChromaError, ValueError, AttributeError) as error:
            raise IndexDamaged(f"{place}: the vectors are damaged; build the index anew: python -m ingest") from error
