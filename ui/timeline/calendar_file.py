"""Calendar file: all-day events for any calendar program, told apart by lasting ids, made without a clock."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from icalendar import Calendar
from icalendar import Event as Entry

from ui.day import write_day
from ui.timeline.laws import Choice, Mark, list_comparisons, list_marks
from ui.timeline.words import LawWords

MIME = "text/calendar"
_PRODUCT = "-//Kantaneuvo//Kantaneuvo//FI"
_HOST = "kantaneuvo"


@dataclass(frozen=True)
class Event:
    """A day for the calendar; the id stays the same whenever the file is made anew."""

    id: str
    day: date
    summary: str
    description: str


def write_calendar(name: str, events: list[Event], today: date) -> bytes:
    """Events as an iCalendar file, stamped with today."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", name)
    for event in events:
        calendar.add_component(_write_entry(event, today))
    written: bytes = calendar.to_ical()
    return written


def list_law_events(choice: Choice, words: LawWords) -> list[Event]:
    """An event for every mark of the chosen law, with its ground, and what has moved since."""
    return [_make_event(mark, choice, words) for mark in list_marks(choice)]


def _write_entry(event: Event, today: date) -> Entry:
    """An event of a whole day during which one is free."""
    entry = Entry()
    entry.add("uid", f"{event.id}@{_HOST}")
    entry.add("dtstamp", datetime.combine(today, time(), tzinfo=UTC))
    entry.add("dtstart", event.day)
    entry.add("dtend", event.day + timedelta(days=1))
    entry.add("summary", event.summary)
    entry.add("description", event.description)
    entry.add("transp", "TRANSPARENT")
    return entry


def _make_event(mark: Mark, choice: Choice, words: LawWords) -> Event:
    """The event of a mark; an earlier law says in its summary that it is one."""
    sectors = words.name_sectors(mark.sectors)
    subject = words.name_subject(mark.subject)
    parts = [f"{subject[:1].upper()}{subject[1:]}: {words.tell_mark(mark)}"]
    parts += [] if mark.sectors == choice.sectors else [sectors]
    parts += [] if choice.is_of_today else [words.texts("deadlines.files.by_law", day=write_day(choice.as_of))]
    return Event(_identify(mark), mark.day, " – ".join(parts), "\n".join(_describe(mark, choice, words)))


def _identify(mark: Mark) -> str:
    """The lasting id of a mark: its rule, sectors, the law's first day and the reading."""
    reading = ".other" if mark.is_other else ""
    return f"{mark.ruling.id}.{'+'.join(mark.sectors)}.{mark.ruling.in_force_from.isoformat()}{reading}"


def _describe(mark: Mark, choice: Choice, words: LawWords) -> list[str]:
    """What stands behind a mark: the law in words, for whom, on what ground, how certain, how far it was followed."""
    say = words.texts
    lines = [
        words.tell(mark.ruling),
        say("deadlines.files.sectors", sectors=words.name_sectors(mark.sectors)),
        say("deadlines.table.basis", basis=words.name_basis(mark.legal_basis)),
        say("deadlines.files.certainty", certainty=words.name_certainty(mark.ruling.certainty)),
        say("deadlines.files.law", day=write_day(choice.as_of), acts=words.name_acts(choice.as_of)),
        words.tell_verification(mark.ruling.verified_through),
    ]
    return lines if choice.is_of_today else [*lines, *_tell_changes(mark, choice, words)]


def _tell_changes(mark: Mark, choice: Choice, words: LawWords) -> list[str]:
    """What moved for the mark's sectors between the chosen day and today."""
    changes = [
        change
        for one in list_comparisons(choice)
        if one.subject == mark.subject and set(one.sectors) & set(mark.sectors)
        for change in words.tell_change(one)
    ]
    days = [write_day(day) for day in choice.days]
    told = "; ".join(dict.fromkeys(changes))
    return [words.texts("deadlines.files.moved", earlier=days[0], later=days[1], changes=told)]
