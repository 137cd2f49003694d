"""Spreadsheet: Excel finds UTF-8 and the columns by itself, and every row of the page is there in both laws."""

import csv
import io
from collections.abc import Callable

import pytest

from ui.timeline.laws import Choice, list_comparisons
from ui.timeline.spreadsheet import write_csv
from ui.timeline.words import LawWords

Choose = Callable[..., Choice]


def read_rows(choice: Choice, language: str = "fi") -> list[list[str]]:
    text = write_csv(choice, LawWords(language)).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text), delimiter=";"))


def test_file_begins_with_the_mark_by_which_excel_knows_utf8(choose: Choose, finnish: LawWords) -> None:
    written = write_csv(choose(), finnish)
    assert written.startswith(b"\xef\xbb\xbf")
    assert "iäkkäiden palvelut" in written.decode("utf-8-sig")


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("as_of", ["2020-06-01", "2024-03-01", "2026-11-22"])
def test_every_row_has_a_cell_in_every_column(choose: Choose, language: str, as_of: str) -> None:
    choice = choose(as_of)
    head, *rows = read_rows(choice, language)
    assert len(set(map(len, [head, *rows]))) == 1
    assert len(rows) == len(list_comparisons(choice))


def test_row_holds_both_laws_with_their_grounds_and_what_moved(choose: Choose) -> None:
    head, row = read_rows(choose("2023-06-01", subjects=("child_welfare",), sectors=("public",)))
    told = dict(zip(head, row, strict=True))
    assert told["Määräpäivä (1.6.2023)"] == "1.3.2025"
    assert told["Oikeusperusta (1.6.2023)"] == "784/2021, 52 § 11 mom. 2 k."
    assert told["Voimassa asti (1.6.2023)"] == "31.12.2023"
    assert told["Laki (22.11.2026)"] == "liittymisestä alkaen, viimeistään 1.9.2026"
    assert "velvollisuutta ei poistettu" in told["Mikä muuttui"]


def test_today_alone_has_one_law(choose: Choose) -> None:
    head, *_ = read_rows(choose())
    assert len(head) == len(set(head))
    assert "Mikä muuttui" not in head


def test_contested_day_has_both_readings(choose: Choose) -> None:
    head, row = read_rows(choose("2024-03-01", subjects=("child_welfare",), sectors=("self_paid",)))
    told = dict(zip(head, row, strict=True))
    assert (told["Määräpäivä (1.3.2024)"], told["Toinen tulkinta (1.3.2024)"]) == ("1.3.2025", "1.1.2026")
    assert told["Varmuus (1.3.2024)"] == "tulkinnanvarainen"
