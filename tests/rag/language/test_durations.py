"""Durations: months and years in figures or words are read in three languages, and ranges are one duration."""

import pytest

from rag.language.durations import find_durations


def list_durations(text):
    """The shortest and longest months of the durations of a text."""
    return [(found.shortest, found.longest) for found in find_durations(text)]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("Työ vie 14 kuukautta", 14),
        ("noin 9 kk:n urakka", 9),
        ("siihen menee 1 kuukausi", 1),
        ("arbetet tar 14 månader", 14),
        ("bara 1 månad", 1),
        ("it takes 14 months", 14),
        ("a 6-month project", 6),
        ("1 month", 1),
    ],
)
def test_months_in_figures_are_read_in_three_languages(text, months):
    assert list_durations(text) == [(months, months)]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("kuusi kuukautta", 6),
        ("Yksitoista kuukautta", 11),
        ("kaksitoista kuukautta", 12),
        ("tolv månader", 12),
        ("elva månader", 11),
        ("Six months", 6),
        ("eleven months", 11),
        ("twelve months", 12),
    ],
)
def test_months_in_words_are_read_in_three_languages(text, months):
    assert list_durations(text) == [(months, months)]


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("neljätoista kuukautta", 14),
        ("viisitoista kuukautta", 15),
        ("kahdeksantoista kuukautta", 18),
        ("fjorton månader", 14),
        ("arton månader", 18),
        ("fourteen months", 14),
        ("eighteen months", 18),
    ],
)
def test_months_above_twelve_in_words_are_read_too(text, months):
    assert list_durations(text) == [(months, months)]


@pytest.mark.parametrize(
    ("text", "months"),
    [("2 vuotta", 24), ("2 år", 24), ("två år", 24), ("2 years", 24), ("one year", 12)],
)
def test_years_are_told_in_months(text, months):
    assert list_durations(text) == [(months, months)]


@pytest.mark.parametrize(
    "text",
    [
        "11–22 kuukautta",
        "11-22 kuukautta",
        "11 – 22 kuukautta",
        "11–22 kk",
        "11 till 22 månader",
        "11–22 månader",
        "11 to 22 months",
        "11-22 months",
    ],
)
def test_range_is_one_duration_from_the_shortest_to_the_longest(text):
    assert list_durations(text) == [(11, 22)]


def test_range_the_wrong_way_round_is_put_right():
    assert list_durations("22–11 kuukautta") == [(11, 22)]


def test_durations_come_in_order_with_their_places():
    text = "Suunnittelu vie 3 kuukautta ja koulutus 1 kuukauden."
    found = find_durations(text)

    assert [text[one.start : one.end] for one in found] == ["3 kuukautta", "1 kuukauden"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Milloin työ alkaa?",
        "1.9.2028 mennessä",
        "vuonna 2027",
        "laki 703/2023",
        "jakso 1/2023 kestää",
        "kuukausi",
        "14 päivää",
        "aalto 14",
    ],
)
def test_dates_acts_and_other_numbers_are_no_durations(text):
    assert list_durations(text) == []
