"""PPTX: a slide a section, under its title; hidden slides and what stands off the slide are told."""

import io
from collections.abc import Iterator
from typing import Any

import pptx
from pptx.exc import PackageNotFoundError

from ingest.document import Document, Hidden, Unreadable
from ingest.reading.outline import Outline
from rag.blocks import Block

SMALLEST = 2
"""Points of a letter below or at which nobody reads it."""

DEEPEST = 10
"""Groups within groups that are followed."""


def read_pptx(content: bytes) -> Document:
    """The document of a PPTX; raises Unreadable for a damaged one."""
    try:
        opened = pptx.Presentation(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError):
        raise Unreadable("is damaged; open it in the program that made it, save it again and add that") from None
    outline, hidden = Outline(), list[Hidden]()
    for number, slide in enumerate(opened.slides, 1):
        if slide.element.get("show") == "0":
            text = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
            hidden += [Hidden(f"slide {number}", "hidden slide", text)] if text.strip() else []
            continue
        title = slide.shapes.title
        outline.turn_page(number)
        outline.open_section(1, title.text_frame.text if title is not None else f"{number}", f"slide {number}")
        size = (opened.slide_width or 0, opened.slide_height or 0)
        for shape in _list_shapes(slide.shapes):
            if title is None or shape.shape_id != title.shape_id:
                _read_shape(shape, size, outline, hidden)
    data = opened.core_properties
    made = data.modified or data.created
    return Document(outline.take_sections(), (data.title or "").strip(), made.date() if made else None, tuple(hidden))


def _list_shapes(shapes: Any, depth: int = 0) -> Iterator[Any]:
    """The shapes of a slide, those of a group in its place."""
    for shape in shapes:
        if hasattr(shape, "shapes") and depth < DEEPEST:
            yield from _list_shapes(shape.shapes, depth + 1)
        else:
            yield shape


def _read_shape(shape: Any, size: tuple[int, int], outline: Outline, hidden: list[Hidden]) -> None:
    """Add the text of a shape, or tell it where it stands off the slide."""
    if getattr(shape, "has_table", False) and shape.has_table:
        rows = [[" ".join(cell.text.split()) for cell in row.cells] for row in shape.table.rows]
        outline.add_rows(rows)
    if not shape.has_text_frame:
        return
    place = f"shape “{shape.name}”"
    left, top = shape.left or 0, shape.top or 0
    is_off = left >= size[0] or top >= size[1] or left + (shape.width or 0) < 0 or top + (shape.height or 0) < 0
    if is_off and shape.text_frame.text.strip():
        hidden.append(Hidden(place, "outside of the slide", shape.text_frame.text))
        return
    for number, paragraph in enumerate(shape.text_frame.paragraphs):
        tiny = [run for run in paragraph.runs if run.font.size and run.font.size.pt <= SMALLEST]
        words = "".join(run.text for run in tiny)
        hidden += [Hidden(place, "tiny letters", words)] if words.strip() else []
        for run in tiny:
            run.text = ""
        text = " ".join(paragraph.text.split())
        is_item = number > 0 or len(shape.text_frame.paragraphs) > 2
        if text:
            outline.add(Block("", (f"- {text}",)) if is_item else Block(text))
