"""Generations: each ingest's index is a folder of its own; a pointer names the one that answers.

A generation is written aside and becomes current in one step, so that a killed ingest leaves the earlier one
answering. Its passages and vectors are files of our own; the Chroma folder and the lexicon can be made again
from them.
"""

import hashlib
import io
import json
import os
import shutil
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from rag.errors import IndexBusy, IndexMissing, IndexUnreadable
from rag.language.terms import fingerprint_terms
from rag.passage import Passage

KEPT = 3
"""Generations that stay for roll-back, the current one among them."""

FORMAT = 3
"""The shape of a generation's files; another number means that the index is built anew."""

_POINTER, _LOCK, _GENERATIONS = "current", "writer.lock", "generations"
_MANIFEST, _PASSAGES, _VECTORS, _DIGESTS = "manifest.json", "passages.jsonl", "vectors.npy", "digests.json"
CHROMA, LEXICON = "chroma", "lexicon"

Forget = Callable[[str], None]
"""What clears away what a generation holds elsewhere than in its folder."""


class Manifest(BaseModel):
    """What a generation is made of, with each source's fingerprint; a new one is made by the rules of today."""

    model_config = ConfigDict(frozen=True)

    id: str
    format: int = FORMAT
    terms: str = Field(default_factory=fingerprint_terms)
    embedder: str
    passages: int
    dimensions: int
    sources: dict[str, str] = {}

    @property
    def is_of_this_version(self) -> bool:
        """Whether this version of the program reads the generation as it was meant."""
        return self.format == FORMAT and self.terms == fingerprint_terms()


def read_pointer(index: Path) -> str | None:
    """The id of the generation that answers; None where none was built."""
    try:
        return (index / _POINTER).read_text(encoding="utf-8").strip() or None
    except FileNotFoundError:
        return None
    except OSError as error:
        raise IndexUnreadable(f"{index}: the index cannot be read ({error.strerror}); check its rights.") from error
    except UnicodeDecodeError as error:
        raise IndexUnreadable(f"{index}: the index is damaged; build it anew: python -m ingest") from error


def find_current(index: Path) -> Path:
    """The folder of the generation that answers; raises IndexMissing or IndexUnreadable."""
    name = read_pointer(index)
    if name is None:
        raise IndexMissing(f"{index}: no index has been built; run: python -m ingest")
    return index / _GENERATIONS / name


def count_generations(index: Path) -> int:
    """The number of the newest generation, of those that are still there; 0 where there is none."""
    return max((int(path.name.split("-", maxsplit=1)[0]) for path in list_generations(index)), default=0)


def list_generations(index: Path) -> list[Path]:
    """The folders of the finished generations, the oldest first."""
    return sorted(path for path in (index / _GENERATIONS).glob("[0-9]*-*") if path.suffix != ".tmp")


@contextmanager
def _naming_damage(folder: Path) -> Iterator[None]:
    """What a missing or damaged file raises, as a fault that says what to do."""
    try:
        yield
    except (OSError, ValueError, LookupError, TypeError) as error:
        raise IndexUnreadable(f"{folder}: the index is damaged; build it anew: python -m ingest") from error


def read_manifest(folder: Path) -> Manifest:
    """What a generation is made of; raises IndexUnreadable where its files are missing or damaged."""
    with _naming_damage(folder):
        return Manifest.model_validate_json((folder / _MANIFEST).read_bytes())


def read_passages(folder: Path) -> list[Passage]:
    """The passages of a generation in the order of its vectors; raises IndexUnreadable."""
    with _naming_damage(folder):
        lines = _read(folder, _PASSAGES).split(b"\n")
        return [Passage.model_validate_json(line) for line in lines if line]


def read_vectors(folder: Path) -> NDArray[np.float32]:
    """The vectors of a generation, shape (passages, dimensions); raises IndexUnreadable."""
    with _naming_damage(folder):
        vectors: NDArray[np.float32] = np.load(io.BytesIO(_read(folder, _VECTORS)))
        return vectors


def check_files(folder: Path, part: str = "") -> None:
    """Raise IndexUnreadable unless every file of our own, or of a part, is as it was written."""
    with _naming_damage(folder):
        for name in (one for one in _read_digests(folder) if one.startswith(part)):
            _read(folder, name)


def _read(folder: Path, name: str) -> bytes:
    """A file of a generation; raises ValueError where it is not as it was written."""
    content = (folder / name).read_bytes()
    if hashlib.sha256(content).hexdigest() != _read_digests(folder)[name]:
        raise ValueError(f"{name} is not as it was written")
    return content


def _read_digests(folder: Path) -> dict[str, str]:
    """The digest of each file of a generation, as it was written."""
    return dict(json.loads((folder / _DIGESTS).read_bytes()))


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


def start_generation(index: Path, name: str, forget: Forget = lambda _: None) -> Path:
    """An empty folder for a new generation; leftovers of ingests that broke off are cleared away."""
    generations = index / _GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    _clear(generations.glob("*.tmp"), forget)
    folder = generations / f"{name}.tmp"
    folder.mkdir()
    return folder


def write_files(folder: Path, passages: Sequence[Passage], vectors: NDArray[np.float32], manifest: Manifest) -> None:
    """Write the files of our own: passages, vectors and what they are; and the digest of each file but Chroma's."""
    lines = "".join(passage.model_dump_json() + "\n" for passage in passages)
    (folder / _PASSAGES).write_bytes(lines.encode())
    np.save(folder / _VECTORS, vectors)
    (folder / _MANIFEST).write_text(json.dumps(manifest.model_dump(), indent=1), encoding="utf-8")
    files = [path for part in (_PASSAGES, _VECTORS, f"{LEXICON}/*") for path in sorted(folder.glob(part))]
    digests = {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    (folder / _DIGESTS).write_text(json.dumps(digests, indent=1), encoding="utf-8")


def publish_generation(index: Path, folder: Path, forget: Forget = lambda _: None) -> str:
    """Make a finished generation the one that answers, in one step, and clear away all but the last few."""
    final = folder.with_suffix("")
    folder.rename(final)
    point_to(index, final.name)
    whole = list_generations(index)
    _clear((old for old in final.parent.iterdir() if old not in whole[-KEPT:] and old != final), forget)
    return final.name


def point_to(index: Path, name: str) -> None:
    """Let a finished generation answer from now on, in one step."""
    aside = index / f"{_POINTER}.new"
    with aside.open("w", encoding="utf-8") as pointer:
        pointer.write(name + "\n")
        pointer.flush()
        os.fsync(pointer.fileno())
    aside.replace(index / _POINTER)


def _clear(folders: Iterable[Path], forget: Forget) -> None:
    """Clear generations away, first what they hold elsewhere, so that a folder tells what is still to be cleared."""
    for folder in list(folders):
        forget(folder.stem)
        shutil.rmtree(folder, ignore_errors=True)
