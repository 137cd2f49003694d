"""Outline: the headings and blocks of a document as they come, gathered to sections."""

from collections.abc import Sequence
from dataclasses import replace

from ingest.section import Section
from rag.blocks import Block, write_row

HEADING_LENGTH = 200
"""Characters a heading has at most; what is longer is a paragraph."""


class Outline:
    """Sections in the making: a heading opens one, and so does a new page."""

    def __init__(self) -> None:
        self._sections: list[Section] = []
        self._path: list[tuple[int, str]] = []
        self._blocks: list[Block] = []
        self._place = ""
        self._page: int | None = None

    def open_section(self, level: int, heading: str, place: str = "") -> None:
        """Begin a section under the headings of a higher level; `level` is 1 at the top."""
        text = " ".join(heading.split())
        if len(text) > HEADING_LENGTH:
            self.add(Block(text))
        elif text:
            self._close()
            self._path = [*((above, name) for above, name in self._path if above < level), (level, text)]
            self._place = place

    def turn_page(self, page: int) -> None:
        """What comes next stands on a page."""
        if page != self._page:
            self._close()
            self._page = page

    def add(self, block: Block) -> None:
        """Add a block; a list without words of its own joins the paragraph that leads into it."""
        if not (block.text.strip() or block.items):
            return
        last = self._blocks[-1] if self._blocks else None
        if last and block.items and not block.text and (last.items or last.text.endswith(":")):
            self._blocks[-1] = replace(last, items=(*last.items, *block.items))
        else:
            self._blocks.append(block)

    def add_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Add the rows of a table, each under the names of its columns, to the paragraph that leads into them."""
        if len(rows) < 2:
            self.add(Block(" – ".join(rows[0]) if rows else ""))
            return
        items = tuple(write_row(rows[0], row) for row in rows[1:] if any(row))
        last = self._blocks[-1] if self._blocks else Block("")
        if last.text.endswith(":") and not last.items:
            self.add(Block("", items))
        else:
            self._blocks.append(Block("", items))

    def take_sections(self) -> tuple[Section, ...]:
        """Every section that holds text, in order."""
        self._close()
        return tuple(self._sections)

    def _close(self) -> None:
        """Put what was gathered away as a section."""
        if self._blocks:
            heading = tuple(name for _, name in self._path)
            self._sections.append(Section(heading, tuple(self._blocks), place=self._place, page=self._page))
        self._blocks = []
