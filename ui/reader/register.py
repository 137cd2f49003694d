"""Register: every source as a row with its publisher, day, standing and validity."""

from html import escape

from rag.passage import Standing
from ui.reader.shelf import Section, Source
from ui.reader.words import SourceWords
from ui.timeline.table import show_table

_COLUMNS = ("source", "publisher", "published", "standing", "validity")


def show_register(sources: list[Source], words: SourceWords) -> str:
    """The table of sources."""
    heads = [words.texts(f"sources.table.{name}") for name in _COLUMNS]
    rows = [_list_cells(source, words) for source in sources]
    return show_table("sources", words.texts("sources.table.caption"), heads, rows)


def _list_cells(source: Source, words: SourceWords) -> list[str]:
    """A source as the cells of a row."""
    held = source.holding
    named = f"{words.texts(f'admin.kinds.{held.kind}')} · {held.id}"
    return [
        f"{escape(held.title)}<small>{escape(named)}</small>",
        escape(held.publisher),
        escape(words.tell_published(source.passages[0].validity)),
        _tell_standing(source, words),
        escape(_tell_period(source, words)) + _note(_tell_successors(source, words)),
    ]


def _note(text: str) -> str:
    """A line in small print, if there is anything to say."""
    return f"<small>{escape(text)}</small>" if text else ""


def _list_gone(source: Source, words: SourceWords) -> tuple[list[Section], int]:
    """The sections that are superseded on the day, and how many there are in all."""
    sections = source.list_sections(source.languages[0])
    return [row for row in sections if row.validity.find_standing(words.on) is Standing.SUPERSEDED], len(sections)


def _tell_standing(source: Source, words: SourceWords) -> str:
    """How a source stands: of one in force, whether others have superseded part of it, and how much is superseded."""
    held, (gone, total) = source.holding, _list_gone(source, words)
    if held.standing is Standing.SUPERSEDED or not gone:
        return escape(words.name_standing(held.standing))
    by_others = any(section.validity.superseded_by != source.id for section in gone)
    is_partly = held.standing is Standing.IN_FORCE and by_others
    standing = words.texts("sources.table.partly") if is_partly else words.name_standing(held.standing)
    return escape(standing) + _note(words.texts("sources.table.gone", count=len(gone), total=total))


def _tell_period(source: Source, words: SourceWords) -> str:
    """From the first day of any section to the last day of all of them."""
    starts = [passage.validity.in_force_from for passage in source.passages if passage.validity.in_force_from]
    period = words.tell_period(min(starts, default=None), source.holding.until)
    return period or words.texts("sources.table.unknown")


def _tell_successors(source: Source, words: SourceWords) -> str:
    """What superseded the source, where all of it was."""
    if source.holding.standing is not Standing.SUPERSEDED:
        return ""
    names = dict.fromkeys(passage.validity.superseded_by for passage in source.passages)
    named = ", ".join(words.name_source(name) for name in names if name)
    return words.texts("sources.successor", name=named) if named else ""
