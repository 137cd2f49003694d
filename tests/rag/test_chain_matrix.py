"""The matrix through the chain: every cell, as the statutes write it, asked in ten phrasings of each language."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from typing import Any

import pytest

from rag.answer import Answer
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from tests.rag.asked import LANGUAGES, read_cases, shown, speaks
from tests.rag.test_chain_deadlines import find_words

SUBJECTS = (
    "joining",
    *SERVICE_TASKS,
    "recordings",
    "school_social_work",
    "patient_data",
    "data_access",
    "prescriptions",
)
PHRASINGS = 10

TOLD_TOGETHER = {"data_access": ("prescriptions",), "prescriptions": ("data_access",)}
"""Rows whose dates one provision gives in one breath."""

Ask = Callable[..., Answer]


@dataclass(frozen=True)
class Cell:
    """What the law says of a subject and a sector on a day."""

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


def read_cells() -> Iterator[Cell]:
    """The cells of the matrix, one for each subject, sector and day."""
    for row in read_cases("matrix")["cells"]:
        for subject in row["subjects"]:
            for sector in row["sectors"]:
                for on in row["asked_on"]:
                    days = frozenset(row["dates"])
                    yield Cell(subject, sector, on, days, row["certainty"], row["follows_joining"])


CELLS = {(cell.subject, cell.on, cell.sector): cell for cell in read_cells()}
DAYS = sorted({cell.on for cell in CELLS.values()})


def find_cells(subject: str, on: date) -> tuple[Cell, ...]:
    """The cells of a row of the matrix on a day; none where the law says nothing of it."""
    return tuple(CELLS[subject, on, sector] for sector in SECTORS if (subject, on, sector) in CELLS)


def fill(phrasing: str, names: list[Any], turn: int) -> str:
    """A phrasing with a name of the service task in it, the names taking turns."""
    if not names:
        return phrasing
    name = names[turn % len(names)]
    text = phrasing.format(**(name if isinstance(name, dict) else {"task": name}))
    return text if text.startswith(("moi", "hej", "hi")) else text[0].upper() + text[1:]


def takes_turn(subject: str, on: date, turn: int) -> bool:
    """Whether a phrasing is asked on a day: the two days of act 784/2021 share them where the law is one."""
    return subject == "school_social_work" or on not in DAYS[:2] or on == DAYS[turn % 2]


def list_questions_of_rows() -> Iterator[Asked]:
    """Every phrasing without a sector, of every row, on a day of each legal state."""
    for language in LANGUAGES:
        words = read_cases("phrasings")[language]
        for subject in SUBJECTS:
            names = words["names"].get(subject, [])
            phrasings = words["storing" if names else subject]
            for (turn, phrasing), (shift, on) in product(enumerate(phrasings), enumerate(DAYS)):
                if (cells := find_cells(subject, on)) and takes_turn(subject, on, turn):
                    yield Asked(fill(phrasing, names, turn + shift // 2), language, cells)


def list_questions_of_sectors() -> Iterator[Asked]:
    """Phrasings that name a sector, of joining and every service task: two of the four meet each cell, in turns."""
    for language in LANGUAGES:
        words = read_cases("phrasings")[language]
        for place, subject in enumerate(("joining", *SERVICE_TASKS)):
            names = words["names"].get(subject, [])
            for sector, phrasings in words["by_sector"]["storing" if names else subject].items():
                for (turn, phrasing), (shift, on) in product(enumerate(phrasings), enumerate(DAYS[1:])):
                    if (place + turn + shift) % 2 == 0:
                        yield Asked(fill(phrasing, names, turn), language, (CELLS[subject, on, sector],))


def find_agreeing(answer: Answer, cell: Cell) -> set[str]:
    """The dates of an answer that are said to be the law for a cell."""
    return {
        one.date
        for one in answer.dates
        if one.subject == cell.subject and one.sector in (None, cell.sector) and one.verdict == "agrees"
    }


def list_faults_of_words(answer: Answer, cell: Cell) -> Iterator[str]:
    """What the words on a cell leave out or say wrong."""
    words = find_words(answer, cell.sector) or answer.answer
    for day in cell.dates:
        if shown(day) not in words:
            yield f"{shown(day)} is not in its words"
    if speaks(answer, "contested", words) is not (cell.certainty == "contested"):
        yield f"its words do not tell that it is {cell.certainty}"
    if cell.certainty == "inferred" and not speaks(answer, "inferred", words):
        yield "its words do not say that it is inferred"
    if cell.follows_joining and cell.certainty != "contested" and not speaks(answer, "from_joining", words):
        yield "its words do not speak of joining"


def list_faults_of_dates(answer: Answer, cell: Cell) -> Iterator[str]:
    """The dates of a cell that are missing or wrong."""
    given = find_agreeing(answer, cell)
    if given != {day.isoformat() for day in cell.dates}:
        yield f"gives {sorted(given)} instead of {sorted(day.isoformat() for day in cell.dates)}"


def list_strangers(answer: Answer, cells: tuple[Cell, ...]) -> list[str]:
    """The subjects and sectors whose law an answer tells though nobody asked."""
    agreeing = [one for one in answer.dates if one.verdict == "agrees"]
    subjects = {one.subject for one in agreeing} - {cells[0].subject, *TOLD_TOGETHER.get(cells[0].subject, ())}
    sectors = {one.sector for one in agreeing if one.sector} - {cell.sector for cell in cells}
    return sorted(subjects | sectors)


def list_faults(answer: Answer, asked: Asked) -> Iterator[str]:
    """Everything that is wrong with an answer, each fault with its cell."""
    if (answer.status, answer.language) != ("answered", asked.language):
        yield f"status {answer.status}, language {answer.language}"
    if strangers := list_strangers(answer, asked.cells):
        yield f"tells of {', '.join(strangers)}"
    if speaks(answer, "no_duty"):
        yield "reads as if there were no duty"
    for cell in asked.cells:
        faults = list(list_faults_of_dates(answer, cell))
        if not faults and not strangers:
            faults = list(list_faults_of_words(answer, cell))
        yield from (f"{cell.subject}, {cell.sector}: {fault}" for fault in faults)


@pytest.mark.parametrize("asked", [*list_questions_of_rows(), *list_questions_of_sectors()], ids=str)
def test_every_phrasing_gets_every_cell_that_it_asks_for_and_no_other(ask: Ask, asked: Asked) -> None:
    faults = list(list_faults(ask(asked.text, as_of=asked.on), asked))

    assert not faults, f"{asked}: {faults}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_the_matrix_has_its_phrasings(language: str) -> None:
    words = read_cases("phrasings")[language]

    assert {cell.subject for cell in CELLS.values()} == set(SUBJECTS)
    for subject in SUBJECTS:
        assert len(set(words["storing" if subject in SERVICE_TASKS else subject])) == PHRASINGS
    for subject in SERVICE_TASKS:
        assert len(words["names"][subject]) >= 3
