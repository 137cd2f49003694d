"""Reading: a document of any known format to titled sections. One reader a file; a new format is one more line here."""

from collections.abc import Callable
from pathlib import Path

from ingest.reading.markdown import read_markdown
from ingest.reading.text import read_text
from ingest.section import Section
from rag.errors import CorpusFault

READERS: dict[str, Callable[[str], list[Section]]] = {
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".txt": read_text,
}
"""The reader of each file ending; it takes the text of a document and raises ValueError for what it cannot read."""


def read_document(path: Path) -> list[Section]:
    """The sections of a document; raises CorpusFault that says what is wrong with the file and what to do."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        known = ", ".join(READERS)
        raise CorpusFault(f"{path}: files ending in “{path.suffix}” cannot be read; save it as one of {known}.")
    try:
        content = path.read_bytes()
    except OSError as error:
        raise CorpusFault(f"{path}: cannot be read ({error.strerror}); check the name and the rights.") from error
    try:
        sections = [section for section in reader(_decode(path, content)) if section.blocks]
    except ValueError as error:
        raise CorpusFault(f"{path}: {error}.") from error
    if not sections:
        raise CorpusFault(f"{path}: holds no text; check that it is the right file.")
    return sections


def _decode(path: Path, content: bytes) -> str:
    """The text of a file; raises CorpusFault for a file that is no text."""
    if b"\x00" in content:
        raise CorpusFault(f"{path}: is not text but a binary file; save the document as text or Markdown.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise CorpusFault(f"{path}: is not UTF-8 text (byte {error.start}); save it again as UTF-8.") from error
