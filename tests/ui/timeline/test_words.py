"""Words: a duty without its own date is never no duty, both readings are told, and what moved is told in words."""

from collections.abc import Callable
from datetime import date

import pytest

from rag.rules.catalogue import find_ruling
from ui.timeline.laws import SUBJECTS, Choice, list_comparisons, list_marks
from ui.timeline.words import LawWords

Choose = Callable[..., Choice]


def tell(subject: str, sector: str, on: str, language: str = "fi") -> str:
    return LawWords(language).tell(find_ruling(SUBJECTS[subject], subject, sector, date.fromisoformat(on)))


def tell_change(choice: Choice, language: str = "fi") -> list[str]:
    (line,) = list_comparisons(choice)
    return list(LawWords(language).tell_change(line))


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("fi", "liittymisestä alkaen, viimeistään 1.9.2026"),
        ("sv", "från anslutningen, senast 1.9.2026"),
        ("en", "from joining, by 1.9.2026 at the latest"),
    ],
)
def test_duty_without_its_own_date_runs_from_joining(language: str, words: str) -> None:
    assert tell("child_welfare", "public", "2026-11-22", language) == words


@pytest.mark.parametrize(
    ("subject", "sector", "on", "words"),
    [
        ("joining", "public", "2023-06-01", "viimeistään 1.9.2024"),
        (
            "joining",
            "on_behalf_of_public",
            "2024-03-01",
            "tulkinnanvarainen: lain sanamuodon mukaan 1.1.2026, ohjauksen mukaan 1.9.2024",
        ),
        (
            "families",
            "on_behalf_of_public",
            "2024-03-01",
            "liittymisestä alkaen; tulkinnanvarainen: lain sanamuodon mukaan 1.1.2026, ohjauksen mukaan 1.9.2024",
        ),
        (
            "child_welfare",
            "self_paid",
            "2023-06-01",
            "liittymisestä alkaen, viimeistään 1.1.2026 (päätelty, sillä laki ei anna omaa päivää)",
        ),
        (
            "consent",
            "public",
            "2026-11-22",
            "viimeistään liittymisen määräpäivänä 1.9.2026; aiemmin, jos luovuttaminen Kannan kautta alkaa aiemmin",
        ),
        (
            "patient_data",
            "public",
            "2023-06-01",
            "laki ei anna tälle päivää; se ei yksin tarkoita, ettei velvollisuutta ole",
        ),
    ],
)
def test_ruling_is_told_with_what_makes_it_less_than_plain(subject: str, sector: str, on: str, words: str) -> None:
    assert tell(subject, sector, on) == words


@pytest.mark.parametrize(
    ("language", "words"),
    [
        (
            "fi",
            [
                "siirtyi päivästä 1.3.2025: liittymisestä alkaen, viimeistään 1.9.2026",
                "oma päivä 1.3.2025 poistettiin – velvollisuutta ei poistettu",
            ],
        ),
        (
            "sv",
            [
                "flyttad från 1.3.2025 till: från anslutningen, senast 1.9.2026",
                "det egna datumet 1.3.2025 togs bort – skyldigheten togs inte bort",
            ],
        ),
        (
            "en",
            [
                "moved from 1.3.2025 to: from joining, by 1.9.2026 at the latest",
                "own date 1.3.2025 removed – the duty was not",
            ],
        ),
    ],
)
def test_removed_date_is_told_without_the_duty(choose: Choose, language: str, words: list[str]) -> None:
    choice = choose("2023-06-01", subjects=("child_welfare",), sectors=("public",))
    assert tell_change(choice, language) == words


@pytest.mark.parametrize(
    ("subject", "sector", "as_of", "words"),
    [
        ("joining", "public", "2023-06-01", ["siirtyi päivästä 1.9.2024: viimeistään 1.9.2026"]),
        (
            "joining",
            "on_behalf_of_public",
            "2023-06-01",
            ["siirtyi päivästä 1.1.2026 tai 1.9.2024: viimeistään 1.9.2026"],
        ),
        ("family_law", "public", "2023-06-01", ["päivä ei muuttunut; säännös on toinen"]),
        ("family_law", "public", "2025-06-01", ["ei muuttunut"]),
        (
            "family_law",
            "self_paid",
            "2023-06-01",
            ["siirtyi päivästä 1.1.2026: viimeistään 1.9.2026", "sai oman päivän 1.9.2026"],
        ),
        ("patient_data", "public", "2023-06-01", ["uusi: aiempi laki ei antanut päivää"]),
        ("school_social_work", "self_paid", "2023-06-01", ["kumpikaan laki ei anna päivää"]),
    ],
)
def test_what_moved_is_told(choose: Choose, subject: str, sector: str, as_of: str, words: list[str]) -> None:
    assert tell_change(choose(as_of, subjects=(subject,), sectors=(sector,))) == words


def test_date_that_the_later_law_does_not_give_leaves_the_duty() -> None:
    choice = Choice(date(2024, 3, 1), date(2023, 6, 1), sectors=("public",), subjects=("consent",))
    assert tell_change(choice) == ["myöhempi laki ei anna päivää – velvollisuus ei siitä yksin poistu"]


def test_mark_tells_in_few_words_what_is_contested_or_inferred(choose: Choose, finnish: LawWords) -> None:
    marks = list_marks(choose("2024-03-01", subjects=("families",)))
    assert [finnish.tell_mark(mark) for mark in marks] == [
        "liittymisestä alkaen, viimeistään 1.9.2024 · päätelty",
        "liittymisestä alkaen, viimeistään 1.1.2026 · toinen kahdesta tulkinnasta",
        "liittymisestä alkaen, viimeistään 1.9.2024 · toinen kahdesta tulkinnasta",
        "liittymisestä alkaen, viimeistään 1.1.2026 · päätelty",
    ]


@pytest.mark.parametrize(
    ("on", "acts"),
    [
        ("2020-06-01", ""),
        ("2021-10-01", ""),
        ("2022-06-01", "784/2021"),
        ("2023-06-01", "784/2021 ja 381/2022"),
        ("2024-03-01", "703/2023"),
        ("2026-11-22", "703/2023 ja 307/2024"),
    ],
)
def test_acts_of_a_day_are_named_with_what_amends_them(finnish: LawWords, on: str, acts: str) -> None:
    assert finnish.name_acts(date.fromisoformat(on)) == acts
