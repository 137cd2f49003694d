"""Local: a user's own documents and originals, laid over the shipped register; adding one loses nothing."""

import shutil
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

import yaml

from ingest.addition import Addition, Details, check_documents
from ingest.register_text import read_yaml
from ingest.sources import LOCAL, REGISTER, WAITING, read_own, read_register
from rag.errors import CorpusFault


def add_documents(corpus: Path, paths: Sequence[Path], details: Details) -> list[str]:
    """Take documents into the local register; gives their ids. Raises CorpusFault and then adds none.

    With the id of a shipped digest the original answers in its place, with the digest's title and validity.
    """
    additions = check_documents(corpus, paths, details)
    write_documents(corpus, additions)
    return [addition.entry["id"] for addition in additions]


def write_documents(corpus: Path, additions: Sequence[Addition], folder: str = LOCAL) -> None:
    """Copy checked documents and enter them in the local register, or that of a folder; raises CorpusFault.

    What was fetched and waited under the same ids is forgotten: it would take the place of what is newer.
    """
    local = corpus / folder
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
        if folder == LOCAL:
            _take_out(corpus / WAITING, new)
    except OSError as error:
        raise CorpusFault(f"{local}: cannot be written ({error.strerror}); check its rights.") from error


def publish_waiting(corpus: Path) -> None:
    """Take everything that was fetched and waits among the user's own documents; raises CorpusFault."""
    entries = {row["id"]: row for row in _read_entries(corpus / WAITING / REGISTER)}
    waiting = [Addition(next(iter(row.files.values())), entries[row.id], row) for row in read_own(corpus, WAITING)]
    if waiting:
        write_documents(corpus, waiting)


def find_local(corpus: Path, name: str) -> str:
    """The folder that has a local source, of those that wait first; raises CorpusFault for none or a wrong register."""
    read_register(corpus)
    for folder in (WAITING, LOCAL):
        if any(source.id == name for source in read_own(corpus, folder)):
            return folder
    raise CorpusFault(f"{corpus / LOCAL / REGISTER}: there is no local source “{name}”; see: python -m ingest list")


def remove_document(corpus: Path, name: str) -> None:
    """Take a local document out of its register; what answered before it does again. Raises CorpusFault."""
    local = corpus / find_local(corpus, name)
    try:
        _take_out(local, [name])
    except OSError as error:
        raise CorpusFault(f"{local}: cannot be written ({error.strerror}); check its rights.") from error


def _take_out(local: Path, names: Collection[str]) -> None:
    """Take documents out of a folder and its register."""
    entries = _read_entries(local / REGISTER)
    kept = [entry for entry in entries if entry["id"] not in names]
    if len(kept) == len(entries):
        return
    _write_entries(local / REGISTER, kept)
    for entry in entries:
        for stem in {entry["id"], *(Path(str(file)).stem for file in entry["files"].values())}:
            _clear_copies(local, stem, kept)


def _clear_copies(local: Path, stem: str, entries: Sequence[dict[str, Any]]) -> None:
    """Delete the copies of one name, of whatever ending, that no entry of the register has."""
    named = {str(file) for entry in entries for file in entry["files"].values()}
    for path in local.iterdir():
        if path.stem == stem and path.is_file() and path.name not in (named | {REGISTER}):
            path.unlink()


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
