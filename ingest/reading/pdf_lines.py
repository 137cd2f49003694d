"""PDF lines: the pieces of text of a page put to lines, without those that run through all pages."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

_PAGE_NUMBER = re.compile(r"^\W*(?:(?:sivu|sida|page|s\.)\s*)?\d{1,4}\s*(?:[(/]\s*\d{1,4}\s*\)?)?\W*$", re.IGNORECASE)
_MARKER = re.compile(r"[•·▪◦*–-]|\d{1,2}(?:\.\d{1,2})*\.?|\d{1,2}\)|[a-z]\)")
_LEADER = re.compile(r"(?:\s?[.:…]){5,}\s*\w{1,4}$")
_LAST_NUMBER = re.compile(r"\s(\d{1,4})$")
_NO_NUMBER = ("", 0)
_EDGE = 2
_MANY = 5
_LARGER = 1.12


@dataclass(frozen=True)
class Piece:
    """A piece of text as it is drawn: its place, size and weight."""

    text: str
    x: float
    y: float
    size: float
    is_bold: bool


@dataclass(frozen=True)
class Line:
    """A line of a page: its cells from left to right, its height and look."""

    cells: tuple[str, ...]
    page: int
    y: float
    size: float
    is_bold: bool

    @property
    def text(self) -> str:
        """The words of the line."""
        return " ".join(self.cells)


def join_pieces(pieces: Sequence[Piece], page: int) -> list[Line]:
    """The lines of a page; pieces far apart on a line are its cells."""
    lines: list[Line] = []
    row: list[Piece] = []
    for piece in pieces:
        if row and abs(piece.y - row[-1].y) > 0.5 * max(piece.size, 1):
            lines.append(_make_line(row, page))
            row = []
        row.append(piece)
    lines += [_make_line(row, page)] if row else []
    return [line for line in lines if line.text]


def _make_line(row: list[Piece], page: int) -> Line:
    """The line of pieces of one height."""
    cells: list[str] = []
    end = None
    for piece in row:
        if end is not None and piece.x - end > 1.5 * piece.size and cells[-1].strip():
            cells.append("")
        cells = cells or [""]
        cells[-1] += piece.text
        end = max(piece.x, 0 if end is None else piece.x) + 0.55 * piece.size * len(piece.text.strip())
    letters = Counter[tuple[float, bool]]()
    for piece in row:
        letters[(round(piece.size, 1), piece.is_bold)] += len(piece.text.strip())
    (size, is_bold), _ = letters.most_common(1)[0]
    folded = [folded for cell in cells if (folded := " ".join(cell.split()))]
    if len(folded) == 2 and _MARKER.fullmatch(folded[0]):
        folded[:2] = [" ".join(folded[:2])]
    return Line(tuple(folded), page, row[0].y, size, is_bold)


def drop_running_lines(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages without their running headers, footers and numbers, and without the lines of a table of contents."""
    edges = [set(_find_edges(lines)) for lines in pages]
    marks = [{_mark(lines[n]) for n in edge} for lines, edge in zip(pages, edges, strict=True)]
    marks += [{_offset(lines[n]) for n in edge} for lines, edge in zip(pages, edges, strict=True)]
    seen = Counter(mark for page in marks for mark in page)
    sizes = Counter(line.size for lines in pages for line in lines for _ in line.text)
    largest = _LARGER * sizes.most_common(1)[0][0] if sizes else 0.0
    least = min(max(2, len(pages) // 2), 3)

    def _runs(line: Line) -> bool:
        is_numbered = len(pages) >= _MANY and _offset(line) != _NO_NUMBER and seen[_offset(line)] >= _MANY
        is_repeated = len(pages) > 1 and seen[_mark(line)] >= least
        return line.size <= largest and (bool(_PAGE_NUMBER.match(line.text)) or is_repeated or is_numbered)

    return [
        [one for place, one in enumerate(lines) if not (place in edge and _runs(one)) and not _LEADER.search(one.text)]
        for lines, edge in zip(pages, edges, strict=True)
    ]


def _find_edges(lines: list[Line]) -> list[int]:
    """The numbers of the lines at the top and the foot of a page."""
    order = sorted(range(len(lines)), key=lambda number: lines[number].y)
    return [*order[:_EDGE], *order[-_EDGE:]]


def _mark(line: Line) -> tuple[str, int]:
    """What is the same in a running line of every page: its words but for numbers, and its height."""
    return re.sub(r"\d+", "#", line.text.casefold()), round(line.y / 8)


def _offset(line: Line) -> tuple[str, int]:
    """How far the number that ends a line is from that of its page, with its height: the same in running lines."""
    number = _LAST_NUMBER.search(line.text)
    return (str(int(number[1]) - line.page), round(line.y / 8)) if number else _NO_NUMBER
