"""Command line: `python -m rag "QUESTION"` answers one question, `--jsonl` one a line from standard input."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from langchain_core.runnables import Runnable
from pydantic import ValidationError

from rag.answer import Answer
from rag.chain import build_chain
from rag.errors import KantaneuvoError, SettingsError
from rag.question import Profile, Question
from rag.rendering import refuse_line, render_text
from rag.settings import Settings, parse_day, read_today

UNUSABLE = 2
"""Exit code of unusable arguments."""


def main(arguments: list[str] | None = None) -> int:
    """Answer what the command line asks; 0 whatever the answer's status, 2 for unusable arguments."""
    options = _parse(arguments)
    try:
        today = read_today()
        as_of = parse_day(options.as_of, "--as-of") if options.as_of else today
        chain = build_chain(Settings.from_environment())
    except KantaneuvoError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    if options.jsonl:
        for answer in answer_lines(sys.stdin, chain, today, as_of):
            print(answer.model_dump_json(), flush=True)
        return 0
    answer = chain.invoke(Question(text=options.question, today=today, as_of=as_of))
    print(answer.model_dump_json(indent=1) if options.json else render_text(answer))
    return 0


def answer_lines(lines: Iterable[str], chain: Runnable[Question, Answer], today: date, as_of: date) -> Iterator[Answer]:
    """An answer for every line that is not blank, in order; a bad line gets an answer with status error."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        fields: dict[str, Any] = {}
        try:
            fields = _read_line(line)
            question = _make_question(fields, today, as_of)
        except (SettingsError, ValidationError, ValueError) as error:
            yield refuse_line(fields, _explain(error, number), today, as_of)
        else:
            yield chain.invoke(question)


def _read_line(line: str) -> dict[str, Any]:
    """The fields of a line; raises ValueError for one that is no JSON object."""
    fields = json.loads(line)
    if not isinstance(fields, dict):
        raise ValueError("not a JSON object")
    return fields


def _make_question(fields: dict[str, Any], today: date, as_of: date) -> Question:
    """The question of a line's fields; raises SettingsError or ValidationError where one cannot be used."""
    text = fields.get("question")
    if not isinstance(text, str):
        raise SettingsError("question: missing or no text; give the question as a string")
    own = fields.get("as_of")
    return Question(
        id=None if fields.get("id") is None else str(fields["id"]),
        text=text,
        history=tuple(fields.get("history") or ()),
        today=today,
        as_of=parse_day(str(own), "as_of") if own is not None else as_of,
        profile=Profile.model_validate(fields.get("profile") or {}),
    )


def _explain(error: Exception, number: int) -> str:
    """What is wrong with a line, in one sentence."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"line {number}: {'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    if isinstance(error, json.JSONDecodeError):
        return f"line {number}: not valid JSON ({error.msg}, column {error.colno})"
    return f"line {number}: {error}"


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of the command line; argparse itself leaves with 2 for unusable ones."""
    parser = argparse.ArgumentParser(prog="python -m rag", description=__doc__)
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("question", nargs="?", metavar="QUESTION", help="the question, in Finnish, Swedish or English")
    asked.add_argument("--jsonl", action="store_true", help="read JSON lines from standard input, answer line by line")
    parser.add_argument("--as-of", metavar="YYYY-MM-DD", help="the day the answer is for (default: today)")
    parser.add_argument("--json", action="store_true", help="print the answer as JSON")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
