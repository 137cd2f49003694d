"""Fingerprint: what changes when a source may give other passages: its entry, its files, or the program."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from ingest.sources import Source, read_register
from rag.settings import ROOT

_READERS = ("simplemma", "pypdf", "python-docx", "python-pptx", "lxml", "markdown-it-py")
"""Libraries that decide what is read from a file."""


def fingerprint_sources(corpus: Path) -> dict[str, str]:
    """The fingerprint of each source in the order of the register; raises CorpusFault for a damaged register."""
    return {source.id: _fingerprint(source) for source in read_register(corpus)}


def _fingerprint(source: Source) -> str:
    """A source's fingerprint; none for one whose files cannot be read, which is like no other."""
    digest = hashlib.sha256(f"{_fingerprint_program()}\0{source.model_dump_json()}".encode())
    try:
        for path in source.files.values():
            digest.update(hashlib.sha256(path.read_bytes()).digest())
    except OSError:
        return ""
    return digest.hexdigest()[:16]


@cache
def _fingerprint_program() -> str:
    """A digest of all code and data that have a part in making passages."""
    digest = hashlib.sha256("\0".join(version(name) for name in _READERS).encode())
    paths = [path for part in ("rag", "ingest") for path in (ROOT / part).rglob("*") if path.suffix in (".py", ".yaml")]
    for path in sorted(paths):
        digest.update(path.read_bytes())
    return digest.hexdigest()
