"""Fingerprint: what changes when a source may give other passages: its entry, its files, or the program."""

import hashlib
from collections.abc import Sequence
from functools import cache
from importlib.metadata import version

from ingest.sources import Source
from rag.settings import ROOT

_READERS = ("simplemma", "pypdf", "python-docx", "python-pptx", "lxml", "markdown-it-py")
"""Libraries that decide what is read from a file."""


def fingerprint_sources(sources: Sequence[Source]) -> dict[str, str]:
    """The fingerprint of each source, in their order."""
    return {source.id: _fingerprint(source) for source in sources}


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
