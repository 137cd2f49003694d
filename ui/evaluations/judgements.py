"""Judgements: what evaluators say of answers by hand, kept beside the runs and given out as new questions."""

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from filelock import FileLock
from pydantic import BaseModel, ConfigDict, ValidationError

from rag.answer import Answer, AnswerStatus
from rag.feedback import Finding
from rag.personal_data import redact
from ui.evaluations.report import JudgedAnswer

_FILE, _QUESTIONS = "judgements.jsonl", "judged.jsonl"
_KEPT = ("history", "profile")


class Judgement(BaseModel):
    """A finding on an answer: of which run and case, on which day, and what words a right answer has."""

    model_config = ConfigDict(frozen=True)

    run: str
    case: dict[str, Any]
    answer: Answer
    finding: Finding
    words: tuple[str, ...] = ()
    note: str = ""
    judged_on: date


class Judgements:
    """The judgements in a folder of runs, one a line, and beside them a file of the questions that they make."""

    def __init__(self, runs: Path) -> None:
        self._path = runs / _FILE
        self.questions = runs / _QUESTIONS

    def add(self, judgement: Judgement) -> None:
        """Keep a judgement, without personal data, and its question; raises OSError.

        A later one on the same answer takes the place of an earlier one.
        """
        said = {"note": redact(judgement.note), "words": tuple(redact(words) for words in judgement.words)}
        kept = judgement.model_copy(update=said)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(f"{self._path}.lock"):
            with self._path.open("a", encoding="utf-8") as file:
                file.write(f"{kept.model_dump_json()}\n")
            aside = self.questions.with_suffix(".new")
            aside.write_text(write_questions(self.read()), encoding="utf-8")
            aside.replace(self.questions)

    def read(self) -> list[Judgement]:
        """The last judgement on each answer; a line that cannot be read is passed over."""
        lines = self._path.read_text(encoding="utf-8").splitlines() if self._path.exists() else []
        last = {(judgement.run, str(judgement.case["id"])): judgement for judgement in _parse(lines)}
        return list(last.values())

    def find(self, run: str, judged: JudgedAnswer) -> Judgement | None:
        """The last judgement on an answer."""
        return next((one for one in self.read() if (one.run, one.case["id"]) == (run, judged.id)), None)


def write_questions(judgements: list[Judgement]) -> str:
    """Judgements as questions of a data set, one JSON object a line (see evals/README.md)."""
    lines = [json.dumps(_make_case(number, one), ensure_ascii=False) for number, one in enumerate(judgements, start=1)]
    return "".join(f"{line}\n" for line in lines)


def _make_case(number: int, judgement: Judgement) -> dict[str, Any]:
    """A judgement as a case: what a right answer must have, of what is known."""
    answer, is_right = judgement.answer, judgement.finding is Finding.RIGHT
    kept: dict[str, Any] = {name: judgement.case[name] for name in _KEPT if name in judgement.case}
    asked = {
        "id": f"judged-{judgement.judged_on:%Y%m%d}-{number:03}",
        "split": "development",
        "kind": "judged",
        "language": answer.language,
        "question": answer.question,
        "as_of": answer.as_of.isoformat(),
    }
    expected: dict[str, Any] = {"expected_status": _list_statuses(judgement)}
    if is_right and answer.citations:
        expected["expected_documents"] = list(dict.fromkeys(row.document for row in answer.citations))
    if is_right and answer.dates:
        expected["expected_dates"] = {row.date: row.verdict.value for row in answer.dates}
    if judgement.words:
        expected["expected_vital"] = [re.escape(words) for words in judgement.words]
    source = f"judged by hand on {judgement.judged_on}: {judgement.finding}. {judgement.note}".strip()
    return {**asked, **kept, **expected, "source": source}


def _list_statuses(judgement: Judgement) -> list[str]:
    """How the question should end."""
    if judgement.finding is Finding.SHOULD_DECLINE:
        return [AnswerStatus.NOT_IN_GUIDANCE.value, AnswerStatus.OUT_OF_SCOPE.value]
    return [judgement.answer.status.value if judgement.finding is Finding.RIGHT else AnswerStatus.ANSWERED.value]


def _parse(lines: list[str]) -> Iterator[Judgement]:
    """The lines that hold a judgement."""
    for line in lines:
        try:
            yield Judgement.model_validate_json(line)
        except ValidationError:
            continue
