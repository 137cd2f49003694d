"""Generations: each ingest's index is a folder of its own; a pointer names the one that answers.

A generation is written aside and becomes current in one step, so that a killed ingest leaves the earlier one
answering. Its passages and vectors are files of our own; the Chroma folder and the lexicon can be made again
from them.
"""

import json
import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict

from rag.errors import IndexBusy, IndexMissing, IndexUnreadable
from rag.passage import Passage

KEPT = 3
"""Generations that stay for roll-back, the current one among them."""

FORMAT = 2
"""The shape of a generation's files and of its terms; another number means that the index is built anew."""

_POINTER, _LOCK, _GENERATIONS = "current", "writer.lock", "generations"
_MANIFEST, _PASSAGES, _VECTORS = "manifest.json", "passages.jsonl", "vectors.npy"
CHROMA, LEXICON = "chroma", "lexicon"


class Manifest(BaseModel):
    """What a generation is made of."""

    model_config = ConfigDict(frozen=True)

    id: str
    format: int = FORMAT
    embedder: str
    passages: int
    dimensions: int


def read_pointer(index: Path) -> str | None:
    """The id of the generation that answers; None where none was built."""
    try:
        return (index / _POINTER).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise IndexUnreadable(f"{index}: the index cannot be read ({error.strerror}); check its rights.") from error


def find_current(index: Path) -> Path:
    """The folder of the generation that answers; raises IndexMissing or IndexUnreadable."""
    name = read_pointer(index)
    if name is None:
        raise IndexMissing(f"{index}: no index has been built; run: python -m ingest")
    return index / _GENERATIONS / name


def count_generations(index: Path) -> int:
    """The number of the newest generation, of those that are still there; 0 where there is none."""
    names = [path.name for path in (index / _GENERATIONS).glob("[0-9]*-*") if path.suffix != ".tmp"]
    return max((int(name.split("-", maxsplit=1)[0]) for name in names), default=0)


def read_manifest(folder: Path) -> Manifest:
    """What a generation is made of; raises IndexUnreadable where its files are missing or damaged."""
    try:
        return Manifest.model_validate_json((folder / _MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexUnreadable(f"{folder}: the index is damaged; build it anew: python -m ingest") from error


def read_passages(folder: Path) -> list[Passage]:
    """The passages of a generation in the order of its vectors; raises IndexUnreadable."""
    try:
        lines = (folder / _PASSAGES).read_text(encoding="utf-8").splitlines()
        return [Passage.model_validate_json(line) for line in lines]
    except (OSError, ValueError) as error:
        raise IndexUnreadable(f"{folder}: the index is damaged; build it anew: python -m ingest") from error


def read_vectors(folder: Path) -> NDArray[np.float32]:
    """The vectors of a generation, shape (passages, dimensions); raises IndexUnreadable."""
    try:
        vectors: NDArray[np.float32] = np.load(folder / _VECTORS)
        return vectors
    except (OSError, ValueError) as error:
        raise IndexUnreadable(f"{folder}: the index is damaged; build it anew: python -m ingest") from error


@contextmanager
def lock_for_writing(index: Path) -> Iterator[None]:
    """Hold the index for one writer; raises IndexBusy at once if another holds it, IndexUnreadable if it can't be."""
    try:
        index.mkdir(parents=True, exist_ok=True)
        lock = FileLock(index / _LOCK, timeout=0)
        lock.acquire()
    except Timeout as error:
        raise IndexBusy(f"{index}: another ingest is writing the index; wait until it has ended.") from error
    except OSError as error:
        raise IndexUnreadable(f"{index}: the index cannot be written ({error.strerror}); check its rights.") from error
    try:
        yield
    finally:
        lock.release()


def start_generation(index: Path, name: str) -> Path:
    """An empty folder for a new generation; leftovers of ingests that broke off are cleared away."""
    generations = index / _GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    for left in generations.glob("*.tmp"):
        shutil.rmtree(left, ignore_errors=True)
    folder = generations / f"{name}.tmp"
    folder.mkdir()
    return folder


def write_files(folder: Path, passages: Sequence[Passage], vectors: NDArray[np.float32], manifest: Manifest) -> None:
    """Write the files of our own: passages, vectors and what they are."""
    lines = "".join(passage.model_dump_json() + "\n" for passage in passages)
    (folder / _PASSAGES).write_text(lines, encoding="utf-8")
    np.save(folder / _VECTORS, vectors)
    (folder / _MANIFEST).write_text(json.dumps(manifest.model_dump(), indent=1), encoding="utf-8")


def publish_generation(index: Path, folder: Path) -> str:
    """Make a finished generation the one that answers, in one step, and clear away all but the last few."""
    final = folder.with_suffix("")
    folder.rename(final)
    aside = index / f"{_POINTER}.new"
    with aside.open("w", encoding="utf-8") as pointer:
        pointer.write(final.name + "\n")
        pointer.flush()
        os.fsync(pointer.fileno())
    aside.replace(index / _POINTER)
    kept = sorted(path for path in final.parent.iterdir() if path.suffix != ".tmp")[-KEPT:]
    for old in final.parent.iterdir():
        if old not in kept and old != final:
            shutil.rmtree(old, ignore_errors=True)
    return final.name
