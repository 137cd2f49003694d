"""Statute: an act or decree as plain text, one section of the act a section, under its chapter."""

import re
from collections.abc import Iterator

from ingest.section import Section
from rag.blocks import Block

LEAST = 3
"""Section numbers that stand alone on a line, from which a text is taken for a statute."""

HEADING_LENGTH = 120
"""Characters a heading has at most."""

_NUMBER = re.compile(r"\s*(\d+\s?[a-z]?)\s*§\s*")
_CHAPTER = re.compile(r"\s*\d+\s?[a-z]?\s+(?:luku|kap\.?|kapitlet)\s*", re.IGNORECASE)
_ITEM = re.compile(r"\s*\d+\s?[a-z]?\s?\)\s*")
_BREAK = re.compile(r"\s+([,.;:])")


def is_statute(text: str) -> bool:
    """Whether a text is a statute: several of its lines are but the number of a section."""
    return sum(_NUMBER.fullmatch(line) is not None for line in text.splitlines()) >= LEAST


def read_statute(text: str) -> list[Section]:
    """The sections of a statute, each with its number and heading; what stands before the first comes first."""
    lines = [line for line in text.splitlines() if line.strip()]
    starts = [place for place, line in enumerate(lines) if _NUMBER.fullmatch(line) or _CHAPTER.fullmatch(line)]
    sections = [Section(heading=(), blocks=tuple(_read_blocks(lines[: starts[0]])))]
    chapter = ""
    for place, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        name, rest = _read_heading(lines[place:end])
        if _CHAPTER.fullmatch(lines[place]):
            chapter = name
            continue
        path = (chapter, name) if chapter else (name,)
        sections.append(Section(heading=path, blocks=tuple(_read_blocks(rest)), place=_fold(lines[place])))
    return [section for section in sections if section.blocks]


def _read_heading(lines: list[str]) -> tuple[str, list[str]]:
    """The number of a section or chapter with its heading, where one follows, and the lines after it."""
    number, *rest = lines
    if rest and _is_heading(rest[0]):
        return f"{_fold(number)} {_fold(rest[0])}", rest[1:]
    return _fold(number), rest


def _is_heading(line: str) -> bool:
    """Whether a line is a heading: short, beginning with a capital, and no sentence."""
    plain = line.strip()
    return len(plain) <= HEADING_LENGTH and plain[:1].isupper() and plain[-1:] not in ".:;,"


def _read_blocks(lines: list[str]) -> list[Block]:
    """The paragraphs of some lines; the numbered items after a colon are its list."""
    blocks: list[Block] = []
    for paragraph in _join_lines(lines):
        if not _ITEM.match(paragraph):
            blocks.append(Block(paragraph))
        elif blocks:
            last = blocks.pop()
            blocks.append(Block(last.text, (*last.items, f"- {paragraph}")))
        else:
            blocks.append(Block("", (f"- {paragraph}",)))
    return blocks


def _join_lines(lines: list[str]) -> Iterator[str]:
    """The paragraphs and items of some lines: words that were set apart on lines of their own are put back."""
    text = ""
    for line in lines:
        begins = _ITEM.match(line) or (line.strip()[:1].isupper() and text[-1:] in ".;:")
        if text and begins:
            yield text
            text = ""
        text = _BREAK.sub(r"\1", _fold(f"{text} {line}"))
    if text:
        yield text


def _fold(text: str) -> str:
    """A text with single spaces."""
    return " ".join(text.split())
