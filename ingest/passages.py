"""Passages: the sections of every source as pieces to find and cite, with stable ids and digests."""

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ingest.reading import read_document
from ingest.section import Section
from ingest.sources import Source
from ingest.splitting import split_blocks
from rag.blocks import Block, render_blocks
from rag.claims import find_claims
from rag.errors import CorpusFault
from rag.passage import Passage, Validity


@dataclass(frozen=True)
class Piece:
    """A part of a section that becomes a passage: its key and number among the section's parts.

    `original` is the section of the source's first language: the section itself, or the one it translates.
    """

    section: Section
    original: Section
    key: str
    number: int
    blocks: list[Block]

    @property
    def is_stale(self) -> bool:
        """Whether the section translates an older wording than the original's."""
        return self.section is not self.original and self.section.follows != self.original.fingerprint


def make_passages(source: Source, read: Callable[[Path], Sequence[Section]] = read_document) -> list[Passage]:
    """The passages of a source in all its languages; raises CorpusFault for a file that cannot be read.

    The first language of the register is the original; a translated section takes its place and its validity
    from the original section of the same id.
    """
    originals: dict[str, Section] = {}
    passages = []
    for language, path in source.files.items():
        for piece in _cut(source.id, path, read(path), originals):
            passages.append(_make_passage(source, language, path, piece))
    return passages


def _cut(source: str, path: Path, sections: Sequence[Section], originals: dict[str, Section]) -> Iterator[Piece]:
    """The pieces of a document; a section without an id is named by its headings.

    `originals` holds the sections of the first document by name, and is filled by it; raises CorpusFault for a
    translated section that translates none.
    """
    seen: Counter[str] = Counter()
    is_original = not originals
    for section in sections:
        name = section.id or _slug(section.heading)
        seen[name] += 1
        name += f"-{seen[name]}" if seen[name] > 1 else ""
        if is_original:
            originals[name] = section
        if name not in originals:
            raise CorpusFault(f"{path}: section “{section.heading[-1]}”: id: “{name}” is not in the original.")
        for number, blocks in enumerate(split_blocks(section.blocks), start=1):
            yield Piece(section, originals[name], f"{source}#{name}", number, blocks)


def _make_passage(source: Source, language: str, path: Path, piece: Piece) -> Passage:
    """One passage with what is known of its document and section."""
    text = render_blocks(piece.blocks)
    part = f"/{piece.number}" if piece.number > 1 else ""
    passage = Passage(
        id=f"{piece.key}{part}.{language}",
        document=source.id,
        section_key=piece.key,
        section=piece.section.heading or (source.title,),
        place=piece.original.place,
        page=piece.original.page,
        language=language,
        text=text,
        title=source.title,
        short=source.short,
        publisher=source.publisher,
        kind=source.kind,
        url=source.url,
        validity=_find_validity(source, path, piece.original),
        claims=find_claims(piece.section.heading, text, language),
        is_stale=piece.is_stale,
        digest="",
    )
    digest = hashlib.sha256(passage.model_dump_json().encode()).hexdigest()[:16]
    return passage.model_copy(update={"digest": digest})


def _find_validity(source: Source, path: Path, section: Section) -> Validity:
    """The validity of a section; raises CorpusFault that names file, section and field."""
    try:
        return source.validity_with(section.notes)
    except ValidationError as error:
        first = error.errors()[0]
        field = ".".join(str(part) for part in first["loc"])
        message = str(first["msg"]).removeprefix("Value error, ")
        raise CorpusFault(f"{path}: section “{section.heading[-1]}”: {field or 'validity'}: {message}.") from error


def _slug(heading: tuple[str, ...]) -> str:
    """A section's name made of its last heading."""
    plain = heading[-1].lower().translate(str.maketrans("äåö", "aao")) if heading else "text"
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60] or "text"
