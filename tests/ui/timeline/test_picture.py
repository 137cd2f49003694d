"""Picture: a line for each subject, every day of the law in words on its place, today and the chosen day marked."""

import re
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ui.html_reader import read_html
from ui.timeline.laws import Choice
from ui.timeline.picture import show_timeline
from ui.timeline.scale import Scale
from ui.timeline.words import LawWords

Choose = Callable[..., Choice]


def test_every_subject_and_its_day_are_read_as_text(
    choose: Choose, finnish: LawWords, subjects: tuple[str, ...]
) -> None:
    text = read_html(show_timeline(choose(), finnish)).text
    assert all(finnish.name_subject(subject) in text for subject in subjects)
    for words in (
        "liittymisestä alkaen, viimeistään 1.9.2026",
        "viimeistään 1.10.2029",
        "viimeistään 1.11.2027",
        "tänään 22.11.2026",
    ):
        assert words in text
    assert "valittu päivä" not in text


def test_chosen_day_is_marked_where_it_is_not_today(choose: Choose, finnish: LawWords) -> None:
    shown = read_html(show_timeline(choose("2023-06-01"), finnish))
    assert "valittu päivä 1.6.2023" in shown.text
    lines = [attributes["class"] for name, attributes in shown.tags if name == "i" and attributes.get("class")]
    assert lines[:2] == ["today", "as_of"]


def test_picture_is_one_image_named_after_its_day(choose: Choose, finnish: LawWords) -> None:
    shown = read_html(show_timeline(choose("2023-06-01"), finnish))
    (image,) = [attributes for _, attributes in shown.tags if attributes.get("role") == "img"]
    assert "1.6.2023" in str(image["aria-label"])
    assert "taulukossa" in str(image["aria-label"])


def test_kinds_of_days_differ_in_shape_and_words(choose: Choose, finnish: LawWords) -> None:
    html = show_timeline(choose("2024-03-01", subjects=("joining", "families")), finnish)
    assert set(re.findall(r'class="mark (\w+)"', html.split("<ul")[0])) == {"own", "joining", "contested"}
    assert "tulkinnanvarainen: toinen kahdesta päivästä" in html


@pytest.mark.parametrize("as_of", ["2017-01-01", "2023-06-01", "2035-12-31"])
def test_everything_stands_within_the_picture(choose: Choose, finnish: LawWords, as_of: str) -> None:
    places = [float(place) for place in re.findall(r"--at:([\d.]+)%", show_timeline(choose(as_of), finnish))]
    assert len(places) > 20
    assert all(0 <= place <= 100 for place in places)


def test_scale_does_not_move_with_the_chosen_day(choose: Choose, finnish: LawWords) -> None:
    years = [
        re.findall(r">(20\d\d)</span>", show_timeline(choose(day), finnish)) for day in ("2022-01-01", "2026-11-22")
    ]
    assert years[0] == years[1] != []


@given(st.dates(date(2017, 1, 1), date(2035, 12, 31)), st.dates(date(2017, 1, 1), date(2035, 12, 31)))
def test_later_day_stands_further_right(one: date, other: date) -> None:
    scale = Scale.of_years([one, other])
    assert (scale.place(one) < scale.place(other)) == (one < other)
    assert scale.holds(one)
    assert scale.holds(other)
