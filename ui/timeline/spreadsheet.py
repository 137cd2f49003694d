"""Spreadsheet: the table as CSV, in the form that Excel opens in Finland."""

import csv
import io

from rag.rules.parameter import load_verification
from rag.rules.ruling import Ruling
from ui.day import write_day
from ui.timeline.laws import Choice, Comparison, list_comparisons
from ui.timeline.words import LawWords

MIME = "text/csv"
_SEPARATOR = ";"
"""What separates cells where the comma separates decimals."""

_COLUMNS = ("law", "day", "other_reading", "certainty", "basis", "in_force_from", "in_force_until")
"""What is told of each law."""


def write_csv(choice: Choice, words: LawWords) -> bytes:
    """The comparisons as CSV in UTF-8; the mark at its beginning tells Excel so."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=_SEPARATOR)
    writer.writerow(_list_heads(choice, words))
    writer.writerows(_list_cells(comparison, choice, words) for comparison in list_comparisons(choice))
    return text.getvalue().encode("utf-8-sig")


def _list_heads(choice: Choice, words: LawWords) -> list[str]:
    """The heads of the columns; those of a law tell its day."""
    say = words.texts
    laws = [f"{say(f'deadlines.files.columns.{name}')} ({write_day(day)})" for day in choice.days for name in _COLUMNS]
    moved = [] if choice.is_of_today else [say("deadlines.table.moved")]
    verified = say("deadlines.files.columns.verified_through")
    return [say("deadlines.table.subject"), say("deadlines.files.columns.sectors"), *laws, *moved, verified]


def _list_cells(comparison: Comparison, choice: Choice, words: LawWords) -> list[str]:
    """A row of the file."""
    moved = [] if choice.is_of_today else ["; ".join(words.tell_change(comparison))]
    return [
        words.name_subject(comparison.subject),
        words.name_sectors(comparison.sectors),
        *(cell for ruling in comparison.rulings for cell in _describe(ruling, words)),
        *moved,
        load_verification().verified_through,
    ]


def _describe(ruling: Ruling | None, words: LawWords) -> list[str]:
    """What is told of a law, in the order of its columns."""
    if ruling is None:
        return [words.tell(None), *([""] * (len(_COLUMNS) - 1))]
    other, until = ruling.other_reading, ruling.in_force_until
    return [
        words.tell(ruling),
        write_day(ruling.day),
        write_day(other.day) if other else "",
        words.name_certainty(ruling.certainty),
        words.name_basis(ruling.legal_basis),
        write_day(ruling.in_force_from),
        write_day(until) if until else "",
    ]
