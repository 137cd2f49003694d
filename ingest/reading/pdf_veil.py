"""PDF veil: what of a page nobody sees, taken off it, and the text that is left."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, ByteStringObject, ContentStream, NameObject, StreamObject, TextStringObject

from ingest.document import Hidden
from ingest.reading.pdf_geometry import IDENTITY, Matrix, multiply
from ingest.reading.pdf_ink import Ink
from ingest.reading.pdf_ligatures import spell_out
from ingest.reading.pdf_lines import Piece
from ingest.reading.pdf_resources import Resources, is_nameless, look_up

DEEPEST = 6
"""Forms within forms that are looked into."""


class Veil:
    """What of a page nobody sees, in its own drawing and in the forms that it draws; each form is looked at once."""

    def __init__(self, reader: PdfReader, page: PageObject, number: int) -> None:
        self._reader, self._page = reader, page
        self._place = f"page {number}"
        self._known: set[int] = set()
        self.hidden: list[Hidden] = []
        self.has_picture = False
        self.nameless = 0

    def lift(self) -> None:
        """Take what nobody sees off the page, and keep it as hidden."""
        contents = self._page.get_contents()
        if contents is None:
            return
        box, resources = self._page.cropbox, self._page.get("/Resources")
        across, up = sorted((float(box.left), float(box.right))), sorted((float(box.bottom), float(box.top)))
        ink = Ink((across[0], up[0], across[1], up[1]), Resources.read(resources))
        seen, unseen = self._sort(ink, contents.operations, resources, 0)
        self.has_picture = bool(ink.names.pictures)
        if not unseen:
            return
        told = {id(one[0]) for _, one in unseen}
        text = self._read([one for one in contents.operations if one[1] != b"Do" and not _shows(one, told)])
        self.hidden.append(Hidden(self._place, unseen[0][0], text))
        contents.operations = _keep_bytes(seen)
        self._page[NameObject("/Contents")] = contents

    def draw(self) -> list[Piece]:
        """The pieces of text of the page, in the order in which they are drawn."""
        pieces: list[Piece] = []

        def _take(text: str, ctm: Any, matrix: Any, font: Any, size: float) -> None:
            if text.strip() and is_nameless(font):
                self.nameless += len("".join(text.split()))
            elif text.strip():
                pieces.extend(_place(text, multiply(tuple(matrix), tuple(ctm)), font, size))
            elif pieces and " " in text:
                last = pieces.pop()
                pieces.append(replace(last, text=last.text + " "))

        self._page.extract_text(visitor_text=_take)
        if self.nameless:
            told = f"{self.nameless} letters"
            self.hidden.append(Hidden(self._place, "letters that their font does not name", told))
        return pieces

    def _read(self, operations: list[Any]) -> str:
        """The text that some operations draw on the page."""
        content = self._page.get_contents() or ContentStream(None, self._reader)
        content.operations = _keep_bytes(operations)
        self._page[NameObject("/Contents")] = content
        return self._page.extract_text()

    def _sort(self, ink: Ink, operations: list[Any], resources: Any, depth: int) -> Any:
        """What is seen and what is not of some operations, and of the forms that they draw."""
        forms = look_up(look_up(resources).get("/XObject"))
        ink.enter = lambda name: self._enter(ink, forms.get(name), depth + 1)
        return ink.sort(operations)

    def _enter(self, ink: Ink, named: Any, depth: int) -> None:
        """Take what nobody sees off a form, drawn as the page draws it first."""
        form = look_up(named)
        if not isinstance(form, StreamObject) or id(form) in self._known or depth > DEEPEST:
            return
        self._known.add(id(form))
        resources = form.get("/Resources") or self._page.get("/Resources")
        content = ContentStream(form, self._reader)
        matrix = [float(one) for one in form.get("/Matrix", IDENTITY)]
        inner = ink.descend((*matrix[:6],) if len(matrix) == 6 else IDENTITY, Resources.read(resources))  # type: ignore[arg-type]
        seen, unseen = self._sort(inner, content.operations, resources, depth)
        if unseen:
            text = " ".join(str(one[0][-1]) for _, one in unseen)
            self.hidden.append(Hidden(self._place, unseen[0][0], text))
            content.operations = _keep_bytes(seen)
            form.set_data(content.get_data())


def _shows(operation: Any, told: set[int]) -> bool:
    """Whether an operation shows a text other than those told."""
    return operation[1] in (b"Tj", b"TJ", b"'", b'"') and id(operation[0]) not in told


def _place(text: str, place: Matrix, font: Any, size: float) -> Iterator[Piece]:
    """The lines of a text that is drawn at a place."""
    name = str((font or {}).get("/BaseFont", "")).lower()
    is_bold = any(word in name for word in ("bold", "black", "heavy", "semibold"))
    tall = abs(size) * max(abs(place[2]), abs(place[3]))
    for part in spell_out(text, font).split("\n"):
        if part.strip():
            yield Piece(part, place[4], place[5], tall, is_bold)


def _keep_bytes(operations: Iterable[Any]) -> list[Any]:
    """Operations that pypdf writes with the very bytes it read, where it took them for letters and would guess."""
    return [(_keep(operands), operator) for operands, operator in operations]


def _keep(operand: Any) -> Any:
    """An operand with its texts as bytes."""
    if isinstance(operand, TextStringObject):
        return ByteStringObject(operand.original_bytes)
    if isinstance(operand, ArrayObject):
        return ArrayObject(_keep(one) for one in operand)
    return [_keep(one) for one in operand] if isinstance(operand, list) else operand
