"""Local: a user's own documents and originals, laid over the shipped register; adding one loses nothing."""

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ingest.reading import read_document
from ingest.sources import LOCAL, REGISTER, Source, check_entry, read_register
from rag.errors import CorpusFault
from rag.language import LANGUAGES
from rag.language.detection import detect_language
from rag.passage import SourceKind, Standing

_TITLE_READ = 3
"""Sections whose text tells the language of a document."""


@dataclass(frozen=True)
class Details:
    """What a user says of a document that is added; what is left out is found in it."""

    id: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    language: str | None = None


def add_documents(corpus: Path, paths: Sequence[Path], details: Details) -> list[str]:
    """Take documents into the local register; gives their ids. Raises CorpusFault and then adds none.

    With the id of a shipped digest the original answers in its place, with the digest's title and validity.
    """
    if len(paths) > 1 and (details.id or details.title):
        raise CorpusFault("An id or a title can be given to one document only; add the documents one at a time.")
    shipped = {source.id: source for source in read_register(corpus)}
    entries = [_describe(path, details, shipped) for path in paths]
    local = corpus / LOCAL
    register = local / REGISTER
    kept = [row for row in _read_entries(register) if row["id"] not in {entry["id"] for entry in entries}]
    try:
        local.mkdir(parents=True, exist_ok=True)
        for path, entry in zip(paths, entries, strict=True):
            copy = local / next(iter(entry["files"].values()))
            shutil.copyfile(path, copy.with_suffix(".new"))
            copy.with_suffix(".new").replace(copy)
        _write_entries(register, [*kept, *entries])
    except OSError as error:
        raise CorpusFault(f"{local}: cannot be written ({error.strerror}); check its rights.") from error
    return [entry["id"] for entry in entries]


def remove_document(corpus: Path, name: str) -> None:
    """Take a local document out of the register; a shipped digest of its id answers again. Raises CorpusFault."""
    register = corpus / LOCAL / REGISTER
    entries = _read_entries(register)
    entry = next((row for row in entries if row["id"] == name), None)
    if entry is None:
        raise CorpusFault(f"{register}: there is no local source “{name}”; see: python -m ingest list")
    _write_entries(register, [row for row in entries if row is not entry])
    for file in entry["files"].values():
        (corpus / LOCAL / file).unlink(missing_ok=True)


def _describe(path: Path, details: Details, shipped: dict[str, Source]) -> dict[str, Any]:
    """The register's entry of a document, checked to be readable; raises CorpusFault."""
    sections = read_document(path)
    text = " ".join(block.text for section in sections[:_TITLE_READ] for block in section.blocks)
    language = details.language or detect_language(text) or LANGUAGES[0]
    name = details.id or re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    heading = sections[0].heading[0] if sections[0].heading else path.stem
    replaced = shipped.get(name)
    entry: dict[str, Any] = {"standing": Standing.IN_FORCE.value}
    if replaced:
        entry = {
            key: value
            for key, value in replaced.model_dump(mode="json", exclude={"files"}).items()
            if value is not None
        }
    own = {
        "id": name,
        "title": details.title or (replaced.title if replaced else heading),
        "publisher": details.publisher or entry.get("publisher", ""),
        "published": (details.published or (replaced.published if replaced else None)),
        "kind": SourceKind.ORIGINAL.value,
        "files": {language: f"{name}{path.suffix.lower()}"},
    }
    entry |= {key: value for key, value in own.items() if value is not None}
    check_entry(path, entry)
    return entry


def _read_entries(register: Path) -> list[dict[str, Any]]:
    """The entries of the local register; none where there is no register."""
    if not register.exists():
        return []
    content = yaml.safe_load(register.read_text(encoding="utf-8")) or {}
    return list(content.get("sources") or [])


def _write_entries(register: Path, entries: Sequence[dict[str, Any]]) -> None:
    """Write the local register in one step; without entries there is none."""
    if not entries:
        register.unlink(missing_ok=True)
        return
    aside = register.with_suffix(".new")
    aside.write_text(yaml.safe_dump({"sources": list(entries)}, allow_unicode=True, sort_keys=False), encoding="utf-8")
    aside.replace(register)
