"""Ingesting: a first ingest, one with a document changed and one with none, beside the least that could be done."""

import hashlib
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from evals.bench.cases import Figures, name_settings
from evals.bench.corpus import change_one
from evals.bench.stopwatch import Spent, time_call, time_process
from evals.bench.tutorial import MODEL
from evals.packaged import find_packaged
from rag.embedding import MODELS, Embedder
from rag.generations import find_current, read_passages, read_vectors
from rag.passage import Passage
from rag.settings import Settings
from rag.vectors import list_unreachable, write_vectors

_IDLE = "import ingest.__main__, chromadb, langchain_chroma, bm25s, tokenizers"
"""What every ingest that builds an index loads before it does anything."""

_LIGHT = "import ingest.__main__, chromadb"
"""What one loads that finds nothing to build."""


def measure_ingest(folder: Path) -> Figures:
    """What each ingest spends beyond its start; Chroma alone adding the same vectors, and reading and hashing files."""
    settings = name_settings(folder)
    idle = time_process([sys.executable, "-c", _IDLE], {})
    full, unchanged = _ingest(folder, idle), _ingest(folder, time_process([sys.executable, "-c", _LIGHT], {}))
    change_one(settings.corpus)
    changed = _ingest(folder, idle)
    current = find_current(settings.index)
    passages, vectors = read_passages(current), read_vectors(current)
    texts = [row.searched_text for row in passages]
    added, audited = _add(folder / "floor", settings, passages, vectors)
    hashed = time_call(lambda: _hash(settings.corpus))
    held = (vectors.nbytes + sum(len(text.encode()) for text in texts) + _weigh(settings)) / 2**20
    return {
        "passages": len(passages),
        "full ingest, s": full.seconds,
        "its audit, s": audited,
        "full ingest, MB at the peak beyond its start": full.megabytes,
        "that peak / vectors, texts and model": full.megabytes / held,
        "Chroma alone adding the vectors / full ingest without the audit": added / (full.seconds - audited),
        "ingest with one document changed / Chroma alone adding all": (changed.seconds - audited) / added,
        "ingest without a change, s": unchanged.seconds,
        "ingest without a change / reading and hashing the corpus": unchanged.seconds / hashed,
        "ingest without a change / reading and hashing corpus and index": unchanged.seconds
        / (hashed + time_call(lambda: _hash(current))),
        "ingest without a change / full ingest": unchanged.seconds / full.seconds,
        "embedding alone / full ingest": _embed(settings, texts) / full.seconds,
    }


def measure_transformer(settings: Settings, folder: Path) -> Figures:
    """An ingest of the shipped corpus with all-MiniLM, beside that model's bare encoding of the same passages."""
    other = replace(settings, index=folder / "with-transformer", embedder=find_packaged(MODEL))
    idle = time_process([sys.executable, "-c", f"{_IDLE}, sentence_transformers"], {})
    names = {"KANTANEUVO_INDEX": str(other.index), "KANTANEUVO_EMBEDDER": other.embedder}
    spent = time_process([sys.executable, "-m", "ingest"], names).seconds - idle.seconds
    texts = [row.searched_text for row in read_passages(find_current(other.index))]
    return {"bare encoding by MiniLM / ingest with it": _embed(other, texts) / spent}


def _add(
    folder: Path, settings: Settings, passages: Sequence[Passage], vectors: NDArray[np.float32]
) -> tuple[float, float]:
    """The seconds in which Chroma alone takes the vectors, and in which each is looked for again."""
    rows = [
        {"id": row.id, "text": row.text, "vector": vector, "visible_from": row.validity.visible_from}
        for row, vector in zip(passages, vectors, strict=True)
    ]
    added = time_call(lambda: write_vectors(folder, settings, "floor", rows))
    return added, time_call(lambda: list_unreachable(folder, settings, "floor", vectors))


def _ingest(folder: Path, idle: Spent) -> Spent:
    """What a process of the ingest spends beyond one that only starts."""
    settings = name_settings(folder)
    environment = {"KANTANEUVO_INDEX": str(settings.index), "KANTANEUVO_CORPUS": str(settings.corpus)}
    spent = time_process([sys.executable, "-m", "ingest"], environment)
    return Spent(spent.seconds - idle.seconds, spent.megabytes - idle.megabytes)


def _embed(settings: Settings, texts: list[str]) -> float:
    """The embedding of all texts alone."""
    embedder = Embedder(settings.embedder, settings.dimensions)
    embedder.load()
    return time_call(lambda: np.asarray(embedder.embed_passages(texts)))


def _hash(folder: Path) -> list[str]:
    """Read and hash every file of a folder."""
    return [hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.rglob("*")) if path.is_file()]


def _weigh(settings: Settings) -> int:
    """The bytes of a model's files."""
    return sum(path.stat().st_size for path in (MODELS / settings.embedder).rglob("*") if path.is_file())
