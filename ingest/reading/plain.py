"""Plain: Markdown and text, which hold nothing but characters."""

from collections.abc import Callable

from ingest.document import Document, Unreadable
from ingest.reading.characters import clean_text
from ingest.reading.markdown import read_markdown
from ingest.reading.text import read_text
from ingest.section import Section

READERS: dict[str, Callable[[str], list[Section]]] = {"markdown": read_markdown, "text": read_text}
"""The reader of each kind; it raises ValueError for what it cannot read."""


def read_plain(kind: str, content: bytes) -> Document:
    """The document of a text; raises Unreadable."""
    text, hidden = clean_text(_decode(content))
    try:
        return Document(tuple(section for section in READERS[kind](text) if section.blocks), hidden=tuple(hidden))
    except ValueError as error:
        raise Unreadable(str(error)) from error


def _decode(content: bytes) -> str:
    """The text of a file; raises Unreadable for a file that is no text."""
    if b"\x00" in content:
        raise Unreadable("is not text but a binary file; save the document as text or Markdown")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Unreadable(f"is not UTF-8 text (byte {error.start}); save it again as UTF-8") from error
