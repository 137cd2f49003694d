"""Plans as readers see them: the figures of the estimate in words, bars and a table, and milestones for a calendar."""

import re
from datetime import date, timedelta

import pytest
from icalendar import Calendar

from rag.rules.guidance.effort import rule_effort
from rag.rules.guidance.plan import plan_back, plan_forward
from tests.ui.html_reader import read_html
from ui.planner.milestones import list_milestones
from ui.planner.picture import show_phases, show_plan
from ui.planner.words import PlanWords
from ui.timeline.calendar_file import write_calendar

TODAY = date(2026, 11, 22)
EFFORT = rule_effort()
BACK = plan_back(date(2026, 9, 1), EFFORT)
FORWARD = plan_forward(date(2026, 1, 31), EFFORT)
FINNISH = PlanWords("fi", EFFORT)


def test_plan_back_tells_the_safe_and_the_last_possible_start() -> None:
    safe, last, *past = FINNISH.tell_back(BACK, today=date(2024, 10, 1))
    assert safe.startswith("Turvallinen aloituspäivä: **1.11.2024**. Silloin työ on valmis 1.9.2026")
    assert last.startswith("Viimeinen mahdollinen aloituspäivä: **1.10.2025**.")
    assert past == []


@pytest.mark.parametrize(
    ("today", "past"),
    [
        ("2024-11-01", []),
        ("2024-11-02", ["Turvallinen aloituspäivä on jo mennyt"]),
        ("2025-10-01", ["Turvallinen aloituspäivä on jo mennyt"]),
        ("2025-10-02", ["Molemmat aloituspäivät ovat jo menneet", "Jos työ alkaa tänään 2.10.2025"]),
        (
            "2026-09-02",
            ["Määräpäivä 1.9.2026 on jo mennyt", "Molemmat aloituspäivät ovat jo menneet", "Jos työ alkaa tänään"],
        ),
    ],
)
def test_plan_back_says_plainly_what_has_gone_by(today: str, past: list[str]) -> None:
    told = list(FINNISH.tell_back(BACK, date.fromisoformat(today)))[2:]
    assert len(told) == len(past)
    assert all(sentence.startswith(begin) for sentence, begin in zip(told, past, strict=True))


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("fi", "Jos työ alkaa 31.1.2026, se on valmis aikaisintaan **31.12.2026** ja viimeistään **30.11.2027**."),
        ("sv", "Om arbetet börjar 31.1.2026 är det klart tidigast **31.12.2026** och senast **30.11.2027**."),
        (
            "en",
            "If the work starts on 31.1.2026, it is ready on **31.12.2026** at the earliest "
            "and on **30.11.2027** at the latest.",
        ),
    ],
)
def test_plan_forward_tells_the_earliest_and_the_latest_day(language: str, sentence: str) -> None:
    assert list(PlanWords(language, EFFORT).tell_forward(FORWARD, today=date(2026, 1, 31))) == [sentence]


def test_plan_forward_says_that_its_start_has_gone_by() -> None:
    assert list(FINNISH.tell_forward(FORWARD, TODAY))[1] == "Aloituspäivä 31.1.2026 on jo mennyt."


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", ("ei laista", "Turun", "2016–2017", "11–22 kk", "Lähde: Kansa-koulu")),
        ("sv", ("inte ur lagen", "Åbo", "2016–2017", "11–22 mån", "Källa: Kansa-koulu")),
        ("en", ("not law", "Turku", "2016–2017", "11–22 mo", "Source: pilots of the Kansa-koulu")),
    ],
)
def test_estimate_is_told_as_guidance_with_its_source(language: str, words: tuple[str, ...]) -> None:
    told = PlanWords(language, EFFORT).tell_estimate()
    assert all(word in told for word in words)


def test_table_has_five_phases_with_their_windows() -> None:
    shown = read_html(show_phases(BACK, FINNISH))
    assert sum(attributes.get("role") == "rowheader" for _, attributes in shown.tags) == 5
    for words in ("nykytilan kuvaus", "3–5 kk", "1.11.2024 – 1.10.2025", "henkilöstön koulutus", "1 kk"):
        assert words in shown.text


@pytest.mark.parametrize(("plan", "is_back"), [(BACK, True), (FORWARD, False)])
def test_bars_stay_within_the_picture_and_tell_their_days(plan: object, is_back: bool) -> None:
    html = show_plan(plan, is_back, TODAY, FINNISH)
    spans = [tuple(map(float, span)) for span in re.findall(r"--from:([\d.]+)%;--to:([\d.]+)%", html)]
    assert len(spans) == 10
    assert all(0 <= begin < end <= 100 for begin, end in spans)
    assert len(re.findall(r"\d+\.\d+\.\d{4}–\d+\.\d+\.\d{4}", html)) == 10


def test_deadline_and_today_are_marked_where_they_are_on_the_picture() -> None:
    assert "valmis 1.9.2026" in show_plan(BACK, True, TODAY, FINNISH)
    assert "tänään" not in show_plan(BACK, True, TODAY, FINNISH)
    assert "tänään 22.11.2026" in show_plan(FORWARD, False, TODAY, FINNISH)


@pytest.mark.parametrize(
    ("plan", "is_back", "days"),
    [
        (BACK, True, {date(2024, 11, 1), date(2025, 10, 1), date(2026, 9, 1)}),
        (FORWARD, False, {date(2026, 1, 31), date(2026, 12, 31), date(2027, 11, 30)}),
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_milestones_are_read_back(plan: object, is_back: bool, days: set[date], language: str) -> None:
    milestones = list_milestones(plan, is_back, PlanWords(language, EFFORT))
    events = list(Calendar.from_ical(write_calendar("Kanta", milestones, TODAY)).walk("VEVENT"))
    assert len(events) == 7
    assert days <= {event["DTSTART"].dt for event in events}
    assert len({str(event["UID"]) for event in events}) == 7
    assert all("2016–2017" in str(event["DESCRIPTION"]) for event in events)
    assert all(event["DTEND"].dt - event["DTSTART"].dt == timedelta(days=1) for event in events)
