"""Dates of an answer: a row for each day, alike ones together, the law first, each verdict in words."""

from collections.abc import Callable

import pytest

from rag.answer import Answer, AnsweredDate
from rag.rules.ruling import Certainty
from rag.rules.verdict import Verdict
from ui.answer.dates import list_rows

MakeDate = Callable[..., AnsweredDate]
MakeAnswer = Callable[..., Answer]


def test_subjects_of_one_day_and_verdict_share_a_row(make_answer: MakeAnswer, make_date: MakeDate) -> None:
    dates = tuple(make_date("2026-09-01", subject) for subject in ("families", "working_age", "older_people"))
    (row,) = list_rows(make_answer(dates=(*dates, *dates)))
    assert (row.day, row.words) == ("1.9.2026", "lain mukainen")
    assert row.concerns == "lapsiperheiden palvelut, työikäisten palvelut ja iäkkäiden palvelut"


def test_sectors_are_told_where_they_differ(make_answer: MakeAnswer, make_date: MakeDate) -> None:
    rows = list_rows(
        make_answer(
            dates=(
                make_date("2024-09-01", "families", "public"),
                make_date("2024-09-01", "families", "on_behalf_of_public"),
                make_date("2026-01-01", "families", "self_paid"),
            )
        )
    )
    assert [row.concerns for row in rows] == [
        "lapsiperheiden palvelut – julkiset palvelunantajat ja yksityiset julkisen lukuun",
        "lapsiperheiden palvelut – yksityiset itse maksaville asiakkaille",
    ]


def test_law_comes_first_and_then_the_calendar(make_answer: MakeAnswer, make_date: MakeDate) -> None:
    dates = (
        make_date("2025-03-01", "child_welfare", verdict=Verdict.SUPERSEDED),
        make_date("2029-10-01", "recordings"),
        make_date("2026-09-01", "child_welfare"),
    )
    assert [row.day for row in list_rows(make_answer(dates=dates))] == ["1.9.2026", "1.10.2029", "1.3.2025"]


@pytest.mark.parametrize(
    ("language", "certainty", "words"),
    [
        ("fi", Certainty.CONTESTED, "lain mukainen – tulkinnanvarainen"),
        ("sv", Certainty.CONTESTED, "stämmer med lagen – tolkningsfråga"),
        ("en", Certainty.CONTESTED, "agrees with the law – contested reading"),
        ("fi", Certainty.INFERRED, "lain mukainen – päätelty"),
        ("sv", Certainty.INFERRED, "stämmer med lagen – härlett"),
        ("en", Certainty.INFERRED, "agrees with the law – inferred"),
        ("fi", Certainty.CONFIRMED, "lain mukainen"),
    ],
)
def test_words_tell_how_certain_the_law_is(
    make_answer: MakeAnswer, make_date: MakeDate, language: str, certainty: Certainty, words: str
) -> None:
    (row,) = list_rows(make_answer(language=language, dates=(make_date("2026-09-01", "joining", certainty=certainty),)))
    assert row.words == words


def test_repealed_date_is_repealed_however_open_the_law_is(make_answer: MakeAnswer, make_date: MakeDate) -> None:
    dated = make_date("2025-03-01", "families", verdict=Verdict.SUPERSEDED, certainty=Certainty.CONTESTED)
    (row,) = list_rows(make_answer(dates=(dated,)))
    assert row.words == "kumottu"
