"""Dates: every way of writing a day, month or year is read in three languages, and other numbers are not dates."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.language.dates import find_dates, is_day, show_date

MONTHS = {
    "fi": "tammikuu helmikuu maaliskuu huhtikuu toukokuu kesäkuu heinäkuu elokuu syyskuu lokakuu marraskuu joulukuu",
    "sv": "januari februari mars april maj juni juli augusti september oktober november december",
    "en": "January February March April May June July August September October November December",
}
EVERY_MONTH = [
    (language, name, number) for language, names in MONTHS.items() for number, name in enumerate(names.split(), start=1)
]


def list_dates(text):
    """The ISO forms of the dates of a text."""
    return [stated.iso for stated in find_dates(text)]


@pytest.mark.parametrize(
    "text",
    [
        "1.3.2025",
        "01.03.2025",
        "1.3.2025.",
        "(1.3.2025)",
        "1.3.2025 mennessä",
        "viimeistään 1.3.2025",
        "2025-03-01",
        "1 March 2025",
        "by 1 March 2025 at the latest",
        "March 1, 2025",
        "March 1st, 2025",
        "1 mars 2025",
        "den 1 mars 2025",
        "senast den 1 mars 2025",
        "1. maaliskuuta 2025",
        "1 päivänä maaliskuuta 2025",
        "1. PÄIVÄNÄ MAALISKUUTA 2025",
        "1st March 2025",
        "the 1st of March 2025",
        "1 of March 2025",
        "maaliskuun 1. päivänä 2025",
    ],
)
def test_day_is_read_however_it_is_written(text):
    assert list_dates(text) == ["2025-03-01"]


@pytest.mark.parametrize(
    "text",
    ["4/2022", "04/2022", "huhtikuussa 2022", "huhtikuun 2022 loppuun", "huhtikuu 2022", "april 2022", "April 2022"],
)
def test_month_keeps_its_precision(text):
    assert list_dates(text) == ["2022-04"]


@pytest.mark.parametrize(("language", "name", "number"), EVERY_MONTH)
def test_every_month_is_known_in_every_language(language, name, number):
    assert list_dates(f"{name} 2025") == [f"2025-{number:02}"]


@pytest.mark.parametrize(
    ("name", "number"), [(name, number) for language, name, number in EVERY_MONTH if language == "fi"]
)
def test_finnish_month_is_read_in_its_cases(name, number):
    assert list_dates(f"{name}ssa 2025") == list_dates(f"{name}n 2025") == [f"2025-{number:02}"]
    assert list_dates(f"5. {name}ta 2025") == [f"2025-{number:02}-05"]


@pytest.mark.parametrize(
    "text",
    [
        "vuonna 2023",
        "vuodesta 2023",
        "vuoden 2023 alussa",
        "vuoteen 2023 mennessä",
        "år 2023",
        "in 2023",
        "since 2023",
        "keväällä 2023",
        "ennen vuotta 2023",
        "före 2023",
        "by 2023",
        "until 2023",
    ],
)
def test_year_is_read_after_a_word_that_says_so(text):
    assert list_dates(text) == ["2023"]


@pytest.mark.parametrize(
    "text",
    [
        "703/2023",
        "laki 703/2023",
        "laki 12/2022",
        "lag 12/2022",
        "Act 12/2022",
        "13/2022",
        "jakso 1/2022",
        "period 1/2022",
        "jaksolla 2/2023",
        "THL/1234/2023",
        "STM/12/2023",
        "52 §",
        "102 § 5 mom.",
        "2/2023 §",
        "2023",
        "5 092",
        "1.3.25",
        "versio 1.3",
        "vuonna 2023-2024-2025",
        "käyttöönottojakso 1/2022",
        "käyttöönottoaalto 1/2022",
    ],
)
def test_numbers_of_acts_periods_and_other_things_are_no_dates(text):
    assert list_dates(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "31.2.2025",
        "29.2.2025",
        "32.1.2025",
        "0.3.2025",
        "1.13.2025",
        "1.0.2025",
        "2025-02-30",
        "2025-13-01",
        "1.3.1825",
        "1.3.20255",
        "30. helmikuuta 2025",
        "31 June 2025",
        "den 31 april 2025",
    ],
)
def test_impossible_day_is_ignored(text):
    assert list_dates(text) == []


def test_leap_day_is_a_day_in_leap_years_only():
    assert list_dates("29.2.2024") == ["2024-02-29"]
    assert is_day("29", "2", "2024")
    assert not is_day("29", "2", "2025")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("1.9.2026 tai 1.1.2026", ["2026-09-01", "2026-01-01"]),
        ("1.3.2025–31.5.2025", ["2025-03-01", "2025-05-31"]),
        ("2/2016–4/2017", ["2016-02", "2017-04"]),
        ("Laki 703/2023 tuli voimaan 1.1.2024, ja jakso 1/2022 alkoi 4/2022.", ["2024-01-01", "2022-04"]),
        ("1.3.–31.5.2025", ["2025-03-01", "2025-05-31"]),
    ],
)
def test_dates_of_a_text_come_in_order_and_each_once(text, days):
    assert list_dates(text) == days


def test_date_tells_where_it_stands():
    text = "Määräaika on 1.3.2025 tai maaliskuussa 2025."
    assert [text[stated.start : stated.end] for stated in find_dates(text)] == ["1.3.2025", "maaliskuussa 2025"]


@pytest.mark.parametrize(
    ("iso", "shown"),
    [("2026-09-01", "1.9.2026"), ("2026-09", "9/2026"), ("2026", "2026"), ("2025-12-31", "31.12.2025")],
)
def test_date_is_shown_as_people_write_it(iso, shown):
    assert show_date(iso) == shown


@pytest.mark.parametrize("text", ["1.3.20٢٥"])
def test_date_in_other_digits_is_no_date_or_a_real_one(text):
    assert list_dates(text) in ([], ["2025-03-01"])


@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31)))
def test_date_shown_is_read_back_as_it_was(day):
    iso = day.isoformat()
    assert list_dates(f"viimeistään {show_date(iso)}.") == list_dates(iso) == [iso]


@given(st.text(max_size=80))
def test_dates_take_any_text_and_do_not_overlap(text):
    found = find_dates(text)
    assert all(before.end <= after.start for before, after in pairwise(found))
