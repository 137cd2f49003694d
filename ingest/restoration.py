"""Restoration: a damaged index is built anew from its own texts and vectors; nothing is parsed or embedded for it."""

from collections.abc import Callable
from pathlib import Path

from ingest.building import Content, build
from rag.chroma import CHROMA
from rag.errors import IndexDamaged, IndexFault
from rag.generations import (
    Manifest,
    check_own_files,
    find_current,
    name_current,
    read_manifest,
    read_passages,
    read_vectors,
)
from rag.settings import Settings
from rag.vectors import VectorReader


def restore(settings: Settings, embedder_identity: str, show: Callable[[str], None]) -> Manifest | None:
    """What the current generation is made of, if it is sound or was built anew from what is stored of it; else None."""
    if not name_current(settings.index):
        return None
    folder = find_current(settings.index)
    try:
        return check(folder, settings)
    except IndexDamaged:
        return _rebuild(folder, settings, embedder_identity, show)
    except IndexFault:
        return None


def check(folder: Path, settings: Settings) -> Manifest:
    """What a generation is made of; raises an IndexFault unless its files are as they were written and Chroma opens."""
    manifest = check_own_files(folder, beside=CHROMA)
    VectorReader(folder, settings, manifest.id, manifest.passages).close()
    return manifest


def _rebuild(folder: Path, settings: Settings, embedder_identity: str, show: Callable[[str], None]) -> Manifest | None:
    """Build a damaged generation anew, if its passages and vectors are whole and of this embedder."""
    try:
        content = Content(embedder_identity, read_passages(folder), read_vectors(folder), _read_sources(folder))
    except IndexDamaged:
        return None
    if not folder.name.endswith(f"-{content.digest}"):
        return None
    show("Building the damaged index anew from its stored texts and vectors")
    build(settings, content)
    return read_manifest(find_current(settings.index))


def _read_sources(folder: Path) -> dict[str, str]:
    """The fingerprints of a generation's sources; none where they are lost, so that all are read again."""
    try:
        return read_manifest(folder).sources
    except IndexDamaged:
        return {}
