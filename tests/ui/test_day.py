"""Day: typed as people here write it, or as ISO; what is no day, or out of bounds, is told apart from every day."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.day import FIRST_DAY, LAST_DAY, read_day, write_day


@pytest.mark.parametrize("text", ["1.9.2026", "01.09.2026", " 1. 9. 2026 ", "2026-09-01"])
def test_day_is_read_in_every_usual_form(text: str) -> None:
    assert read_day(text) == date(2026, 9, 1)


@pytest.mark.parametrize("text", ["", "31.2.2026", "2026-02-31", "9/2026", "eilen", "1.1.1990", "1.1.2036", "1.9.26"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert read_day(text) is None


@given(st.dates(FIRST_DAY, LAST_DAY))
def test_written_day_is_read_again(day: date) -> None:
    assert read_day(write_day(day)) == day


@given(st.text(max_size=12))
def test_any_text_is_a_day_within_bounds_or_none(text: str) -> None:
    day = read_day(text)
    assert day is None or FIRST_DAY <= day <= LAST_DAY
