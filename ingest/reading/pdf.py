"""PDF: pages to sections; what is drawn so that nobody sees it is left out and told."""

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError
from pypdf.generic import ContentStream, Destination, NameObject, StreamObject

from ingest.document import Document, Hidden, Unreadable
from ingest.reading.outline import Outline
from ingest.reading.pdf_geometry import IDENTITY, Matrix, multiply
from ingest.reading.pdf_ink import Ink
from ingest.reading.pdf_layout import Layout, fold_title
from ingest.reading.pdf_lines import Line, Piece, drop_running_lines, join_pieces

MOST_PAGES = 600
"""Pages of a document at most."""

DEEPEST = 6
"""Forms within forms that are looked into, and levels of an outline."""

_LIGATURES = {0x0B: "ff", 0x0C: "fi", 0x0E: "ffi", 0x0F: "ffl"}
_SCAN = "holds only pictures of its pages and no text; run text recognition (OCR) on it and add that"


def read_pdf(content: bytes) -> Document:
    """The document of a PDF; raises Unreadable for one that is locked, scanned, empty or too long."""
    reader = _open(content)
    hidden: list[Hidden] = []
    has_picture = False
    pages: list[list[Line]] = []
    for number, page in enumerate(reader.pages, 1):
        pictures = _hide(reader, page, number, hidden)
        has_picture |= pictures
        pages.append(join_pieces(list(_draw(page)), number))
    if not any(pages):
        raise Unreadable(_SCAN if has_picture else "holds no text that can be seen; check that it is the right file")
    lines = [line for page in drop_running_lines(pages) for line in page]
    outline = Outline()
    Layout(lines, dict(_list_titles(reader.outline))).write_to(outline)
    title, published = _describe(reader)
    return Document(outline.take_sections(), title, published, tuple(hidden))


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


def _hide(reader: PdfReader, page: PageObject, number: int, hidden: list[Hidden]) -> bool:
    """Take what nobody sees off a page and tell it; whether the page has a picture."""
    contents = page.get_contents()
    if contents is None:
        return False
    box = page.cropbox
    resources = page.get("/Resources")
    ink = Ink((float(box.left), float(box.bottom), float(box.right), float(box.top)), *_list_resources(resources))
    seen, unseen = ink.sort(contents.operations)
    if unseen:
        manner = unseen[0][0]
        contents.operations = [*_keep(contents.operations, {id(one[0]) for _, one in unseen})]
        page[NameObject("/Contents")] = contents
        text = page.extract_text()
        if text.strip():
            hidden.append(Hidden(f"page {number}", manner, text))
    contents.operations = seen
    page[NameObject("/Contents")] = contents
    hidden += [Hidden(f"page {number}", manner, text) for manner, text in _hide_in_forms(reader, page, ink)]
    return bool(ink.pictures)


def _keep(operations: list[Any], unseen: set[int]) -> Iterator[Any]:
    """The operations without the texts that are seen and without forms."""
    for operands, operator in operations:
        if operator in (b"Tj", b"TJ", b"'", b'"') and id(operands) not in unseen:
            if operator in (b"'", b'"'):
                yield [], b"T*"
        elif operator != b"Do":
            yield operands, operator


def _hide_in_forms(reader: PdfReader, owner: Any, ink: Ink, depth: int = 0) -> Iterator[tuple[str, str]]:
    """Take what nobody sees off the forms that a page draws; gives each text with the manner of its hiding."""
    forms = _look_up(_look_up(owner.get("/Resources")).get("/XObject"))
    for name in forms if depth < DEEPEST else ():
        form = _look_up(forms.raw_get(name))
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            continue
        content = ContentStream(form, reader)
        alphas, pictures = _list_resources(form.get("/Resources"))
        inner = Ink((-1e9, -1e9, 1e9, 1e9), alphas, pictures)
        _, unseen = inner.sort(content.operations)
        for manner, (operands, _) in unseen:
            if manner in ("invisible letters", "transparent letters"):
                yield manner, str(operands[-1])
        told = {id(one[0]) for manner, one in unseen if manner in ("invisible letters", "transparent letters")}
        if told:
            content.operations = [one for one in content.operations if id(one[0]) not in told]
            form.set_data(content.get_data())
        yield from _hide_in_forms(reader, form, inner, depth + 1)


def _list_resources(resources: Any) -> tuple[dict[str, float], set[str]]:
    """The opacities and the pictures that the resources of a page name."""
    held = _look_up(resources)
    states, drawn = _look_up(held.get("/ExtGState")), _look_up(held.get("/XObject"))
    alphas = {name: _look_up(states[name]).get("/ca") for name in states}
    pictures = {name for name in drawn if _look_up(drawn[name]).get("/Subtype") == "/Image"}
    return {name: float(alpha) for name, alpha in alphas.items() if isinstance(alpha, int | float)}, pictures


def _look_up(value: Any) -> Any:
    """What a reference leads to; an empty dictionary for what is none."""
    found = value.get_object() if hasattr(value, "get_object") else value
    return found if isinstance(found, dict) else {}


def _draw(page: PageObject) -> Iterator[Piece]:
    """The pieces of text of a page, in the order in which they are drawn."""
    pieces: list[Piece] = []

    def _take(text: str, ctm: Any, matrix: Any, font: Any, size: float) -> None:
        place: Matrix = multiply(tuple(matrix), tuple(ctm)) if text.strip() else IDENTITY
        if text.strip():
            name = str((font or {}).get("/BaseFont", "")).lower()
            is_bold = any(word in name for word in ("bold", "black", "heavy", "semibold"))
            tall = abs(size) * max(abs(place[2]), abs(place[3]))
            for part in text.translate(_LIGATURES).split("\n"):
                if part.strip():
                    pieces.append(Piece(part, place[4], place[5], tall, is_bold))
        elif pieces and " " in text:
            last = pieces.pop()
            pieces.append(Piece(last.text + " ", last.x, last.y, last.size, last.is_bold))

    page.extract_text(visitor_text=_take)
    yield from pieces


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
