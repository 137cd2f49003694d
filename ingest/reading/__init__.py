"""Reading: a document of any known format to titled sections. One reader a file; a new format is one more line here.

Markdown and text are read in place; every other format in a child process with limits.
"""

from collections.abc import Callable
from pathlib import Path

from ingest.document import Document
from ingest.reading.characters import clean_document
from ingest.reading.confined import read_confined
from ingest.reading.formats import find_format
from ingest.reading.markdown import read_markdown
from ingest.reading.text import read_text
from ingest.section import Section
from rag.errors import CorpusFault

READERS: dict[str, Callable[[str], list[Section]]] = {"markdown": read_markdown, "text": read_text}
"""The readers of text that are run in place; they raise ValueError for what they cannot read."""


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
    if kind not in READERS:
        return read_confined(kind, content)
    return Document(tuple(section for section in READERS[kind](_decode(content)) if section.blocks))


def _decode(content: bytes) -> str:
    """The text of a file; raises ValueError for a file that is no text."""
    if b"\x00" in content:
        raise ValueError("is not text but a binary file; save the document as text or Markdown")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"is not UTF-8 text (byte {error.start}); save it again as UTF-8") from error
