"""Addition: a document to be taken into the local register, with its entry, read to its end before anything is kept."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from ingest.document import Document, Hidden
from ingest.passages import make_passages
from ingest.reading import open_document
from ingest.sources import Source, check_entry, read_register
from rag.errors import CorpusFault
from rag.language import LANGUAGES
from rag.language.detection import detect_language
from rag.passage import SourceKind, Standing

_TITLE_READ = 3
"""Sections whose text tells the language of a document."""

FETCHED = ("address", "retrieved_on", "etag", "last_modified", "sha256")
"""What an entry says of where and when its document was fetched; one that is added by hand says none of it."""


@dataclass(frozen=True)
class Details:
    """What a user says of a document that is added; what is left out is found in it."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None
    address: str | None = None


@dataclass(frozen=True)
class Addition:
    """A document to be added: its entry in the register, and its source as it would be read where it lies.

    `proposed` is what the document itself gave for the entry, `hidden` what in it nobody sees.
    """

    path: Path
    entry: dict[str, Any]
    source: Source
    proposed: Mapping[str, str] = field(default_factory=dict)
    hidden: tuple[Hidden, ...] = ()

    @property
    def file(self) -> str:
        """The name of its copy."""
        return str(next(iter(self.entry["files"].values())))


def check_documents(corpus: Path, paths: Sequence[Path], details: Details) -> list[Addition]:
    """The documents with their entries, each checked to be readable to its end; raises CorpusFault."""
    if len(paths) > 1 and (details.id is not None or details.title is not None):
        raise CorpusFault("An id or a title can be given to one document only; add the documents one at a time.")
    known = {source.id: source for source in read_register(corpus)}
    additions = [make_addition(path, details, known) for path in paths]
    ids = [addition.entry["id"] for addition in additions]
    if twice := next((addition for addition in additions if ids.count(addition.entry["id"]) > 1), None):
        raise CorpusFault(
            f"{twice.path}: another of the documents has the id “{twice.entry['id']}” too; add it alone, with --id."
        )
    return additions


def make_addition(path: Path, details: Details, known: Mapping[str, Source]) -> Addition:
    """A document with its entry, and what there is to say of it; raises CorpusFault."""
    document = open_document(path)
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") if details.id is None else details.id
    proposed = _propose(path, document, known.get(name))
    entry = _describe(name, path, {**proposed, **_list_given(details)}, known.get(name))
    source = check_entry(path, entry).model_copy(update={"files": dict.fromkeys(entry["files"], path)})
    make_passages(source, lambda _: document.sections)
    taken = {key: value for key, value in proposed.items() if key not in _list_given(details)}
    return Addition(path, entry, source, taken, document.hidden)


def _list_given(details: Details) -> dict[str, Any]:
    """What a user said of a document, by the names of the options."""
    given = asdict(details)
    kept = {key: value for key, value in given.items() if value or (key == "title" and value is not None)}
    return {key: value for key, value in kept.items() if key != "id"}


def _propose(path: Path, document: Document, replaced: Source | None) -> dict[str, Any]:
    """What a document itself says of its title, language and day of publication, where the register does not know."""
    sections = document.sections
    text = " ".join(block.text for section in sections[:_TITLE_READ] for block in section.blocks)
    heading = document.title or (sections[0].heading[0] if sections[0].heading else path.stem)
    proposed = {"language": detect_language(text) or LANGUAGES[0]}
    if replaced is None:
        proposed = {"title": heading, **proposed}
    if document.published and (replaced is None or replaced.published is None):
        proposed["published"] = document.published.isoformat()
    return proposed


def _describe(name: str, path: Path, said: Mapping[str, Any], replaced: Source | None) -> dict[str, Any]:
    """The register's entry of a document: what is said of it, and what the source that it replaces was known by."""
    entry: dict[str, Any] = {"standing": Standing.IN_FORCE.value, "publisher": ""}
    if replaced:
        entry = replaced.model_dump(mode="json", exclude={"files", *FETCHED}, exclude_none=True)
    own = {key: value for key, value in said.items() if key != "language"}
    files = {said["language"]: f"{name}{path.suffix.lower()}"}
    return entry | {"id": name, "kind": SourceKind.ORIGINAL.value, **own, "files": files}
