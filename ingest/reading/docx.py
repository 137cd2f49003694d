"""DOCX: headings, lists, tables and footnotes of a Word document; what is written so that nobody sees it is told."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date
from typing import Any

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from ingest.document import Document, Hidden, Unreadable
from ingest.reading.docx_look import Look
from ingest.reading.docx_numbers import Numbers
from ingest.reading.outline import Outline
from rag.blocks import Block

DEEPEST = 20
"""Tables within tables and boxes within boxes that are followed."""

_HEADING = re.compile(r"(?:heading|otsikko|rubrik)\s*(\d)", re.IGNORECASE)
_DAMAGED = "is damaged; open it in the program that made it, save it again and add that"
_SKIPPED = {
    qn("w:del"),
    qn("w:moveFrom"),
    qn("w:pPr"),
    qn("w:rPr"),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}


def read_docx(content: bytes) -> Document:
    """The document of a DOCX; raises Unreadable for a damaged or an empty one."""
    try:
        opened = docx.Document(io.BytesIO(content))
    except (PackageNotFoundError, KeyError, ValueError, SyntaxError, zipfile.BadZipFile):
        raise Unreadable(_DAMAGED) from None
    reader = _Reader(opened)
    reader.read_body(opened.element.body, 0)
    data = opened.core_properties
    made = data.modified or data.created
    hidden = tuple(Hidden(place, manner, text) for (place, manner), text in reader.hidden.items() if text.strip())
    return Document(reader.outline.take_sections(), (data.title or "").strip(), _day(made), hidden)


def _day(made: Any) -> date | None:
    """The day of a moment."""
    return made.date() if made else None


class _Reader:
    """A walk over the body of a document."""

    def __init__(self, opened: Any) -> None:
        self.outline = Outline()
        self.hidden: dict[tuple[str, str], str] = {}
        self._look = Look(opened)
        self._numbers = Numbers(opened)
        self._notes = dict(_list_notes(opened))
        self._place = "beginning"
        self._called: list[str] = []

    def read_body(self, body: Any, depth: int) -> None:
        """Read the paragraphs and tables of a part of the document in order."""
        for element in body:
            if element.tag == qn("w:p"):
                self._read_paragraph(element)
            elif element.tag == qn("w:tbl"):
                self.outline.add_rows(list(self._read_rows(element, depth)))
            elif element.tag in (qn("w:sdt"), qn("w:sdtContent"), qn("w:ins"), qn("w:customXml")) and depth < DEEPEST:
                self.read_body(element, depth + 1)

    def _read_paragraph(self, paragraph: Any) -> None:
        """Read a heading, an item of a list or a paragraph, and the footnotes it calls."""
        text = " ".join("".join(self._read_text(paragraph)).split())
        name = self._look.name_style(paragraph)
        number = self._numbers.count(paragraph, name) if text else ""
        level = _HEADING.match(name)
        if level or name.casefold() in ("title", "otsikko", "rubrik"):
            self.outline.open_section(int(level[1]) + 1 if level else 1, f"{number} {text}".strip() if text else "")
            self._place = f"section “{text}”" if text else self._place
        elif text and (number or self._numbers.is_list(paragraph, name)):
            self.outline.add(Block("", (f"{number} {text}" if re.match(r"\d+\.$", number) else f"- {text}",)))
        elif text:
            self.outline.add(Block(text))
        for called in self._called:
            if (note := self._notes.get(called)) is not None:
                self.outline.add(Block(f"[{called}] {' '.join(''.join(self._read_text(note)).split())}"))
        self._called = []

    def _read_text(self, element: Any) -> Iterator[str]:
        """The text of a paragraph that can be seen; what cannot is put with the hidden."""
        stack = list(reversed(element))
        while stack:
            one = stack.pop()
            if one.tag == qn("w:r"):
                yield self._read_run(one)
            if one.tag not in _SKIPPED and one.tag != qn("w:footnotePr"):
                stack.extend(reversed(one))

    def _read_run(self, run: Any) -> str:
        """The text of a run, empty for one that is hidden."""
        text = "".join(_spell(part) for part in run)
        manner = self._look.find_manner(run) if text.strip() else ""
        if manner:
            key = (self._place, manner)
            self.hidden[key] = self.hidden.get(key, "") + text
            return ""
        for call in run.findall(qn("w:footnoteReference")):
            self._called.append(str(call.get(qn("w:id"))))
            text += f" [{call.get(qn('w:id'))}]"
        return text

    def _read_rows(self, table: Any, depth: int) -> Iterator[list[str]]:
        """The rows of a table; a table in a cell is read as the text of the cell."""
        if depth > DEEPEST:
            raise Unreadable("has tables within tables without end; save it in a simpler form and add that")
        for row in table.iter(qn("w:tr")):
            cells = [
                " ".join(" ".join("".join(self._read_text(one)) for one in cell.iter(qn("w:p"))).split())
                for cell in row.findall(qn("w:tc"))
            ]
            if any(cells):
                yield cells


def _spell(part: Any) -> str:
    """The text of a part of a run."""
    if part.tag == qn("w:t"):
        return part.text or ""
    if part.tag == qn("w:noBreakHyphen"):
        return "-"
    return " " if part.tag in (qn("w:tab"), qn("w:br"), qn("w:cr")) else ""


def _list_notes(opened: Any) -> Iterator[tuple[str, Any]]:
    """The footnotes by number."""
    for relation in opened.part.rels.values():
        if relation.reltype.endswith("/footnotes") and not relation.is_external:
            for note in parse_xml(relation.target_part.blob).findall(qn("w:footnote")):
                if note.get(qn("w:type")) in (None, "normal"):
                    yield str(note.get(qn("w:id"))), note
