"""Durations: the months that a text states, from the shortest to the longest, in three languages."""

import re
from dataclasses import dataclass
from pathlib import Path

from rag.data_file import read_data

_WORDS = read_data(Path(__file__).with_suffix(".yaml"))
_NUMBERS = {name: place for names in _WORDS["numbers"].values() for place, name in enumerate(names, start=1)}
_NUMBER = r"(?:[0-9]{1,3}|" + "|".join(_NUMBERS) + ")"
_RANGE = re.compile(
    rf"(?<![\w./])(?P<first>{_NUMBER})(?:\s?(?:{'|'.join(_WORDS['to'])})\s?(?P<last>{_NUMBER}))?"
    rf"[\s-](?P<unit>{'|'.join(_WORDS['months'] + _WORDS['years'])})\w*",
    re.IGNORECASE,
)
_YEAR = 12
"""Months of a year."""


@dataclass(frozen=True)
class StatedDuration:
    """A duration as a text states it: whole months from the shortest to the longest, and where it stands."""

    shortest: int
    longest: int
    start: int
    end: int


def find_durations(text: str) -> list[StatedDuration]:
    """The durations in months or years of a text, in order; "11–22 kuukautta" is one."""
    found = []
    for match in _RANGE.finditer(text):
        is_year = any(match["unit"].lower().startswith(unit) for unit in _WORDS["years"])
        size = _YEAR if is_year else 1
        ends = [_read(part) * size for part in (match["first"], match["last"]) if part]
        found.append(StatedDuration(min(ends), max(ends), *match.span()))
    return found


def _read(number: str) -> int:
    """A number in figures or words."""
    return int(number) if number.isdigit() else _NUMBERS[number.lower()]
