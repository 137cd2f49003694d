"""PDF layout: the lines of a document put to headings, paragraphs, lists and rows."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from ingest.reading.outline import Outline
from ingest.reading.pdf_lines import Line
from ingest.reading.text import read_blocks
from rag.blocks import Block

_NUMBERED = re.compile(r"^(\d{1,2}(?:\.\d{1,2})*)\.?\s+[^\W\d_]")
_BULLET = re.compile(r"^\s*(?:[•·▪◦*–-]|\d{1,2}[.)]|[a-z]\))\s+")
_HYPHEN = re.compile(r"(\w)[-\u2010\u00ad]$")
_KEEP_HYPHEN = ("ja", "tai", "sekä", "eli", "och", "eller", "samt", "and", "or")
_LARGER = 1.12


class Layout:
    """Lines to sections: headings by outline, size and numbering."""

    def __init__(self, lines: Sequence[Line], titles: dict[str, int]) -> None:
        self._lines = lines
        self._titles = titles
        sizes = Counter[float]()
        for line in lines:
            sizes[line.size] += len(line.text)
        bold = sum(len(line.text) for line in lines if line.is_bold)
        self._is_bold_text = bold > 0.5 * sum(len(line.text) for line in lines)
        self._body = sizes.most_common(1)[0][0] if sizes else 0.0
        larger = sorted({line.size for line in lines if line.size > self._body * _LARGER}, reverse=True)
        self._ranks = {size: rank for rank, size in enumerate(larger, 1)}

    def write_to(self, outline: Outline) -> None:
        """Put every line into the outline, as heading, row or part of a paragraph; a heading of nothing is text."""
        place, bare = 0, (0, "")
        while place < len(self._lines):
            line = self._lines[place]
            level = 0 if self._end_table(place) > place + 1 else self._find_level(place)
            if bare[1] and 0 < level <= bare[0]:
                outline.add(Block(bare[1]))
            outline.turn_page(line.page)
            bare = (0, "")
            if level:
                end = self._end_heading(place, level)
                bare = (level, join_lines([one.text for one in self._lines[place:end]]))
                outline.open_section(*bare)
            elif (end := self._end_table(place)) > place + 1:
                outline.add_rows([one.cells for one in self._lines[place:end]])
            else:
                end = self._end_paragraph(place)
                texts = list(_join_hyphens([one.text for one in self._lines[place:end]]))
                for block in read_blocks(texts):
                    outline.add(block)
            place = end
        outline.add(Block(bare[1]))

    def _find_level(self, place: int) -> int:
        """The level of a line that is a heading; 0 for any other."""
        line = self._lines[place]
        text = line.text
        known = self._titles.get(fold_title(text))
        if known and not text.endswith((".", ",", ";")):
            return known
        if len(text) > 120 or len(line.cells) > 2 or not any(letter.isalpha() for letter in text):
            return 0
        numbered = _NUMBERED.match(text)
        if line.size in self._ranks and not text.endswith((".", ",", ";")):
            return self._ranks[line.size]
        if text[-1] in ".,;:" or not self._is_apart(place) or (_BULLET.match(text) and not numbered):
            return 0
        depth = numbered[1].count(".") if numbered else 0
        is_bold = line.is_bold and not self._is_bold_text
        return len(self._ranks) + 1 + depth if is_bold or depth else 0

    def _is_apart(self, place: int) -> bool:
        """Whether a line is not the middle of a paragraph: space above, or the line before ended one."""
        if place == 0 or self._lines[place - 1].page != self._lines[place].page:
            return True
        before, line = self._lines[place - 1], self._lines[place]
        return before.is_bold != line.is_bold or self._is_gap(place) or before.text.endswith((".", ":", "!", "?"))

    def _is_gap(self, place: int) -> bool:
        """Whether there is more space above a line than between the lines of a paragraph."""
        before, line = self._lines[place - 1], self._lines[place]
        return not 0 <= before.y - line.y <= 1.75 * max(line.size, before.size)

    def _end_heading(self, place: int, level: int) -> int:
        """The line after a heading, which may fill several lines of one look."""
        line, end = self._lines[place], place + 1
        if fold_title(line.text) in self._titles:
            return end
        while end < len(self._lines) and end - place < 3 and self._find_level(end) == level:
            other = self._lines[end]
            if other.page != line.page or self._is_gap(end) or _NUMBERED.match(other.text):
                break
            if other.size != line.size or fold_title(other.text) in self._titles:
                break
            end += 1
        return end

    def _end_table(self, place: int) -> int:
        """The line after a run of lines that all have cells."""
        end = place
        while end < len(self._lines) and len(self._lines[end].cells) > 1:
            if self._lines[end].page != self._lines[place].page:
                break
            end += 1
        return end

    def _end_paragraph(self, place: int) -> int:
        """The line after a paragraph; one that breaks off goes on over the page."""
        end = place + 1
        while end < len(self._lines) and not self._find_level(end) and self._end_table(end) <= end + 1:
            before, line = self._lines[end - 1], self._lines[end]
            is_bullet = bool(_BULLET.match(line.text)) or bool(_BULLET.match(self._lines[place].text))
            if before.page != line.page:
                if before.text.endswith((".", ":", "!", "?")) or not line.text[:1].islower():
                    break
            elif self._is_gap(end) and not is_bullet:
                break
            end += 1
        return end


def fold_title(text: str) -> str:
    """A title as it is compared: letters and digits alone, without its number."""
    return re.sub(r"\W+", "", re.sub(r"^[\d.]+\s+", "", text)).casefold()


def join_lines(texts: Sequence[str]) -> str:
    """Lines as one text, words cut at a line's end put together."""
    return " ".join(_join_hyphens(texts))


def _join_hyphens(texts: Sequence[str]) -> Iterator[str]:
    """Lines, a word that a hyphen cuts at the end of one put together on it."""
    held = ""
    for text in texts:
        whole = _join_word(held, text) if held else text
        held = whole if _HYPHEN.search(whole) else ""
        if not held:
            yield whole
    if held:
        yield held


def _join_word(before: str, after: str) -> str:
    """Two lines as one, the hyphen between them kept where it is part of a word or stands for one left out."""
    first = after.partition(" ")[0].strip(",.")
    if first in _KEEP_HYPHEN or not first[:1].isalnum():
        return f"{before} {after}"
    is_compound = before[-2].casefold() == first[0].casefold() and first[0] in "aeiouyäö"
    return before + after if is_compound or not first[0].islower() else before[:-1] + after
