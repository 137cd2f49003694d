"""Suite: which questions are asked: those of the files, a sample of the matrix, and some in other words."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.case import Case, Dataset, DatasetFault, read_dataset
from evals.generated.matrix import list_matrix_cases
from evals.generated.pairs import list_pairs
from evals.sampling import pick_sample

QUESTIONS = Path(__file__).parent / "questions"
MATRIX, PAIRS = 90, 60
"""How many questions of the matrix, and how many pairs, the suite asks."""


@dataclass(frozen=True)
class Selection:
    """Which questions are wanted: a file of one's own, or a split of those that are shipped; all or a sample."""

    files: tuple[Path, ...] = ()
    split: str = "development"
    sample: int = 0


def choose_cases(selection: Selection) -> Dataset:
    """The cases of a selection; raises DatasetFault where there are none.

    With the shipped questions come generated ones; a file of one's own is asked alone.
    """
    dataset = read_dataset(selection.files or sorted(QUESTIONS.glob("*.jsonl")))
    cases = list(dataset.cases)
    if not selection.files:
        cases = [case for case in cases if selection.split in ("all", case.split)]
        cases += pick_sample(list(list_matrix_cases()), MATRIX)
    if selection.sample:
        cases = pick_sample(cases, selection.sample)
    if not selection.files:
        cases += _list_pairs_of(cases)
    if len({case.id for case in cases}) < len(cases):
        raise DatasetFault("two questions of different files have the same id; give each its own")
    return Dataset(tuple(cases), dataset.bad_lines)


def _list_pairs_of(cases: Sequence[Case]) -> list[Case]:
    """Some of the cases in other words."""
    plain = [case for case in cases if case.is_answerable and not case.history]
    return list(list_pairs(pick_sample(plain, min(PAIRS, len(cases) // 5))))
