"""Day: the day asked about, as a reader types it."""

import re
from datetime import date

from rag.language.dates import show_date

_DAY = re.compile(r"(?P<day>\d{1,2})\.\s*(?P<month>\d{1,2})\.\s*(?P<year>\d{4})|(?P<iso>\d{4}-\d\d-\d\d)")

FIRST_DAY = date(2017, 1, 1)
"""The first day answers can be asked for: the oldest guidance is of that year."""

LAST_DAY = date(2035, 12, 31)


def read_day(text: str) -> date | None:
    """A day typed as 1.9.2026 or 2026-09-01; None where it is no day, or one that no answer is given for."""
    match = _DAY.fullmatch(text.strip())
    if match is None:
        return None
    try:
        typed = date.fromisoformat(match["iso"]) if match["iso"] else _make_day(match)
    except ValueError:
        return None
    return typed if FIRST_DAY <= typed <= LAST_DAY else None


def write_day(day: date) -> str:
    """A day as people here write it."""
    return show_date(day.isoformat())


def write_bounds(today: date) -> dict[str, str]:
    """Today, and the days between which a day can be asked for, to tell what may be typed."""
    return {"today": write_day(today), "first": write_day(FIRST_DAY), "last": write_day(LAST_DAY)}


def _make_day(match: re.Match[str]) -> date:
    """The day of the three numbers; raises ValueError where the calendar has none."""
    return date(int(match["year"]), int(match["month"]), int(match["day"]))
