"""A conversation as Markdown, in which no sign of a question or a source is obeyed."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from ui.answer.markup import Line, read_lines
from ui.answer.outline import Part, list_parts, tell_day
from ui.day import write_day
from ui.texts import load_texts
from ui.turn import Turn

MIME = "text/markdown"
_OBEYED = re.compile(
    r"([\\`*_\[\]<>|~&$]|(?<=[a-z]):(?=//)|(?<=www)\.|@|^[-+=#]|^\d+(?=[.)])(?P<dot>[.)]))", re.IGNORECASE
)


def write_markdown(turns: Sequence[Turn], language: str, today: date) -> str:
    """The conversation, each question a heading."""
    texts = load_texts(language)
    head = [f"# {texts('transcript.title')}", texts("transcript.made", day=write_day(today))]
    return "\n\n".join([*head, *(block for turn in turns for block in _write_turn(turn))]) + "\n"


def escape_markdown(text: str) -> str:
    """A line of text that Markdown shows as it is."""
    return _OBEYED.sub(_escape, " ".join(text.split()))


def _escape(match: re.Match[str]) -> str:
    """A sign that Markdown would obey, or the number of a list that is none, so that it does not."""
    return f"{match[0][:-1]}\\{match[0][-1]}"


def _write_turn(turn: Turn) -> Iterator[str]:
    """A question and its answer, block by block."""
    yield f"## {escape_markdown(turn.shown)}"
    yield _write_words(turn.answer.answer)
    for part in list_parts(turn.answer):
        yield f"### {escape_markdown(part.title)}"
        yield _write_table(part) if part.heads else _write_list(part)
    if day := tell_day(turn.answer):
        yield escape_markdown(day)


def _write_words(text: str) -> str:
    """The words of an answer with their paragraphs and lists; a line within a paragraph stays a line."""
    blocks = groupby(read_lines(text), key=lambda line: line.kind)
    return "\n\n".join(_write_block(kind, text, list(lines)) for kind, lines in blocks if kind)


def _write_block(kind: str, text: str, lines: list[Line]) -> str:
    """A paragraph, or a list that keeps its numbers."""
    words = [escape_markdown(text[line.start : line.end]) for line in lines]
    if kind == "p":
        return "\\\n".join(words)
    marks = [f"{line.number}." if line.number else "-" for line in lines]
    return "\n".join(f"{mark} {item}" for mark, item in zip(marks, words, strict=True))


def _write_table(part: Part) -> str:
    """A part as a table."""
    rows = [part.heads, tuple("---" for _ in part.heads), *part.rows]
    escaped = [row if number == 1 else tuple(map(escape_markdown, row)) for number, row in enumerate(rows)]
    return "\n".join(f"| {' | '.join(row)} |" for row in escaped)


def _write_list(part: Part) -> str:
    """A part as a list."""
    return "\n".join(f"- {escape_markdown(row[0])}" for row in part.rows)
