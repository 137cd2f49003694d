"""Local: a user's own documents and originals, laid over the shipped register; adding one loses nothing."""

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ingest.document import Document, Hidden
from ingest.passages import make_passages
from ingest.reading import open_document
from ingest.register_text import read_yaml
from ingest.sources import LOCAL, REGISTER, Source, check_entry, read_register
from rag.errors import CorpusFault
from rag.language import LANGUAGES
from rag.language.detection import detect_language
from rag.passage import SourceKind, Standing

_TITLE_READ = 3
"""Sections whose text tells the language of a document."""

FETCHED = ("address", "retrieved_on", "etag", "sha256")
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


def add_documents(corpus: Path, paths: Sequence[Path], details: Details) -> list[str]:
    """Take documents into the local register; gives their ids. Raises CorpusFault and then adds none.

    With the id of a shipped digest the original answers in its place, with the digest's title and validity.
    """
    additions = check_documents(corpus, paths, details)
    write_documents(corpus, additions)
    return [addition.entry["id"] for addition in additions]


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


def write_documents(corpus: Path, additions: Sequence[Addition]) -> None:
    """Copy checked documents and enter them in the local register; raises CorpusFault."""
    local = corpus / LOCAL
    new = {addition.entry["id"]: addition for addition in additions}
    kept = [entry for entry in _read_entries(local / REGISTER) if entry["id"] not in new]
    try:
        local.mkdir(parents=True, exist_ok=True)
        for addition in additions:
            shutil.copyfile(addition.path, (local / addition.file).with_suffix(".new"))
        for addition in additions:
            (local / addition.file).with_suffix(".new").replace(local / addition.file)
        entries = [*kept, *(addition.entry for addition in additions)]
        _write_entries(local / REGISTER, entries)
        for name in new:
            _clear_copies(local, name, entries)
    except OSError as error:
        raise CorpusFault(f"{local}: cannot be written ({error.strerror}); check its rights.") from error


def find_local(corpus: Path, name: str) -> dict[str, Any]:
    """The entry of a local source; raises CorpusFault where there is none, or where a register is wrong."""
    read_register(corpus)
    register = corpus / LOCAL / REGISTER
    entry = next((row for row in _read_entries(register) if row["id"] == name), None)
    if entry is None:
        raise CorpusFault(f"{register}: there is no local source “{name}”; see: python -m ingest list")
    return entry


def remove_document(corpus: Path, name: str) -> None:
    """Take a local document out of the register; a shipped digest of its id answers again. Raises CorpusFault."""
    entry = find_local(corpus, name)
    local = corpus / LOCAL
    entries = [row for row in _read_entries(local / REGISTER) if row != entry]
    try:
        _write_entries(local / REGISTER, entries)
        _clear_copies(local, name, entries)
        for file in entry["files"].values():
            _clear_copies(local, Path(str(file)).stem, entries)
    except OSError as error:
        raise CorpusFault(f"{local}: cannot be written ({error.strerror}); check its rights.") from error


def _clear_copies(local: Path, stem: str, entries: Sequence[dict[str, Any]]) -> None:
    """Delete the copies of one name, of whatever ending, that no entry of the register has."""
    named = {str(file) for entry in entries for file in entry["files"].values()}
    for path in local.iterdir():
        if path.stem == stem and path.name not in (named | {REGISTER}):
            path.unlink()


def make_addition(path: Path, details: Details, known: Mapping[str, Source]) -> Addition:
    """A document with its entry, and what there is to say of it; raises CorpusFault."""
    document = open_document(path)
    name = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-") if details.id is None else details.id
    proposed = _propose(path, document, known.get(name))
    entry = _describe(name, path, {**proposed, **_list_given(details)}, known.get(name))
    source = check_entry(path, entry).model_copy(update={"files": dict.fromkeys(entry["files"], path)})
    make_passages(source)
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


def _read_entries(register: Path) -> list[dict[str, Any]]:
    """The entries of the local register, which has been checked; none where there is no register."""
    if not register.exists():
        return []
    content = read_yaml(register.read_text(encoding="utf-8")) or {}
    return list(content.get("sources") or [])


def _write_entries(register: Path, entries: Sequence[dict[str, Any]]) -> None:
    """Write the local register in one step; without entries there is none."""
    if not entries:
        register.unlink(missing_ok=True)
        return
    aside = register.with_suffix(".new")
    aside.write_text(yaml.safe_dump({"sources": list(entries)}, allow_unicode=True, sort_keys=False), encoding="utf-8")
    aside.replace(register)
