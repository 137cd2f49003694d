"""Quotes: where they stand in a passage, and the passage with each of them marked and numbered."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import escape

from ui.answer.markup import show_blocks


@dataclass(frozen=True)
class Mark:
    """A part of a passage that is quoted, and the numbers of the citations that quote it."""

    start: int
    end: int
    numbers: tuple[int, ...]


def mark_quotes(passage: str, quotes: Mapping[int, str]) -> str:
    """A passage as HTML with the quotes of its citations marked; of several, each with its number."""
    marks = find_marks(passage, quotes)
    return show_blocks(passage, lambda start, end: _show_part(passage[:end], start, marks, len(quotes) > 1))


def find_marks(passage: str, quotes: Mapping[int, str]) -> list[Mark]:
    """Where the quotes stand, in order; those that overlap make one mark."""
    marks: list[Mark] = []
    for mark in sorted(_find(passage, quotes), key=lambda mark: (mark.start, mark.numbers)):
        if marks and mark.start < marks[-1].end:
            before = marks.pop()
            mark = Mark(before.start, max(before.end, mark.end), (*before.numbers, *mark.numbers))  # noqa: PLW2901
        marks.append(mark)
    return marks


def _find(passage: str, quotes: Mapping[int, str]) -> list[Mark]:
    """The first place of each quote; white space of any length and kind is the same."""
    patterns = {number: r"\s+".join(map(re.escape, quote.split())) for number, quote in quotes.items()}
    found = {number: re.search(pattern, passage) for number, pattern in patterns.items() if pattern}
    return [Mark(match.start(), match.end(), (number,)) for number, match in found.items() if match]


def _show_part(text: str, start: int, marks: list[Mark], with_numbers: bool) -> str:
    """The text from a place to its end, with what is marked there."""
    shown, place = "", start
    for mark in marks:
        first, last = max(mark.start, place), min(mark.end, len(text))
        if first >= last:
            continue
        shown += f"{escape(text[place:first])}<mark>{escape(text[first:last])}</mark>"
        if with_numbers and mark.end == last:
            shown += f"<sup>{''.join(f'[{number}]' for number in mark.numbers)}</sup>"
        place = last
    return shown + escape(text[place:])
