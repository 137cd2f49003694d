"""An answer with its dates, sources and notices as text, to copy into a letter or a record."""

from rag.answer import Answer
from ui.answer.outline import Part, list_parts, tell_day


def write_plain(answer: Answer) -> str:
    """The whole answer as text."""
    parts = [answer.answer, *map(_write_part, list_parts(answer)), tell_day(answer)]
    return "\n\n".join(part for part in parts if part)


def _write_part(part: Part) -> str:
    """A part under its title, a line a row."""
    lines = [f"{row[0]} – {row[1]}: {row[2]}" if part.heads else row[0] for row in part.rows]
    return "\n".join([part.title, *lines])
