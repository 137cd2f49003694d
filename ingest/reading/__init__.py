"""Reading: a document of any known format to titled sections. One reader a file; a new format is a line in `__main__`.

Markdown and text of usual size are read in place; everything else in a child process with limits.
"""

from pathlib import Path

from ingest.document import Document
from ingest.reading.characters import clean_document
from ingest.reading.confined import read_confined
from ingest.reading.formats import find_format
from ingest.reading.plain import READERS, read_plain
from ingest.section import Section
from rag.errors import CorpusFault

SMALL = 100_000
"""Bytes of Markdown or text up to which it is read in place."""


def read_document(path: Path) -> list[Section]:
    """The sections of a document; raises CorpusFault that says what is wrong with the file and what to do."""
    return list(open_document(path).sections)


def open_document(path: Path) -> Document:
    """A document with what it says of itself and what in it is hidden; raises CorpusFault."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CorpusFault(f"{path}: cannot be read ({error.strerror}); check the name and the rights.") from error
    try:
        document = clean_document(_read(find_format(path, content), content))
    except ValueError as error:
        raise CorpusFault(f"{path}: {error}.") from error
    if not document.sections:
        hidden = " that can be seen" if document.hidden else ""
        raise CorpusFault(f"{path}: holds no text{hidden}; check that it is the right file.")
    return document


def _read(kind: str, content: bytes) -> Document:
    """The document of a file of a kind; raises ValueError."""
    return read_plain(kind, content) if kind in READERS and len(content) <= SMALL else read_confined(kind, content)
