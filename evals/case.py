"""Case: a question of a data set with what is expected of its answer."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from rag.errors import KantaneuvoError
from rag.question import Profile


class DatasetFault(KantaneuvoError):
    """A file of questions that cannot be used."""

    code = "dataset"


class Case(BaseModel):
    """A question and what its answer must have; what is not expected is not looked at.

    One of `expected_documents` must be cited, every one of `expected_nuggets` (patterns, case ignored) must
    stand in the answer, none of `unwanted` may, and every day of `expected_dates` must have its verdict.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    kind: str
    language: str
    question: str
    history: tuple[str, ...] = ()
    as_of: date | None = None
    profile: Profile = Profile()
    expected_status: tuple[str, ...]
    expected_documents: tuple[str, ...] = ()
    expected_nuggets: tuple[str, ...] = ()
    expected_dates: dict[str, str] = {}
    unwanted: tuple[str, ...] = ()


def read_cases(path: Path) -> Iterator[Case]:
    """The cases of a file of JSON lines; raises DatasetFault that names file and line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise DatasetFault(f"{path}: cannot be read ({error}); give a file of JSON lines") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            yield Case.model_validate(json.loads(line))
        except (json.JSONDecodeError, ValidationError) as error:
            raise DatasetFault(f"{path}, line {number}: {str(error).splitlines()[0]}") from error
