"""Building: a new generation of the index, written aside, audited and published in one step."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rag.embedding import Vectors
from rag.errors import IndexUnreadable
from rag.generations import (
    LEXICON,
    Manifest,
    count_generations,
    publish_generation,
    start_generation,
    write_files,
)
from rag.lexicon import Lexicon
from rag.passage import Passage
from rag.settings import Settings
from rag.vectors import delete_vectors, link_anew, list_unreachable, write_vectors

AUDITS = 4
"""Times that every passage is looked for; those that the graph of vectors lost are linked anew after each."""


@dataclass(frozen=True)
class Content:
    """What a generation holds: passages and their vectors, of which embedder, and each read source's fingerprint."""

    embedder: str
    passages: Sequence[Passage]
    vectors: Vectors
    sources: dict[str, str]

    @property
    def digest(self) -> str:
        """The digest that stands in a generation's name."""
        content = "\n".join([self.embedder, *(f"{row.id} {row.digest}" for row in self.passages)])
        return hashlib.sha256(content.encode()).hexdigest()[:8]


def build(settings: Settings, content: Content) -> str:
    """Write a generation aside, audit it, publish it; gives its id. Raises IndexUnreadable and leaves the earlier."""
    name = f"{count_generations(settings.index) + 1:06}-{content.digest}"
    forget = partial(delete_vectors, settings)
    try:
        folder = start_generation(settings.index, name, forget)
        _write(folder, settings, name, content)
        return publish_generation(settings.index, folder, forget)
    except OSError as error:
        raise IndexUnreadable(
            f"{settings.index}: the index could not be written ({error.strerror}); the earlier one answers on."
        ) from error


def _write(folder: Path, settings: Settings, name: str, content: Content) -> None:
    """Write all that a generation holds, and find each passage by its own vector before the files are sealed."""
    passages, vectors = content.passages, content.vectors
    Lexicon.build([(passage.worded_text, passage.language) for passage in passages], folder / LEXICON)
    rows = [
        {"id": row.id, "text": row.text, "vector": vector, "visible_from": row.validity.visible_from}
        for row, vector in zip(passages, vectors, strict=True)
    ]
    write_vectors(folder, settings, name, rows)
    _audit(folder, settings, name, content)
    size = {"passages": len(passages), "dimensions": vectors.shape[1]}
    manifest = Manifest(id=name, embedder=content.embedder, sources=content.sources, **size)
    write_files(folder, passages, vectors, manifest)


def _audit(folder: Path, settings: Settings, name: str, content: Content) -> None:
    """Find every passage by its own vector, linking anew what is lost; raises IndexUnreadable where that is no cure."""
    vectors = content.vectors
    for _ in range(AUDITS):
        lost = list_unreachable(folder, settings, name, vectors)
        if not lost:
            return
        link_anew(folder, settings, name, {content.passages[place].id: vectors[place] for place in lost})
    raise IndexUnreadable(
        f"{folder}: {len(lost)} passages cannot be found by their own vectors, so the index was not "
        "published; the earlier one answers on. Run the ingest again."
    )
