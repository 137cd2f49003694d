"""The matrix through the chain: every cell, as the statutes write it, asked in ten phrasings of each language."""

from collections.abc import Callable, Iterator

import pytest

from evals.generated.matrix import SUBJECTS, Asked, Cell, list_cells, list_questions, read_phrasings
from rag.answer import Answer
from rag.rules.ruling import SERVICE_TASKS
from tests.rag.asked import LANGUAGES, shown, speaks
from tests.rag.test_chain_deadlines import find_words

TOLD_TOGETHER = {"data_access": ("prescriptions",), "prescriptions": ("data_access",)}
"""Rows whose dates one provision gives in one breath."""

PHRASINGS = 10

Ask = Callable[..., Answer]


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


@pytest.mark.parametrize("asked", list_questions(), ids=str)
def test_every_phrasing_gets_every_cell_that_it_asks_for_and_no_other(ask: Ask, asked: Asked) -> None:
    faults = list(list_faults(ask(asked.text, as_of=asked.on), asked))

    assert not faults, f"{asked}: {faults}"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_the_matrix_has_its_phrasings(language: str) -> None:
    words = read_phrasings(language)

    assert {cell.subject for cell in list_cells().values()} == set(SUBJECTS)
    for subject in SUBJECTS:
        assert len(set(words["storing" if subject in SERVICE_TASKS else subject])) == PHRASINGS
    for subject in SERVICE_TASKS:
        assert len(words["names"][subject]) >= 3
