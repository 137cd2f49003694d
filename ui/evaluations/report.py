"""Report: how an evaluation went, as the report in its folder tells it."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rag.answer import Answer
from ui.evaluations.runs import REPORT

_PAGE = "report.html"


@dataclass(frozen=True)
class Share:
    """A share with its 95 % interval and how many cases it is of."""

    name: str
    value: float
    low: float
    high: float
    count: int


@dataclass(frozen=True)
class JudgedAnswer:
    """An answer of a run with the case that asked for it, and what the metrics found missing."""

    case: dict[str, Any]
    answer: Answer
    misses: tuple[str, ...]

    @property
    def id(self) -> str:
        """The id of the case."""
        return str(self.case["id"])


class Report:
    """The report of one run; raises OSError, ValueError or KeyError where its file cannot be read."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        content: dict[str, Any] = json.loads((folder / REPORT).read_text(encoding="utf-8"))
        self.title = str(content["run"]["configuration"]["title"])
        self.passes = bool(content["passes"])
        self.faults = [f"{fault['metric']}: {fault['reason']}" for fault in content["faults"]]
        self._metrics: list[dict[str, Any]] = content["metrics"]
        self._rows: list[dict[str, Any]] = content["rows"]

    @property
    def page(self) -> bytes:
        """The whole report as one HTML file."""
        return (self.folder / _PAGE).read_bytes()

    def find_shares(self, names: tuple[str, ...]) -> list[Share]:
        """Some shares, of those that apply to any case, in the order of the report."""
        return [
            Share(row["name"], row["value"], row["low"], row["high"], row["count"])
            for row in self._metrics
            if row["name"] in names and row["count"]
        ]

    def list_answers(self, only_missed: bool) -> list[JudgedAnswer]:
        """The answers, all or those in which something is missing."""
        return [
            JudgedAnswer(row["case"], Answer.model_validate(row["answer"]), tuple(row["misses"]))
            for row in self._rows
            if row["misses"] or not only_missed
        ]


def read_report(folder: Path) -> Report | None:
    """The report of a run; None where it cannot be read."""
    try:
        return Report(folder)
    except (OSError, ValueError, KeyError):
        return None
