"""Case: a question of a data set with what is expected of its answer."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError, field_validator

from rag.answer import AnswerStatus
from rag.errors import KantaneuvoError
from rag.language import LANGUAGES
from rag.question import Profile, Question
from rag.rules.verdict import Verdict

Split = Literal["development", "test"]
"""Development: looked at while building. Test: asked only to report, never mended by."""

DECLINING = frozenset(set(AnswerStatus) - {AnswerStatus.ANSWERED})
"""The statuses of a reply that gives no answer from the guidance."""


class DatasetFault(KantaneuvoError):
    """A file of questions that cannot be used."""

    code = "dataset"


class Case(BaseModel):
    """A question and what its answer must have; what is not expected is not looked at.

    One of `expected_documents` must be cited and one of `expected_sections` ("document#section", each alone
    enough evidence) found; every pattern of `expected_vital` must stand in the answer (case ignored), those of
    `expected_okay` may, none of `expected_absent` shall; every date of `expected_dates` must have its verdict.
    `secrets` must stand nowhere in what is kept. `source` says where the expectation comes from; `pair_of` names
    the case that asks the same in other words.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    split: Split = "development"
    kind: str
    language: Literal[LANGUAGES]  # type: ignore[valid-type]
    question: str
    history: tuple[str, ...] = ()
    as_of: date | None = None
    profile: Profile = Profile()
    expected_status: tuple[AnswerStatus, ...]
    expected_documents: tuple[str, ...] = ()
    expected_sections: tuple[str, ...] = ()
    expected_dates: dict[str, Verdict] = {}
    expected_vital: tuple[str, ...] = ()
    expected_okay: tuple[str, ...] = ()
    expected_absent: tuple[str, ...] = ()
    secrets: tuple[str, ...] = ()
    source: str = ""
    pair_of: str | None = None

    @field_validator("expected_vital", "expected_okay", "expected_absent")
    @classmethod
    def _are_patterns(cls, patterns: tuple[str, ...]) -> tuple[str, ...]:
        """Every pattern can be searched with."""
        for pattern in patterns:
            try:
                re.compile(pattern)
            except re.error as error:
                raise ValueError(f"“{pattern}” is no pattern ({error})") from error
        return patterns

    @property
    def is_answerable(self) -> bool:
        """Whether the guidance answers the question."""
        return self.expected_status == (AnswerStatus.ANSWERED,)

    @property
    def is_unanswerable(self) -> bool:
        """Whether a right reply gives no answer."""
        return DECLINING.issuperset(self.expected_status)

    def make_question(self, today: date) -> Question:
        """The question as the assistant gets it, asked on a day."""
        return Question(
            id=self.id,
            text=self.question,
            today=today,
            as_of=self.as_of or today,
            history=self.history,
            profile=self.profile,
        )


@dataclass(frozen=True)
class BadLine:
    """A line of a file of questions that cannot be used, and why."""

    path: Path
    number: int
    reason: str

    def __str__(self) -> str:
        return f"{self.path}, line {self.number}: {self.reason}"


@dataclass(frozen=True)
class Dataset:
    """Questions with what is expected of their answers, and the lines that could not be used."""

    cases: tuple[Case, ...]
    bad_lines: tuple[BadLine, ...] = ()


def read_dataset(paths: Sequence[Path]) -> Dataset:
    """The cases of some files of JSON lines; raises DatasetFault for a file that cannot be read or holds none."""
    rows = [row for path in paths for row in _read_file(path)]
    cases = [row for row in rows if isinstance(row, Case)]
    if not cases:
        named = ", ".join(str(path) for path in paths) or "no file"
        reasons = "".join(f"\n{row}" for row in rows)
        raise DatasetFault(f"{named}: no question to ask; write one JSON object a line, see evals/README.md{reasons}")
    return Dataset(tuple(cases), tuple(row for row in rows if isinstance(row, BadLine)))


def _read_file(path: Path) -> Iterable[Case | BadLine]:
    """Every line of a file as a case, or as what is wrong with it."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetFault(f"{path}: cannot be read ({error}); give a file of JSON lines") from error
    seen: set[str] = set()
    rows: list[Case | BadLine] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            rows.append(_read_line(path, number, line, seen))
    return rows


def _read_line(path: Path, number: int, line: str, seen: set[str]) -> Case | BadLine:
    """A line as a case whose id no earlier line has, or as what is wrong with it."""
    try:
        case = Case.model_validate(json.loads(line))
    except json.JSONDecodeError as error:
        return BadLine(path, number, f"not valid JSON ({error.msg}, column {error.colno})")
    except ValidationError as error:
        first = error.errors()[0]
        return BadLine(path, number, f"{'.'.join(str(part) for part in first['loc']) or 'line'}: {first['msg']}")
    if case.id in seen:
        return BadLine(path, number, f"id: “{case.id}” stands on an earlier line too")
    seen.add(case.id)
    return case
