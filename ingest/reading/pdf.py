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
from ingest.reading.pdf_bytes import keep_bytes
from ingest.reading.pdf_geometry import IDENTITY, Matrix, multiply
from ingest.reading.pdf_ink import Ink
from ingest.reading.pdf_layout import Layout, fold_title
from ingest.reading.pdf_ligatures import spell_out
from ingest.reading.pdf_lines import Line, Piece, drop_running_lines, join_pieces

MOST_PAGES = 600
"""Pages of a document at most."""

DEEPEST = 6
"""Forms within forms that are looked into, and levels of an outline."""

_UNSEEN = "holds no text that can be seen; check that it is the right file"
_RECOGNISED = (
    "shows only pictures of its pages; the text recognised from them is invisible, so nobody has checked it; "
    "check it, save it as a document of text and add that"
)
_SCAN = "holds only pictures of its pages and no text; run text recognition (OCR) on it and add that"


def read_pdf(content: bytes) -> Document:
    """The document of a PDF; raises Unreadable for one that is locked, scanned, empty or too long."""
    reader = _open(content)
    veils = [_Veil(reader, page, number) for number, page in enumerate(reader.pages, 1)]
    pages: list[list[Line]] = []
    for number, (page, veil) in enumerate(zip(reader.pages, veils, strict=True), 1):
        veil.lift()
        pages.append(join_pieces(list(_draw(page)), number))
    hidden = tuple(one for veil in veils for one in veil.hidden if one.text.strip())
    if not any(pages):
        has_picture = any(veil.has_picture for veil in veils)
        raise Unreadable((_RECOGNISED if hidden else _SCAN) if has_picture else _UNSEEN)
    lines = [line for page in drop_running_lines(pages) for line in page]
    outline = Outline()
    Layout(lines, dict(_list_titles(reader.outline))).write_to(outline)
    title, published = _describe(reader)
    return Document(outline.take_sections(), title, published, hidden)


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


class _Veil:
    """What of a page nobody sees, in its own drawing and in the forms that it draws; each form is looked at once."""

    def __init__(self, reader: PdfReader, page: PageObject, number: int) -> None:
        self._reader, self._page = reader, page
        self._place = f"page {number}"
        self._known: set[int] = set()
        self.hidden: list[Hidden] = []
        self.has_picture = False

    def lift(self) -> None:
        """Take what nobody sees off the page, and keep it as hidden."""
        contents = self._page.get_contents()
        if contents is None:
            return
        box, resources = self._page.cropbox, self._page.get("/Resources")
        ink = Ink((float(box.left), float(box.bottom), float(box.right), float(box.top)), *_list_resources(resources))
        seen, unseen = self._sort(ink, contents.operations, resources, 0)
        self.has_picture = bool(ink.pictures)
        if unseen:
            told = {id(one[0]) for _, one in unseen}
            text = self._read([one for one in contents.operations if one[1] != b"Do" and not _shows(one, told)])
            self.hidden.append(Hidden(self._place, unseen[0][0], text))
        contents.operations = keep_bytes(seen)
        self._page[NameObject("/Contents")] = contents

    def _read(self, operations: list[Any]) -> str:
        """The text that some operations draw on the page."""
        content = self._page.get_contents() or ContentStream(None, self._reader)
        content.operations = keep_bytes(operations)
        self._page[NameObject("/Contents")] = content
        return self._page.extract_text()

    def _sort(self, ink: Ink, operations: list[Any], resources: Any, depth: int) -> Any:
        """What is seen and what is not of some operations, and of the forms that they draw."""
        forms = _look_up(_look_up(resources).get("/XObject"))
        ink.enter = lambda name: self._enter(ink, forms.get(name), depth + 1)
        return ink.sort(operations)

    def _enter(self, ink: Ink, named: Any, depth: int) -> None:
        """Take what nobody sees off a form, drawn as the page draws it first."""
        form = _look_up(named)
        if not isinstance(form, StreamObject) or id(form) in self._known or depth > DEEPEST:
            return
        self._known.add(id(form))
        resources = form.get("/Resources") or self._page.get("/Resources")
        content = ContentStream(form, self._reader)
        matrix = [float(one) for one in form.get("/Matrix", IDENTITY)]
        inner = ink.descend((*matrix[:6],) if len(matrix) == 6 else IDENTITY, *_list_resources(resources))  # type: ignore[arg-type]
        seen, unseen = self._sort(inner, content.operations, resources, depth)
        if unseen:
            text = " ".join(str(one[0][-1]) for _, one in unseen)
            self.hidden.append(Hidden(self._place, unseen[0][0], text))
            content.operations = keep_bytes(seen)
            form.set_data(content.get_data())


def _shows(operation: Any, told: set[int]) -> bool:
    """Whether an operation shows a text other than those told."""
    return operation[1] in (b"Tj", b"TJ", b"'", b'"') and id(operation[0]) not in told


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
            for part in spell_out(text, font).split("\n"):
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
