"""PDF: pages to sections; what is drawn so that nobody sees it is left out and told."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from unicodedata import category

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import Destination

from ingest.document import Document, Unreadable
from ingest.reading.outline import Outline
from ingest.reading.pdf_layout import Layout, fold_title
from ingest.reading.pdf_lines import Line, drop_running_lines, join_pieces
from ingest.reading.pdf_veil import Veil
from ingest.section import Section
from rag.blocks import Block

MOST_PAGES = 600
"""Pages of a document at most."""

DEEPEST = 6
"""Levels of an outline that are looked into."""

_UNSEEN = "holds no text that can be seen; check that it is the right file"
_RECOGNISED = (
    "shows only pictures of its pages; the text recognised from them is invisible, so nobody has checked it; "
    "check it, save it as a document of text and add that"
)
_SCAN = "holds only pictures of its pages and no text; run text recognition (OCR) on it and add that"


_NAMELESS = (
    "is written in letters that its fonts do not name, so that nobody but the eye can read them; "
    "print it to PDF anew or run text recognition (OCR) on it, and add that"
)
MOST_NAMELESS = 0.2
"""Share of the letters of a document that may be left out because nothing says which they are."""


def read_pdf(content: bytes) -> Document:
    """The document of a PDF; raises Unreadable for one that is locked, scanned, empty or too long."""
    reader = _open(content)
    veils = [Veil(reader, page, number) for number, page in enumerate(reader.pages, 1)]
    pages: list[list[Line]] = []
    for number, veil in enumerate(veils, 1):
        veil.lift()
        pages.append(join_pieces(veil.draw(), number))
    hidden = tuple(one for veil in veils for one in veil.hidden if one.text.strip())
    _refuse_nameless(pages, sum(veil.nameless for veil in veils))
    if not any(pages):
        has_picture = any(veil.has_picture for veil in veils)
        raise Unreadable((_RECOGNISED if hidden else _SCAN) if has_picture else _UNSEEN)
    title, published = _describe(reader)
    return Document(_lay_out(pages, dict(_list_titles(reader.outline))), title, published, hidden)


def _lay_out(pages: list[list[Line]], titles: dict[str, int]) -> tuple[Section, ...]:
    """The sections of some pages; where every line looks like a heading or a running line, each is text."""
    lines = [line for page in drop_running_lines(pages) for line in page]
    outline = Outline()
    Layout(lines, titles).write_to(outline)
    if sections := outline.take_sections():
        return sections
    for line in (line for page in pages for line in page):
        outline.turn_page(line.page)
        outline.add(Block(line.text))
    return outline.take_sections()


def _refuse_nameless(pages: list[list[Line]], nameless: int) -> None:
    """Raise Unreadable for a document many of whose letters are only shapes."""
    letters = [letter for page in pages for line in page for letter in line.text]
    nameless += sum(category(letter) in ("Cc", "Co", "Cn") or letter == "\ufffd" for letter in letters)
    if nameless > MOST_NAMELESS * (len(letters) + nameless):
        raise Unreadable(_NAMELESS)


def _open(content: bytes) -> PdfReader:
    """The reader of a PDF that can be read; raises Unreadable."""
    try:
        reader = PdfReader(io.BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("is locked with a password; save it without one and add that")
        count = len(reader.pages)
    except DependencyError:
        raise Unreadable("is locked in a way that cannot be opened; save it without a lock and add that") from None
    except PyPdfError:
        raise Unreadable("is damaged; open it in a PDF program, save it again and add that") from None
    if not count:
        raise Unreadable("holds no pages; check that it is the right file")
    if count > MOST_PAGES:
        raise Unreadable(f"has {count} pages, more than {MOST_PAGES}; divide it into smaller documents")
    return reader


def _list_titles(outline: Any, level: int = 1) -> Iterator[tuple[str, int]]:
    """The titles of the outline with their level, as they are compared."""
    for entry in outline:
        if isinstance(entry, list):
            if level < DEEPEST:
                yield from _list_titles(entry, level + 1)
        elif isinstance(entry, Destination) and entry.title and fold_title(str(entry.title)):
            yield fold_title(str(entry.title)), level


def _describe(reader: PdfReader) -> tuple[str, date | None]:
    """The title and the day that the data of a PDF give."""
    data: Any = reader.metadata or {}
    title = " ".join(str(data.get("/Title") or "").split())
    found = re.match(r"D:(\d{4})(\d\d)(\d\d)", str(data.get("/CreationDate") or ""))
    try:
        day = date(int(found[1]), int(found[2]), int(found[3])) if found else None
    except ValueError:
        day = None
    return ("" if re.search(r"\.\w{2,4}$|^untitled|^microsoft word", title, re.IGNORECASE) else title), day
