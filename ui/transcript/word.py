"""A conversation as a Word document, with headings, lists, tables and language that a screen reader understands."""

import io
import re
from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from ui.answer.markup import read_lines
from ui.answer.outline import Part, list_parts, tell_day
from ui.day import write_day
from ui.texts import load_texts
from ui.turn import Turn

if TYPE_CHECKING:
    from docx.document import Document

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_UNWRITABLE = re.compile(r"[^\t\n\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Signs that XML cannot hold."""


def write_docx(turns: Sequence[Turn], language: str, today: date) -> bytes:
    """The conversation, each question a heading."""
    import docx

    document, texts = docx.Document(), load_texts(language)
    _describe(document, texts("transcript.title"), language, today)
    document.add_heading(texts("transcript.title"), 0)
    document.add_paragraph(texts("transcript.made", day=write_day(today)))
    for turn in turns:
        _add_turn(document, turn)
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def _describe(document: "Document", title: str, language: str, today: date) -> None:
    """Give the document its title, language and day, and take away what the template says of itself."""
    from docx.oxml.ns import qn

    about = document.core_properties
    about.title, about.language, about.author, about.comments = title, language, "Kantaneuvo", ""
    about.created = about.modified = datetime.combine(today, time())
    for proofed in document.styles.element.iter(qn("w:lang")):
        proofed.set(qn("w:val"), language)


def _add_turn(document: "Document", turn: Turn) -> None:
    """A question and its answer with all that belongs to it."""
    document.add_heading(_clean(turn.shown), 1)
    text = turn.answer.answer
    for line in read_lines(text):
        words = _clean(text[line.start : line.end])
        if line.kind == "ul":
            document.add_paragraph(words, "List Bullet")
        elif line.kind:
            document.add_paragraph(f"{line.number}. {words}" if line.number else words)
    for part in list_parts(turn.answer):
        document.add_heading(part.title, 2)
        _add_part(document, part)
    if day := tell_day(turn.answer):
        document.add_paragraph(day)


def _add_part(document: "Document", part: Part) -> None:
    """A part as a table whose first row is its head, or as a list."""
    if not part.heads:
        for row in part.rows:
            document.add_paragraph(_clean(row[0]), "List Bullet")
        return
    from docx.oxml import OxmlElement

    table = document.add_table(0, len(part.heads), "Light List Accent 1")
    for row in (part.heads, *part.rows):
        for cell, words in zip(table.add_row().cells, row, strict=True):
            cell.text = _clean(words)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _clean(text: str) -> str:
    """A text without signs that a document cannot hold."""
    return _UNWRITABLE.sub("", text)
