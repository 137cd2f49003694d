"""Matrix: every cell of the law's table of deadlines, as the statutes write it, and the ways in which it is asked."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import product
from pathlib import Path
from typing import Any

import yaml

from evals.case import Case
from rag.answer import AnswerStatus
from rag.language import LANGUAGES
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from rag.rules.verdict import Verdict

SUBJECTS = (
    "joining",
    *SERVICE_TASKS,
    "recordings",
    "school_social_work",
    "patient_data",
    "data_access",
    "prescriptions",
)
"""The rows of the matrix."""


@dataclass(frozen=True)
class Cell:
    """What the law says of a subject and a sector on a day; two dates where it is contested."""

    subject: str
    sector: str
    on: date
    dates: frozenset[date]
    certainty: str
    follows_joining: bool


@dataclass(frozen=True)
class Asked:
    """A question, its language and day, and the cells that its answer must tell."""

    text: str
    language: str
    cells: tuple[Cell, ...]

    @property
    def on(self) -> date:
        """The day on which it is asked."""
        return self.cells[0].on

    def __str__(self) -> str:
        return f"{self.on}-{self.language}-{self.cells[0].subject}-{self.text}"


def list_questions() -> list[Asked]:
    """Every phrasing of every row, on a day of each legal state, without and with a sector."""
    return [*_list_of_rows(), *_list_of_sectors()]


def list_matrix_cases() -> Iterator[Case]:
    """The questions of the matrix as cases: every date of their cells must be given as the law in force."""
    for number, asked in enumerate(list_questions()):
        days = sorted({day.isoformat() for cell in asked.cells for day in cell.dates})
        yield Case(
            id=f"matrix-{number:04}",
            kind="matrix",
            language=asked.language,
            question=asked.text,
            as_of=asked.on,
            expected_status=(AnswerStatus.ANSWERED,),
            expected_dates=dict.fromkeys(days, Verdict.AGREES),
            source="matrix.yaml",
        )


@cache
def read_phrasings(language: str) -> dict[str, Any]:
    """How a language asks for each row, and the names of the service tasks in the forms that it needs."""
    words: dict[str, Any] = _read("phrasings")[language]
    return words


@cache
def list_cells() -> dict[tuple[str, date, str], Cell]:
    """The cells by subject, day and sector."""
    cells = {}
    for row in _read("matrix")["cells"]:
        for subject, sector, on in product(row["subjects"], row["sectors"], row["asked_on"]):
            days = frozenset(row["dates"])
            cells[subject, on, sector] = Cell(subject, sector, on, days, row["certainty"], row["follows_joining"])
    return cells


@cache
def _read(name: str) -> Any:  # noqa: ANN401 (as YAML has it)
    """A data file beside this one."""
    return yaml.safe_load(Path(__file__).with_name(f"{name}.yaml").read_text(encoding="utf-8"))


def _list_days() -> list[date]:
    """The days on which the matrix is asked, oldest first."""
    return sorted({on for _, on, _ in list_cells()})


def _find_cells(subject: str, on: date) -> tuple[Cell, ...]:
    """The cells of a row on a day; none where the law says nothing of it."""
    cells = list_cells()
    return tuple(cells[subject, on, sector] for sector in SECTORS if (subject, on, sector) in cells)


def _fill(phrasing: str, names: list[Any], turn: int) -> str:
    """A phrasing with a name of the service task in it, the names taking turns."""
    if not names:
        return phrasing
    name = names[turn % len(names)]
    text = phrasing.format(**(name if isinstance(name, dict) else {"task": name}))
    return text if text.startswith(("moi", "hej", "hi")) else text[0].upper() + text[1:]


def _takes_turn(subject: str, on: date, turn: int) -> bool:
    """Whether a phrasing is asked on a day: the two days of act 784/2021 share them where the law is one."""
    days = _list_days()
    return subject == "school_social_work" or on not in days[:2] or on == days[turn % 2]


def _list_of_rows() -> Iterator[Asked]:
    """Every phrasing without a sector, of every row, on a day of each legal state."""
    for language, subject in product(LANGUAGES, SUBJECTS):
        words = read_phrasings(language)
        names = words["names"].get(subject, [])
        phrasings = words["storing" if names else subject]
        for (turn, phrasing), (shift, on) in product(enumerate(phrasings), enumerate(_list_days())):
            if (cells := _find_cells(subject, on)) and _takes_turn(subject, on, turn):
                yield Asked(_fill(phrasing, names, turn + shift // 2), language, cells)


def _list_of_sectors() -> Iterator[Asked]:
    """Phrasings that name a sector, of joining and every service task: two of the four meet each cell, in turns."""
    for language, (place, subject) in product(LANGUAGES, enumerate(("joining", *SERVICE_TASKS))):
        words = read_phrasings(language)
        names = words["names"].get(subject, [])
        for sector, phrasings in words["by_sector"]["storing" if names else subject].items():
            for (turn, phrasing), (shift, on) in product(enumerate(phrasings), enumerate(_list_days()[1:])):
                if (place + turn + shift) % 2 == 0:
                    yield Asked(_fill(phrasing, names, turn), language, (list_cells()[subject, on, sector],))
