"""Table: today's law alone, or the law of another day beside it, with grounds, in a form that screen readers read."""

from collections.abc import Callable

import pytest

from tests.ui.html_reader import Reader, read_html
from ui.timeline.laws import Choice
from ui.timeline.table import show_comparisons
from ui.timeline.words import LawWords

Choose = Callable[..., Choice]


def count(shown: Reader, role: str) -> int:
    return sum(attributes.get("role") == role for _, attributes in shown.tags)


def test_today_has_one_law(choose: Choose, finnish: LawWords) -> None:
    shown = read_html(show_comparisons(choose(subjects=("child_welfare",)), finnish))
    assert count(shown, "columnheader") == 2
    assert "liittymisestä alkaen, viimeistään 1.9.2026" in shown.text
    assert "päivä on mennyt" in shown.text
    assert "Oikeusperusta: 703/2023, 69 § 1 mom.; 703/2023, 102 § 5 mom. (307/2024)" in shown.text
    assert "Mikä muuttui" not in shown.text


def test_other_day_stands_left_of_today_with_what_moved(choose: Choose, finnish: LawWords) -> None:
    shown = read_html(show_comparisons(choose("2023-06-01", subjects=("child_welfare",)), finnish))
    assert count(shown, "columnheader") == 4
    assert shown.text.index("Laki päivänä 1.6.2023") < shown.text.index("Laki tänään 22.11.2026")
    assert "julkiset palvelunantajat ja yksityiset julkisen lukuun" in shown.text
    assert "oma päivä 1.3.2025 poistettiin – velvollisuutta ei poistettu" in shown.text


def test_day_to_come_has_not_passed(choose: Choose, finnish: LawWords) -> None:
    assert "mennyt" not in read_html(show_comparisons(choose(subjects=("recordings",)), finnish)).text


@pytest.mark.parametrize("as_of", ["2020-06-01", "2026-11-22"])
def test_every_row_has_its_head_and_every_cell_its_column(choose: Choose, finnish: LawWords, as_of: str) -> None:
    shown = read_html(show_comparisons(choose(as_of), finnish))
    assert "caption" in shown.names
    assert count(shown, "rowheader") == count(shown, "row") - 1 >= 15
    cells = [attributes for name, attributes in shown.tags if name == "td"]
    assert all(cell["data-head"] for cell in cells)
    assert len(cells) == count(shown, "rowheader") * (count(shown, "columnheader") - 1)
