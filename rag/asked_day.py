"""Asked day: the day whose law a question asks about, where its words name another than the day of the answer."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from rag.language.dates import StatedDate
from rag.meaning import Meaning
from rag.rules.acts import Act, list_acts, list_amendments, rule_client_data_act
from rag.rules.catalogue import list_changes, list_given_days

DAY = timedelta(days=1)

_YEAR = re.compile(r"(?<![\d./])20\d\d(?![\d/]|\.\d)")
_INTO = {"day": timedelta(), "month": timedelta(days=14), "year": timedelta(days=165)}
_ACT_TERMS = ("act", "client_data_act")


def find_law_day(meaning: Meaning, on: date) -> date | None:
    """The day whose law a question asks about in words, if its law is of another day than the answer's.

    An act by its number, its year ("vuoden 2021 laki") or as the old one stands for the last day it was in force;
    what was "before the amendment" for the day before; a day, month or year stands for itself where the question
    looks back, unless it is a deadline that the law gives or gave: then it is what is asked about.
    """
    return next((day for day in _list_law_days(meaning, on) if day < on), None)


def _list_law_days(meaning: Meaning, on: date) -> Iterator[date]:
    """The days whose law the words may mean, surest first."""
    yield from (act.in_force_until for act in _list_acts(meaning, on) if act.in_force_until)
    if "before_change" in meaning.cues:
        yield from _list_eves(on)
    for stated in meaning.dates:
        first = stated.first
        if first in list_changes() and meaning.cues & {"before", "earlier_law"}:
            yield first - DAY
        elif "law_of_day" in meaning.cues and not _is_deadline(stated) and "before" not in meaning.cues:
            yield _find_middle(stated)
        elif "before" in meaning.cues and not _is_deadline(stated):
            yield first - DAY


def _list_acts(meaning: Meaning, on: date) -> Iterator[Act]:
    """The Client Data Acts no longer in force that a question means by number, by year or as the old one."""
    current = rule_client_data_act(on)
    years = {int(year) for year in _YEAR.findall(meaning.text)} if meaning.names(*_ACT_TERMS) else set()
    for act in list_acts():
        if not act.is_client_data_act or act == current:
            continue
        of_year = act.given is not None and act.given.year in years
        is_old = "old_act" in meaning.cues and current is not None and act.repealed_by == current.act
        if act.act in meaning.acts or of_year or is_old:
            yield act


def _list_eves(on: date) -> Iterator[date]:
    """The day before the latest amendment of the act in force."""
    current = rule_client_data_act(on)
    if current:
        yield from (amendment.in_force_from - DAY for amendment in list_amendments(current.act, on)[-1:])


def _is_deadline(stated: StatedDate) -> bool:
    """Whether the law gives or gave a date as a deadline."""
    given = list_given_days() if stated.precision != "year" else ()
    return any(day.isoformat().startswith(stated.iso) for day in given)


def _find_middle(stated: StatedDate) -> date:
    """A day well within a date: itself, or one in the middle of a month or a year."""
    return stated.first + _INTO[stated.precision]
