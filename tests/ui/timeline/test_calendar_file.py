"""Calendar file: what is written is read back, ids last, no clock is read, and earlier law is told as such."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from rag.rules.parameter import load_verification
from ui.timeline.calendar_file import list_law_events, write_calendar
from ui.timeline.laws import Choice, list_marks
from ui.timeline.words import LawWords

Choose = Callable[..., Choice]
TODAY = date(2026, 11, 22)


def read_back(choice: Choice, language: str = "fi", today: date = TODAY) -> list:
    written = write_calendar("Kanta", list_law_events(choice, LawWords(language)), today)
    return list(Calendar.from_ical(written).walk("VEVENT"))


def test_every_mark_is_an_event_of_a_whole_day(choose: Choose) -> None:
    choice = choose("2024-03-01")
    events = read_back(choice)
    assert [event["DTSTART"].dt for event in events] == [mark.day for mark in list_marks(choice)]
    assert all(event["DTSTART"].params["VALUE"] == "DATE" for event in events)
    assert all(event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1) for event in events)
    assert all(event["DTSTAMP"].dt == datetime(2026, 11, 22, tzinfo=UTC) for event in events)


def test_ids_differ_within_a_file_and_last_from_day_to_day(choose: Choose) -> None:
    first, second = (read_back(choose("2024-03-01"), today=day) for day in (TODAY, TODAY + timedelta(days=30)))
    ids = [str(event["UID"]) for event in first]
    assert len(set(ids)) == len(ids)
    assert ids == [str(event["UID"]) for event in second]


def test_id_is_the_same_in_every_language_and_another_for_another_law(choose: Choose) -> None:
    choices = [choose(day, subjects=("family_law",)) for day in ("2026-11-22", "2024-03-01")]
    ids = {str(event["UID"]) for choice in choices for lang in ("fi", "sv", "en") for event in read_back(choice, lang)}
    assert len(ids) == 2


def test_file_is_the_same_whenever_it_is_made(choose: Choose, finnish: LawWords) -> None:
    files = {write_calendar("Kanta", list_law_events(choose(), finnish), TODAY) for _ in range(2)}
    assert len(files) == 1


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("fi", "Lastensuojelu: liittymisestä alkaen, viimeistään 1.9.2026"),
        ("sv", "Barnskydd: från anslutningen, senast 1.9.2026"),
        ("en", "Child welfare: from joining, by 1.9.2026 at the latest"),
    ],
)
def test_event_tells_its_duty_in_the_reader_s_language(choose: Choose, language: str, summary: str) -> None:
    (event,) = read_back(choose(subjects=("child_welfare",)), language)
    assert str(event["SUMMARY"]) == summary


def test_event_tells_its_ground_certainty_and_how_far_the_law_was_followed(choose: Choose) -> None:
    (event,) = read_back(choose(subjects=("child_welfare",)))
    told = str(event["DESCRIPTION"])
    assert "Oikeusperusta: 703/2023, 69 § 1 mom.; 703/2023, 102 § 5 mom. (307/2024)" in told
    assert "Varmuus: säädöksestä luettu" in told
    assert load_verification().verified_through in told


def test_event_of_earlier_law_says_so_and_what_has_moved(choose: Choose) -> None:
    (event,) = read_back(choose("2023-06-01", subjects=("child_welfare",), sectors=("public",)))
    assert str(event["SUMMARY"]) == "Lastensuojelu: viimeistään 1.3.2025 – päivän 1.6.2023 lain mukaan"
    assert "oma päivä 1.3.2025 poistettiin – velvollisuutta ei poistettu" in str(event["DESCRIPTION"])


def test_both_readings_are_events_that_tell_of_each_other(choose: Choose) -> None:
    events = read_back(choose("2024-03-01", subjects=("joining",), sectors=("on_behalf_of_public",)))
    assert [event["DTSTART"].dt for event in events] == [date(2026, 1, 1), date(2024, 9, 1)]
    for event in events:
        assert "toinen kahdesta tulkinnasta" in str(event["SUMMARY"])
        assert "lain sanamuodon mukaan 1.1.2026, ohjauksen mukaan 1.9.2024" in str(event["DESCRIPTION"])
