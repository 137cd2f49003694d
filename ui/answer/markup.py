"""Markup: text as HTML in which every sign is shown and none is obeyed; only paragraphs and lists are read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from html import escape
from itertools import groupby

_ITEM = re.compile(r"- |(\d+)\. ")

_MARKDOWN = re.compile(r"([!-/:-@\[-`{-~])")

Show = Callable[[int, int], str]
"""Shows the part of a text between two places as HTML."""


@dataclass(frozen=True)
class Line:
    """A line of a text: its kind (p, ul, ol, or none for an empty one), number, and where its words stand."""

    kind: str
    number: str
    start: int
    end: int


def show_text(text: str) -> str:
    """A text with its paragraphs and lists, everything else in it plain."""
    return show_blocks(text, lambda start, end: escape(text[start:end]))


def show_label(text: str) -> str:
    """A text as the label of a control, whose Markdown would else make images and links of it."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def show_blocks(text: str, show: Show) -> str:
    """The paragraphs and lists of a text, the words of each line shown by `show`."""
    blocks = groupby(read_lines(text), key=lambda line: line.kind)
    return "".join(_show_block(kind, list(lines), show) for kind, lines in blocks if kind)


def _show_block(kind: str, lines: list[Line], show: Show) -> str:
    """A paragraph that keeps its lines, or a list that keeps its numbers."""
    if kind == "p":
        return f"<p>{'<br>'.join(show(line.start, line.end) for line in lines)}</p>"
    values = [f' value="{line.number}"' if line.number else "" for line in lines]
    items = [f"<li{value}>{show(line.start, line.end)}</li>" for value, line in zip(values, lines, strict=True)]
    return f"<{kind}>{''.join(items)}</{kind}>"


def read_lines(text: str) -> Iterator[Line]:
    """The lines of a text with their kinds; the mark of a list item is not among its words."""
    place = 0
    for line in text.split("\n"):
        mark = _ITEM.match(line)
        number = (mark[1] or "") if mark else ""
        kind = "ol" if number else "ul" if mark else "p" if line.strip() else ""
        yield Line(kind, number, place + (mark.end() if mark else 0), place + len(line))
        place += len(line) + 1
