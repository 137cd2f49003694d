"""Dates: the days, months and years that a text states, in three languages, as ISO of the precision written."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from rag.data_file import read_data

_WORDS = read_data(Path(__file__).with_suffix(".yaml"))
_MONTHS = {name: place for names in _WORDS["months"].values() for place, name in enumerate(names, start=1)}
_MONTH = "(?P<name>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\w*"
_YEAR = r"(?P<year>(?:19|20)[0-9]{2})(?![0-9])"
_DAY, _NUMBER = r"(?P<day>[0-9]{1,2})", r"(?P<month>[0-9]{1,2})"
_ORDINAL = r"(?:st|nd|rd|th)?"
_PATTERNS = [
    re.compile(rf"(?<![\d.]){_DAY}\.{_NUMBER}\.{_YEAR}"),
    re.compile(rf"(?<![\d.]){_DAY}\.{_NUMBER}\.?(?=\s?[–-]\s?[0-9]{{1,2}}\.[0-9]{{1,2}}\.{_YEAR})"),
    re.compile(r"(?<!\d)(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})-(?P<day>[0-9]{2})(?!\d)"),
    re.compile(rf"\b{_DAY}\.?{_ORDINAL}(?:\s+päivänä|\s+of)?\s+{_MONTH}\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_DAY}\.?{_ORDINAL}(?:\s+päivä\w*)?,?\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"\b{_MONTH}\s+{_YEAR}", re.IGNORECASE),
    re.compile(rf"(?<![\d/])(?P<month>1[0-2]|0?[1-9])/{_YEAR}(?!\s*§)"),
    re.compile(rf"\b(?:{'|'.join(_WORDS['before_year'])})\s+{_YEAR}(?![-./][0-9])", re.IGNORECASE),
]
_ANY_YEAR = re.compile("(?:19|20)[0-9]{2}")
_OTHER_NUMBER = re.compile(rf"\b\w*(?:{'|'.join(_WORDS['before_other_number'])})\s+$", re.IGNORECASE)
_SLASHED = re.compile(r"^\d{1,2}/\d{4}$")


@dataclass(frozen=True)
class StatedDate:
    """A date as a text states it: ISO to the day, month or year, and where it stands."""

    iso: str
    start: int
    end: int

    @property
    def precision(self) -> str:
        """How precise the date is: to the "day", the "month" or the "year"."""
        return ("year", "month", "day")[self.iso.count("-")]

    @property
    def first(self) -> date:
        """The first day of the date."""
        return date.fromisoformat("-".join([*self.iso.split("-"), "01", "01"][:3]))


def may_state_date(text: str) -> bool:
    """Whether a text has the figures of a year, without which it states no date."""
    return _ANY_YEAR.search(text) is not None


def find_dates(text: str) -> list[StatedDate]:
    """The dates of a text in order; numbers of acts ("703/2023") and of periods ("jakso 1/2022") are none."""
    if not may_state_date(text):
        return []
    found: list[StatedDate] = []
    taken: list[tuple[int, int]] = []
    for pattern in _PATTERNS:
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            taken.append(match.span())
            iso = _to_iso(match)
            if iso and not _is_other_number(text, match):
                found.append(StatedDate(iso, match.start(), match.end()))
    return sorted(found, key=lambda stated: stated.start)


def find_impossible_dates(text: str) -> list[str]:
    """The dates of a text that the calendar does not have, as written: "32.13.2025"."""
    return [match.group() for pattern in _PATTERNS for match in pattern.finditer(text) if not _to_iso(match)]


def is_day(day: str, month: str, year: str) -> bool:
    """Whether day, month and year make a day of the calendar."""
    try:
        date(int(year), int(month), int(day))
    except ValueError:
        return False
    return True


def show_date(stated: str) -> str:
    """An ISO date as people here write it: 1.9.2026, 9/2026 or 2026."""
    parts = [str(int(part)) for part in stated.split("-")]
    return {3: "{2}.{1}.{0}", 2: "{1}/{0}", 1: "{0}"}[len(parts)].format(*parts)


def _to_iso(match: re.Match[str]) -> str | None:
    """The ISO form of a matched date; None where the calendar has no such day."""
    parts = match.groupdict()
    month = parts.get("month") or (str(_MONTHS[parts["name"].lower()]) if parts.get("name") else None)
    if month is None:
        return parts["year"]
    if parts.get("day") is None:
        return f"{parts['year']}-{int(month):02}" if 1 <= int(month) <= 12 else None
    if not is_day(parts["day"], month, parts["year"]):
        return None
    return f"{parts['year']}-{int(month):02}-{int(parts['day']):02}"


def _is_other_number(text: str, match: re.Match[str]) -> bool:
    """Whether a slashed number is one of a period or an act, by the word before it."""
    return bool(_SLASHED.match(match.group()) and _OTHER_NUMBER.search(text[: match.start()]))
