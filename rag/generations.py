"""Generations: each ingest's index is a folder of its own; a pointer names the one that answers.

A generation is written aside and becomes current in one step, so that a killed ingest leaves the earlier one
answering. Its passages and vectors are files of our own; the Chroma folder and the lexicon can be made again
from them.
"""

import io
import json
import os
import shutil
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, ConfigDict, Field

from rag.errors import IndexDamaged, IndexMissing, IndexOutdated, IndexUnreadable
from rag.integrity import check_files, is_damaged, naming_damage, read_checked, read_digests, seal
from rag.language.terms import fingerprint_terms
from rag.passage import Passage

KEPT = 3
"""Generations that stay for roll-back, the current one among them."""

FORMAT = 4
"""The shape of a generation's files; another number means that the index is built anew."""

_POINTER, _GENERATIONS = "current", "generations"
_MANIFEST, _PASSAGES, _VECTORS = "manifest.json", "passages.jsonl", "vectors.npy"
LEXICON = "lexicon"

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
    """The id of the generation that answers; None where none was built. Raises IndexDamaged or IndexUnreadable."""
    with naming_damage(index):
        try:
            return (index / _POINTER).read_text(encoding="utf-8").strip() or None
        except FileNotFoundError:
            return None
        except OSError as error:
            if os.access(index, os.R_OK | os.X_OK):
                raise
            raise IndexUnreadable(f"{index}: the index cannot be read ({error.strerror}); check its rights.") from error


def find_current(index: Path) -> Path:
    """The folder of the generation that answers; raises IndexMissing or IndexUnreadable."""
    name = read_pointer(index)
    if name is None:
        raise IndexMissing(f"{index}: no index has been built; run: python -m ingest")
    return index / _GENERATIONS / name


def name_current(index: Path) -> str:
    """The id of the generation that answers; empty where the pointer is lost or damaged."""
    try:
        return read_pointer(index) or ""
    except IndexDamaged:
        return ""


def list_in_turn(index: Path) -> list[Path]:
    """The generations that may answer: the one that the pointer names, then those before it, the newest first.

    Every finished one where the pointer is lost or names none that is there.
    """
    kept, name = list_generations(index), name_current(index)
    is_there = name in [folder.name for folder in kept]
    return [folder for folder in reversed(kept) if not is_there or folder.name <= name]


def count_generations(index: Path) -> int:
    """The number of the newest generation, of those that are there or that the pointer names; 0 without any."""
    numbers = [name.split("-")[0] for name in (name_current(index), *(one.name for one in list_generations(index)))]
    return max(int(number) if number.isdecimal() else 0 for number in numbers)


def list_generations(index: Path) -> list[Path]:
    """The folders of the finished generations, the oldest first."""
    return sorted(path for path in (index / _GENERATIONS).glob("[0-9]*-*") if path.suffix != ".tmp")


def read_manifest(folder: Path) -> Manifest:
    """What a generation is made of; raises IndexDamaged. One of an older format may have no digest."""
    with naming_damage(folder):
        has_digest = _MANIFEST in read_digests(folder)
        return Manifest.model_validate_json(
            read_checked(folder, _MANIFEST) if has_digest else (folder / _MANIFEST).read_bytes()
        )


def check_own_files(folder: Path, beside: str) -> Manifest:
    """What a generation is made of, if its files, but for those of one part, are as they were written by this version.

    Raises IndexDamaged or IndexOutdated.
    """
    manifest = read_manifest(folder)
    if not manifest.is_of_this_version:
        raise IndexOutdated(
            f"{folder}: the index was built by another version of the program; build it anew: python -m ingest"
        )
    check_files(folder, beside)
    return manifest


def read_passages(folder: Path) -> list[Passage]:
    """The passages of a generation in the order of its vectors; raises IndexDamaged."""
    with naming_damage(folder):
        lines = read_checked(folder, _PASSAGES).split(b"\n")
        return [Passage.model_validate_json(line) for line in lines if line]


def read_vectors(folder: Path) -> NDArray[np.float32]:
    """The vectors of a generation, shape (passages, dimensions); raises IndexDamaged."""
    with naming_damage(folder):
        vectors: NDArray[np.float32] = np.load(io.BytesIO(read_checked(folder, _VECTORS)))
        return vectors


def start_generation(index: Path, name: str, forget: Forget = lambda _: None) -> Path:
    """An empty folder for a new generation; leftovers of ingests that broke off are cleared away."""
    generations = index / _GENERATIONS
    generations.mkdir(parents=True, exist_ok=True)
    _clear(generations.glob("*.tmp"), forget)
    folder = generations / f"{name}.tmp"
    folder.mkdir()
    return folder


def write_files(folder: Path, passages: Sequence[Passage], vectors: NDArray[np.float32], manifest: Manifest) -> None:
    """Write the files of our own, passages, vectors and what they are, after all others; and the digest of each."""
    (folder / _PASSAGES).write_bytes("".join(f"{passage.model_dump_json()}\n" for passage in passages).encode())
    np.save(folder / _VECTORS, vectors)
    (folder / _MANIFEST).write_text(json.dumps(manifest.model_dump(), indent=1), encoding="utf-8")
    seal(folder)


def publish_generation(index: Path, folder: Path, forget: Forget = lambda _: None) -> str:
    """Make a finished generation the one that answers, in one step, and clear away all but the last few sound ones."""
    final = folder.rename(folder.with_suffix(""))
    point_to(index, final.name)
    _clear_old(index, forget)
    return final.name


def clear_leftovers(index: Path, forget: Forget = lambda _: None) -> None:
    """Clear away what ingests left that were killed before they could do so themselves."""
    held = list((index / _GENERATIONS).glob("*"))
    if len(held) > KEPT or any(folder.suffix for folder in held):
        _clear_old(index, forget)


def _clear_old(index: Path, forget: Forget) -> None:
    """Clear away all but the last few sound generations and the one that answers."""
    current = find_current(index)
    sound = [kept for kept in list_generations(index) if not is_damaged(kept)]
    _clear((old for old in current.parent.iterdir() if old not in sound[-KEPT:] and old != current), forget)


def point_to(index: Path, name: str) -> None:
    """Let a finished generation answer from now on, in one step."""
    aside = index / f"{_POINTER}.new"
    with aside.open("w", encoding="utf-8") as pointer:
        pointer.write(name + "\n")
        pointer.flush()
        os.fsync(pointer.fileno())
    if (index / _POINTER).is_dir() and not (index / _POINTER).is_symlink():
        shutil.rmtree(index / _POINTER)
    aside.replace(index / _POINTER)


def _clear(folders: Iterable[Path], forget: Forget) -> None:
    """Clear generations away, first what they hold elsewhere, so that a folder tells what is still to be cleared."""
    for folder in list(folders):
        forget(folder.stem)
        shutil.rmtree(folder, ignore_errors=True)
