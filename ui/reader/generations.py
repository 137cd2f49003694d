"""Generations: the history of the index, what each kept generation holds and what it changed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from itertools import pairwise
from pathlib import Path

from rag.errors import IndexFault
from rag.generations import list_generations, read_passages, read_pointer
from rag.passage import Passage
from ui.day import write_day
from ui.reader.words import SourceWords
from ui.timeline.table import show_table

_COLUMNS = ("generation", "made", "holds", "changed")


@dataclass(frozen=True)
class Made:
    """A kept generation: when it was made, and its passages, or none where it is damaged."""

    name: str
    moment: datetime
    passages: tuple[Passage, ...] | None
    answers: bool


def read_generations(index: Path) -> list[Made]:
    """The kept generations, the newest first."""
    current = read_pointer(index)
    return [_read(folder, current) for folder in reversed(list_generations(index))]


def show_generations(made: list[Made], words: SourceWords) -> str:
    """The table of generations."""
    heads = [words.texts(f"sources.history.{name}") for name in _COLUMNS]
    pairs = pairwise([*made, None])
    rows = [_list_cells(one, before, words) for one, before in pairs if one]
    return show_table("generations", words.texts("sources.history.caption"), heads, rows)


def _read(folder: Path, current: str | None) -> Made:
    """A generation of a folder."""
    moment = datetime.fromtimestamp(folder.stat().st_mtime, UTC)
    try:
        passages = tuple(read_passages(folder))
    except IndexFault:
        return Made(folder.name, moment, None, folder.name == current)
    return Made(folder.name, moment, passages, folder.name == current)


def _list_cells(one: Made, before: Made | None, words: SourceWords) -> list[str]:
    """A generation as the cells of a row."""
    answers = f"<small>{escape(words.texts('sources.history.answers'))}</small>" if one.answers else ""
    moment = f"{write_day(one.moment.date())} {one.moment:%H:%M} UTC"
    return [
        escape(one.name) + answers,
        escape(moment),
        escape(_tell_holds(one, words)),
        escape(_tell_changed(one, before, words)),
    ]


def _tell_holds(one: Made, words: SourceWords) -> str:
    """How many passages from how many sources."""
    if one.passages is None:
        return words.texts("sources.history.damaged")
    sources = len({passage.document for passage in one.passages})
    return words.texts("sources.history.counts", passages=len(one.passages), sources=sources)


def _tell_changed(one: Made, before: Made | None, words: SourceWords) -> str:
    """What changed from the generation before."""
    if one.passages is None or before is None or before.passages is None:
        return words.texts("sources.history.unknown")
    now, then = ({row.id: row.digest for row in made.passages or ()} for made in (one, before))
    counts = {
        "created": len(now.keys() - then.keys()),
        "updated": sum(then[name] != now[name] for name in now.keys() & then.keys()),
        "deleted": len(then.keys() - now.keys()),
    }
    return words.texts("sources.history.nothing" if not any(counts.values()) else "sources.history.changes", **counts)
