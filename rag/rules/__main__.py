"""Command line: `python -m rag.rules` prints the table of every rule of law in force on a day."""

import argparse
import json
import signal
import sys
import textwrap
from collections.abc import Callable
from datetime import date
from itertools import zip_longest

from rag.errors import KantaneuvoError, SettingsError
from rag.language import LANGUAGES
from rag.language.dates import show_date
from rag.replies import Replies, load_replies
from rag.rules.overview import Row, describe_row, list_rows
from rag.rules.parameter import load_verification
from rag.settings import parse_day, read_today

UNUSABLE = 2
"""Exit code of unusable arguments."""

COLUMNS = {
    ("rule", "subject"): 26,
    ("sectors",): 16,
    ("latest", "origin"): 13,
    ("basis",): 27,
    ("certainty",): 17,
    ("in_force_from", "in_force_until"): 10,
}
"""What stands in each column of the text, one below the other, and how wide it is where its words allow it."""

LINE = 120
"""The width of a line of text."""

Render = Callable[[list[Row], date, Replies], str]
"""How rows of a day are written in the words of a language."""


def main(arguments: list[str] | None = None) -> int:
    """Print the table that the command line asks for; 1 where a file of the rules is wrong, 2 unusable arguments."""
    options = _parse(arguments)
    try:
        as_of = read_today() if options.as_of is None else parse_day(options.as_of, "--as-of")
        print(FORMATS[options.format](list_rows(as_of), as_of, load_replies(options.language)))
    except SettingsError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except KantaneuvoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def render_json(rows: list[Row], as_of: date, replies: Replies) -> str:
    """The rows as one JSON object, with the names of the subjects in words."""
    rules = [{**describe_row(row), "name": replies.say(f"subjects.{row.ruling.subject}.name")} for row in rows]
    verified = load_verification().verified_through
    whole = {"as_of": as_of.isoformat(), "verified_through": verified, "rules": rules}
    return json.dumps(whole, ensure_ascii=False, indent=1)


def render_markdown(rows: list[Row], as_of: date, replies: Replies) -> str:
    """The rows as a table in Markdown, a line each."""
    names = [name for column in COLUMNS for name in column]
    lines = [[replies.say(f"table.columns.{name}") for name in names], ["---"] * len(names)]
    for row in rows:
        told = tell_row(row, replies)
        lines.append([" ".join(told[name]) for name in names])
    return _frame(["| " + " | ".join(cells) + " |" for cells in lines], rows, as_of, replies)


def render_text(rows: list[Row], as_of: date, replies: Replies) -> str:
    """The rows in columns for a terminal, cells of several lines below each other."""
    heads = {name: [replies.say(f"table.columns.{name}")] for column in COLUMNS for name in column}
    table = [_fold(told) for told in (heads, *(tell_row(row, replies) for row in rows))]
    widths = [max(len(line) for cell in cells for line in cell) for cells in zip(*table, strict=True)]
    table.insert(1, [["-" * width] for width in widths])
    lines = [
        "  ".join(line.ljust(width) for line, width in zip(lines, widths, strict=True)).rstrip()
        for cells in table
        for lines in zip_longest(*cells, fillvalue="")
    ]
    return _frame(lines, rows, as_of, replies)


def tell_row(row: Row, replies: Replies) -> dict[str, list[str]]:
    """What stands in each column of a row, in parts between which a line may end."""
    ruling, say = row.ruling, replies.say
    sectors = [say("table.all_sectors")] if row.is_for_all else [say(f"sectors.{one}") for one in row.sectors]
    return {
        "rule": [ruling.id],
        "subject": [say(f"subjects.{ruling.subject}.name")],
        "sectors": _separate(sectors, ","),
        "latest": [_show_days(row, "table.readings", replies)],
        "origin": [say("table.follows_joining" if row.follows_joining else "table.own_date")],
        "basis": _separate([str(basis) for basis in ruling.legal_basis], ";"),
        "certainty": [say(f"table.certainty.{ruling.certainty}")],
        "in_force_from": [show_date(ruling.in_force_from.isoformat())],
        "in_force_until": [show_date(ruling.in_force_until.isoformat())] if ruling.in_force_until else [],
    }


def _show_days(row: Row, key: str, replies: Replies) -> str:
    """The day of a row; both in the words of the key where it has two readings."""
    day, other = show_date(row.ruling.day.isoformat()), row.ruling.other_reading
    return replies.say(key, day=day, other=show_date(other.day.isoformat())) if other else day


def _separate(parts: list[str], mark: str) -> list[str]:
    """Parts with a mark after each but the last."""
    return [*(part + mark for part in parts[:-1]), *parts[-1:]]


def _fold(told: dict[str, list[str]]) -> list[list[str]]:
    """The lines of each cell of the text; the name of a subject is set in below its rule."""
    return [
        [line for name in column for part in told[name] for line in _wrap(part, width, "  " * (name == "subject"))]
        for column, width in COLUMNS.items()
    ]


def _wrap(part: str, width: int, indent: str) -> list[str]:
    """A part of a cell on lines of a width, no word broken."""
    return textwrap.wrap(
        part, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )


def _frame(lines: list[str], rows: list[Row], as_of: date, replies: Replies) -> str:
    """A table under its title, with both readings of what is contested and how far the law was followed."""
    day, verified = show_date(as_of.isoformat()), load_verification().verified_through
    parts = [replies.say("table.title", day=day), "\n".join(lines)] if rows else [replies.say("table.none", day=day)]
    readings = [_fill(f"{', '.join(ids)}: {reading}.") for reading, ids in _find_readings(rows, replies).items()]
    parts += ["\n".join(readings)] if readings else []
    return "\n\n".join([*parts, replies.say("notices.verified_through", act=verified)])


def _fill(note: str) -> str:
    """A note as an item of a list, on lines that keep their width."""
    return textwrap.fill(note, LINE, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)


def _find_readings(rows: list[Row], replies: Replies) -> dict[str, list[str]]:
    """Who reads the law how where it is contested, with the rules that are."""
    readings: dict[str, list[str]] = {}
    for row in rows:
        if row.ruling.other_reading:
            reading = _show_days(row, f"rulings.contested.{row.ruling.other_reading.reason}", replies)
            readings.setdefault(reading, []).append(row.ruling.id)
    return readings


FORMATS: dict[str, Render] = {"text": render_text, "json": render_json, "markdown": render_markdown}


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of the command line; argparse itself leaves with 2 for unusable ones."""
    parser = argparse.ArgumentParser(prog="python -m rag.rules", description=__doc__)
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day whose law is shown (default: today)")
    parser.add_argument("--format", choices=FORMATS, default="text", help="how it is printed (default: text)")
    parser.add_argument("--language", choices=LANGUAGES, default=LANGUAGES[0], help="of the names (default: fi)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
