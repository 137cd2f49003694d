"""Text: plain text, slides and lists pasted as text; short lines that stand alone are headings."""

import re
from collections.abc import Iterator

from ingest.reading.statute import is_statute, read_statute
from ingest.section import Section
from rag.blocks import Block

HEADING_LENGTH = 90
"""Characters a heading has at most."""

_BULLET = re.compile(r"^\s*(?:[•·▪◦*–-]|\d{1,2}[.)])\s+")
_SENTENCE_END = (".", ":", ";", ",", "!")
_MARKS = re.compile(r"\*\*|\[([^\[\]\n]*)\]\([^()\s]*\)")


def read_text(text: str) -> list[Section]:
    """The sections of a plain text: a heading opens one; lines with bullets are the items of the line before."""
    if is_statute(text):
        return read_statute(text)
    sections: list[Section] = []
    title, heading, blocks = "", "", list[Block]()
    for lines in _split_paragraphs(_MARKS.sub(r"\1", text)):
        if _is_heading(lines):
            sections.append(_make_section(title, heading, blocks))
            title = title or lines[0].strip()
            heading, blocks = lines[0].strip(), read_blocks(lines[1:])
        else:
            blocks += read_blocks(lines)
    sections.append(_make_section(title, heading, blocks))
    return sections


def _split_paragraphs(text: str) -> Iterator[list[str]]:
    """The lines of each part between blank lines; a line inside one that is a heading begins another."""
    for part in re.split(r"\n\s*\n", text):
        lines = [line for line in part.splitlines() if line.strip()]
        starts = [place for place in range(1, len(lines)) if _opens_part(lines, place)]
        for start, end in zip([0, *starts], [*starts, len(lines)], strict=True):
            if lines[start:end]:
                yield lines[start:end]


def _opens_part(lines: list[str], place: int) -> bool:
    """Whether a line inside a part is a heading: after the end of a sentence or list, before a longer line.

    A line before bullets leads into them, unless it asks something.
    """
    before, line = lines[place - 1].strip(), lines[place].strip()
    if not (line[:1].isupper() and (before.endswith((".", "!")) or _BULLET.match(lines[place - 1]))):
        return False
    after = lines[place + 1] if place + 1 < len(lines) else ""
    if line.endswith("?"):
        return bool(after) and len(line) <= HEADING_LENGTH
    return bool(after) and not _BULLET.match(after) and _is_heading([lines[place], after])


def _is_heading(lines: list[str]) -> bool:
    """Whether a part begins with a heading: a short line that is no sentence, alone, asking, or before longer text."""
    first = lines[0].strip()
    is_title = any(letter.isalpha() for letter in first) and len(first) <= HEADING_LENGTH and "\t" not in first
    if not is_title or _BULLET.match(lines[0]) or first.endswith(_SENTENCE_END):
        return False
    if len(lines) == 1 or first.endswith("?"):
        return True
    return len(lines[1].strip()) > len(first) or bool(_BULLET.match(lines[1]))


def read_blocks(lines: list[str]) -> list[Block]:
    """The paragraph of the lines, or the list they make."""
    plain: list[str] = []
    items: list[str] = []
    for line in lines:
        folded = " ".join(line.split())
        if _BULLET.match(line):
            items.append("- " + _BULLET.sub("", folded))
        elif items:
            items[-1] += " " + folded
        else:
            plain.append(folded)
    return [Block(" ".join(plain), tuple(items))] if plain or items else []


def _make_section(title: str, heading: str, blocks: list[Block]) -> Section:
    """A section under its document's title and its own heading; a list joins the paragraph that leads into it."""
    joined: list[Block] = []
    for block in blocks:
        if block.items and not block.text and joined and joined[-1].text.endswith(":") and not joined[-1].items:
            joined[-1] = Block(joined[-1].text, block.items)
        else:
            joined.append(block)
    path = [part for part in dict.fromkeys((title, heading)) if part]
    return Section(heading=tuple(path), blocks=tuple(joined))
