"""Cases: what the matrix of deadlines says of a day is what the rules answer."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml

from rag.rules.catalogue import RULES, find_ruling
from rag.rules.ruling import SECTORS

FOLDER = Path(__file__).parent / "cases"

TURNS = (
    date(2021, 11, 1),
    date(2023, 1, 1),
    date(2024, 1, 1),
    date(2024, 7, 1),
    date(2026, 9, 1),
    date(2029, 10, 1),
)
"""The days on which the law, or what it requires, changed or changes."""

BOUNDARY_DAYS = {turn + timedelta(days=shift) for turn in TURNS for shift in (-1, 0, 1)}


@dataclass(frozen=True)
class Case:
    """One cell of the matrix on one day; `expected` is None where the law gives no date."""

    duty: str
    subject: str
    sector: str
    on: date
    expected: dict[str, Any] | None

    def __str__(self) -> str:
        return f"{self.duty}-{self.subject}-{self.sector}-on-{self.on}"


def read_cases() -> Iterator[Case]:
    """Every case of every file, one for each subject, sector and day."""
    for path in sorted(FOLDER.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        for subject in content["subjects"]:
            for cell in content["cases"]:
                for sector in cell["sectors"]:
                    for on in cell["asked_on"]:
                        yield Case(content["duty"], subject, sector, on, cell["expected"])


CASES = list(read_cases())


@pytest.mark.parametrize("case", CASES, ids=str)
def test_ruling_says_what_the_matrix_says(case: Case) -> None:
    ruling = find_ruling(case.duty, case.subject, case.sector, case.on)

    if case.expected is None or ruling is None:
        assert ruling is case.expected
        return
    other = ruling.other_reading
    actual = {"day": ruling.day, "kind": ruling.kind, "certainty": ruling.certainty.value}
    expected = {key: case.expected[key] for key in actual}
    assert actual == expected
    assert (other.day if other else None) == case.expected.get("other_reading")
    assert {str(basis) for basis in ruling.legal_basis} >= set(case.expected.get("basis", ()))


@pytest.mark.parametrize("sector", SECTORS)
@pytest.mark.parametrize(("duty", "subject"), RULES, ids="-".join)
def test_cases_cover_the_day_before_on_and_after_every_turn_of_the_law(duty: str, subject: str, sector: str) -> None:
    covered = {case.on for case in CASES if (case.duty, case.subject, case.sector) == (duty, subject, sector)}

    assert covered >= BOUNDARY_DAYS


def test_cases_say_one_thing_of_a_day() -> None:
    counts = Counter((case.duty, case.subject, case.sector, case.on) for case in CASES)

    assert [cell for cell, count in counts.items() if count > 1] == []
