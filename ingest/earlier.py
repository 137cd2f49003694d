"""Earlier: the index that answers while a new one is built, and what of it can be carried over."""

from dataclasses import dataclass, field
from pathlib import Path

from rag.embedding import Vectors
from rag.errors import IndexDamaged, IndexFault
from rag.generations import FORMAT, Manifest, list_in_turn, read_manifest, read_passages, read_vectors
from rag.passage import Passage


@dataclass(frozen=True)
class Earlier:
    """The current generation: its passages by id, its vectors by text, and its manifest if it can answer on.

    What was lost or damaged is taken from the generations before it, where they have it; vectors of another
    embedder are left out.
    """

    manifest: Manifest | None = None
    passages: dict[str, Passage] = field(default_factory=dict)
    vectors: dict[str, Vectors] = field(default_factory=dict)

    @classmethod
    def read(cls, index: Path, embedder_identity: str) -> "Earlier":
        """What is there of the current generation and, where it is not whole, of those before it."""
        found = cls()
        for number, folder in enumerate(list_in_turn(index)):
            held = cls._read_one(folder, embedder_identity)
            if held.manifest and not number:
                return held
            found = cls(None, found.passages or held.passages, held.vectors | found.vectors)
        return found

    @classmethod
    def _read_one(cls, folder: Path, embedder_identity: str) -> "Earlier":
        """What is there of one generation."""
        try:
            manifest, passages = read_manifest(folder), read_passages(folder)
        except IndexFault:
            return cls()
        by_id = {passage.id: passage for passage in passages}
        if manifest.embedder != embedder_identity or manifest.format != FORMAT:
            return cls(passages=by_id)
        vectors = _read_by_text(folder, passages)
        return cls(manifest if vectors and manifest.is_of_this_version else None, by_id, vectors)

    def group_by_document(self) -> dict[str, list[Passage]]:
        """The passages of each document, in order."""
        groups: dict[str, list[Passage]] = {}
        for passage in self.passages.values():
            groups.setdefault(passage.document, []).append(passage)
        return groups


def _read_by_text(folder: Path, passages: list[Passage]) -> dict[str, Vectors]:
    """The vector of each text; none where they are damaged or not as many as the passages."""
    try:
        vectors = read_vectors(folder)
    except IndexDamaged:
        return {}
    if len(vectors) != len(passages):
        return {}
    return {passage.searched_text: vector for passage, vector in zip(passages, vectors, strict=True)}
