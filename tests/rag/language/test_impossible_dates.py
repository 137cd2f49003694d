"""Impossible dates: a date that the calendar does not have is found as written, and a possible one is not."""

import pytest

from rag.language.dates import find_dates, find_impossible_dates


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Pitääkö tallentaa jo 32.13.2025?", "32.13.2025"),
        ("olemme valmiita 31.2.2027", "31.2.2027"),
        ("valmiina 31.4.2027 mennessä", "31.4.2027"),
        ("klara 29.2.2027", "29.2.2027"),
        ("ready by 0.1.2027", "0.1.2027"),
        ("by 2027-02-30", "2027-02-30"),
        ("30 February 2027", "30 February 2027"),
        ("den 30 februari 2027", "30 februari 2027"),
        ("30. helmikuuta 2027", "30. helmikuuta 2027"),
    ],
)
def test_date_that_the_calendar_does_not_have_is_found_as_written(text, written):
    assert find_impossible_dates(text) == [written]
    assert find_dates(text) == []


@pytest.mark.parametrize(
    "text",
    ["31.1.2027", "29.2.2028", "2/2027", "helmikuussa 2027", "vuonna 2027", "703/2023", "4 §", "klo 14.30", ""],
)
def test_text_without_an_impossible_date_has_none(text):
    assert find_impossible_dates(text) == []


def test_possible_date_beside_an_impossible_one_is_still_read():
    text = "Aloitamme 1.1.2027, valmista 31.2.2028."

    assert find_impossible_dates(text) == ["31.2.2028"]
    assert [stated.iso for stated in find_dates(text)] == ["2027-01-01"]


def test_impossible_dates_come_in_the_order_of_the_text():
    assert find_impossible_dates("ensin 32.1.2026, sitten 31.2.2027") == ["32.1.2026", "31.2.2027"]
