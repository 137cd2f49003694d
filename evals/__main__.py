"""Command line: `python -m evals` asks every question of a data set and says what share is answered right."""

import argparse
import json
import sys
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tqdm import tqdm

from evals.case import Case, read_cases
from evals.judging import Judgement, find_interval, judge
from rag.chain import build_chain
from rag.errors import KantaneuvoError
from rag.question import Question
from rag.settings import ROOT, Settings, read_today

DATASET = ROOT / "evals" / "questions" / "development.jsonl"

GATE = 0.9
"""The share of right answers below which a version does not pass."""

UNUSABLE = 2
"""Exit code of unusable arguments."""


def main(arguments: list[str] | None = None) -> int:
    """Ask, judge and print; 0 at or above the gate, 1 below, 2 for unusable arguments."""
    options = _parse(arguments)
    try:
        judgements = ask_all(list(read_cases(options.dataset)), read_today())
    except KantaneuvoError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    right = sum(row.is_right for row in judgements)
    if options.json:
        print(json.dumps([_show(row) for row in judgements], ensure_ascii=False, indent=1))
    else:
        print_report(judgements)
    return 0 if right >= GATE * len(judgements) else 1


def ask_all(cases: Iterable[Case], today: date) -> list[Judgement]:
    """The answers of the chain to all cases, judged."""
    chain = build_chain(Settings.from_environment())
    rows = []
    for case in tqdm(cases, desc="Asking", unit="question", leave=False, file=sys.stderr):
        question = Question(
            text=case.question, today=today, as_of=case.as_of or today, history=case.history, profile=case.profile
        )
        rows.append(judge(case, chain.invoke(question)))
    return rows


def print_report(judgements: list[Judgement]) -> None:
    """The misses one by one, then shares with their intervals by kind and language, and lengths."""
    for row in judgements:
        if row.misses:
            print(f"{row.case.id} [{row.case.language}] {row.case.question}\n    {'; '.join(row.misses)}")
    groups: dict[str, list[Judgement]] = {}
    for row in judgements:
        for name in (row.case.kind, row.case.language, "all"):
            groups.setdefault(name, []).append(row)
    for name, rows in sorted(groups.items(), key=lambda item: (item[0] == "all", item[0])):
        right = sum(row.is_right for row in rows)
        low, high = find_interval(right, len(rows))
        print(f"{name:<20} {right:>4} of {len(rows):<4} {right / len(rows):6.1%}  ({low:.1%}–{high:.1%})")


def _show(row: Judgement) -> dict[str, object]:
    """A judgement as a JSON object."""
    return {
        "id": row.case.id,
        "right": row.is_right,
        "misses": row.misses,
        "answer": row.answer.model_dump(mode="json"),
    }


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    parser.add_argument("--dataset", type=Path, default=DATASET, metavar="FILE", help="questions, one JSON line each")
    parser.add_argument("--json", action="store_true", help="print every answer with its misses as JSON")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
