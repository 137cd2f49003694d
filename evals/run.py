"""Run: a folder with what a configuration answered to a data set, and everything needed to judge it again.

It holds the configuration and what the answers came from (run.json), the cases, the texts that could be cited,
and one record a line, written as they come so that an interrupted generation goes on where it stopped.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from evals.case import Case
from evals.configuration import Configuration
from evals.program import Text
from evals.trial import Record
from rag.errors import KantaneuvoError

_INFO, _CASES, _TEXTS, _RECORDS = "run.json", "cases.jsonl", "texts.jsonl", "records.jsonl"
_DONE = "done"

Row = TypeVar("Row", bound=BaseModel)


class RunFault(KantaneuvoError):
    """A folder that holds no run, or a run that cannot be used here."""

    code = "run"


class Origin(BaseModel):
    """What the answers of a run came from: digests of questions, corpus, rules and code, and versions."""

    model_config = ConfigDict(frozen=True)

    dataset: str
    corpus: str
    rules: str
    code: str
    generation: str
    embedder: str
    versions: dict[str, str]
    machine: str


class RunInfo(BaseModel):
    """What a run is of."""

    model_config = ConfigDict(frozen=True)

    name: str
    configuration: Configuration
    origin: Origin
    repeats: int = 0


class Run:
    """A run in its folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def create(cls, folder: Path, info: RunInfo, cases: Sequence[Case], texts: Iterable[Text]) -> "Run":
        """Begin a run in a new folder; what it is of is written last, so that half a folder is no run."""
        folder.mkdir(parents=True, exist_ok=True)
        lines = [json.dumps(vars(text), ensure_ascii=False) for text in texts]
        (folder / _TEXTS).write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        written = [case.model_dump_json(exclude_defaults=True) for case in cases]
        (folder / _CASES).write_text("".join(f"{line}\n" for line in written), encoding="utf-8")
        for name in (_RECORDS, _DONE):
            (folder / name).unlink(missing_ok=True)
        (folder / _INFO).write_text(info.model_dump_json(indent=1), encoding="utf-8")
        return cls(folder)

    @cached_property
    def info(self) -> RunInfo:
        """What the run is of; raises RunFault for a folder without a run."""
        try:
            return RunInfo.model_validate_json((self.folder / _INFO).read_bytes())
        except (OSError, ValidationError) as error:
            raise RunFault(f"{self.folder}: no run lies here; make one with: python -m evals generate") from error

    @cached_property
    def cases(self) -> tuple[Case, ...]:
        """The cases that are asked, in order."""
        return tuple(self._read(_CASES, Case))

    @cached_property
    def texts(self) -> dict[str, Text]:
        """The texts that could be cited, by id."""
        lines = self._list_lines(_TEXTS)
        rows = (json.loads(line) for line in lines)
        return {row["id"]: Text(row["id"], row["section_key"], row["text"], tuple(row["days"])) for row in rows}

    @property
    def is_there(self) -> bool:
        """Whether the folder holds a run."""
        return (self.folder / _INFO).exists()

    @property
    def is_complete(self) -> bool:
        """Whether every case has been asked, and nothing more is to come."""
        return (self.folder / _DONE).exists()

    def finish(self) -> None:
        """Note that nothing more is to come."""
        (self.folder / _DONE).touch()

    def read_records(self) -> list[Record]:
        """The records so far; a last line that was cut off in the writing is left out."""
        lines = self._list_lines(_RECORDS)
        if lines and not _is_whole(lines[-1]):
            lines.pop()
        return [Record.model_validate_json(line) for line in lines]

    def append(self, records: Iterable[Record]) -> Iterator[Record]:
        """Write records as they come, after those that are whole."""
        kept = self.read_records()
        with (self.folder / _RECORDS).open("w", encoding="utf-8") as file:
            file.writelines(f"{record.model_dump_json()}\n" for record in kept)
            for record in records:
                file.write(f"{record.model_dump_json()}\n")
                file.flush()
                yield record

    def _read(self, name: str, model: type[Row]) -> Iterator[Row]:
        """The rows of a file of the run; raises RunFault."""
        try:
            yield from (model.model_validate_json(line) for line in self._list_lines(name))
        except ValidationError as error:
            raise RunFault(f"{self.folder / name}: damaged; generate the run anew") from error

    def _list_lines(self, name: str) -> list[str]:
        """The lines of a file of the run; none where it is not there yet."""
        path = self.folder / name
        return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def _is_whole(line: str) -> bool:
    """Whether a line holds a whole object."""
    try:
        json.loads(line)
    except json.JSONDecodeError:
        return False
    return True
