"""Command line: `python -m rag "QUESTION"` answers one question, `--jsonl` one a line from standard input."""

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from pydantic import ValidationError

from rag.answer import Answer
from rag.chain import Assistant
from rag.errors import KantaneuvoError, SettingsError
from rag.question import Question
from rag.redaction import guarded_errors
from rag.rendering import refuse_line, render_text
from rag.settings import Settings, parse_day, read_today

UNUSABLE = 2
"""Exit code of unusable arguments."""


@guarded_errors()
def main(arguments: list[str] | None = None) -> int:
    """Answer what the command line asks; 0 whatever the answer's status, 2 for unusable arguments."""
    options = _parse(arguments)
    try:
        today = read_today()
        as_of = today if options.as_of is None else parse_day(options.as_of, "--as-of")
        assistant = Assistant(Settings.from_environment())
    except KantaneuvoError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    if options.jsonl:
        for answer in answer_lines(sys.stdin.buffer, assistant, today, as_of):
            print(answer.model_dump_json(), flush=True)
        return 0
    answer = _answer_one(options.question, assistant, today, as_of)
    print(answer.model_dump_json(indent=1) if options.json else render_text(answer))
    return 0


def answer_lines(lines: Iterable[bytes], assistant: Assistant, today: date, as_of: date) -> Iterator[Answer]:
    """An answer for every line that is not blank, in order; a bad line gets an answer with status error."""
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        fields: dict[str, Any] = {}
        try:
            fields = _read_line(line)
            question = _make_question(fields, today, as_of)
        except (SettingsError, ValueError, RecursionError) as error:
            yield refuse_line(fields, f"line {number}: {_explain(error)}", today, as_of)
        else:
            yield assistant.answer(question)


def _answer_one(text: str, assistant: Assistant, today: date, as_of: date) -> Answer:
    """The answer to a question of the command line."""
    fields = {"question": text}
    try:
        return assistant.answer(_make_question(fields, today, as_of))
    except SettingsError as error:
        return refuse_line(fields, str(error), today, as_of)


def _read_line(line: bytes) -> dict[str, Any]:
    """The fields of a line; raises ValueError for one that is no JSON object."""
    fields = json.loads(line.decode("utf-8-sig", "surrogateescape"))
    if not isinstance(fields, dict):
        raise ValueError("not a JSON object")
    return fields


def _make_question(fields: dict[str, Any], today: date, as_of: date) -> Question:
    """The question of a line's fields; raises SettingsError or ValidationError where one cannot be used."""
    if not isinstance(fields.get("question"), str):
        raise SettingsError("question: missing or no text; give the question as a string")
    for name, value in fields.items():
        _refuse_halves(name, value)
    given = {name: fields[name] for name in ("history", "profile") if fields.get(name) is not None}
    own = fields.get("as_of")
    return Question.model_validate(
        {
            "id": None if fields.get("id") is None else str(fields["id"]),
            "text": fields["question"],
            "today": today,
            "as_of": as_of if own is None else parse_day(str(own), "as_of"),
            **given,
        }
    )


def _refuse_halves(name: str, value: object) -> None:
    """Raise SettingsError for a field with half a character, as bytes that are no UTF-8 leave it."""
    try:
        json.dumps([name, value], ensure_ascii=False).encode()
    except UnicodeEncodeError as error:
        raise SettingsError(f"{name}: not UTF-8 text; write it again in UTF-8") from error


def _explain(error: Exception) -> str:
    """What is wrong with a line, in one sentence."""
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        return f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    if isinstance(error, json.JSONDecodeError):
        return f"not valid JSON ({error.msg}, column {error.colno})"
    return "nested too deeply" if isinstance(error, RecursionError) else str(error)


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
