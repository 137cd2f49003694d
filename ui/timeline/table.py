"""Table: the law of a day beside today's, what moved in words, and the legal basis, as HTML that any reader can use."""

from datetime import date
from html import escape

from rag.rules.ruling import Ruling
from ui.day import write_day
from ui.timeline.laws import Choice, Comparison, list_comparisons
from ui.timeline.words import LawWords


def show_comparisons(choice: Choice, words: LawWords) -> str:
    """A row for each subject and for sectors alike; where the chosen day is today, today's law alone."""
    heads = [words.texts("deadlines.table.subject"), *(_name_law(day, choice, words) for day in choice.days)]
    heads += [] if choice.is_of_today else [words.texts("deadlines.table.moved")]
    rows = [_list_cells(one, choice, words) for one in list_comparisons(choice)]
    kind = "law" if choice.is_of_today else "laws"
    return show_table(kind, words.texts("deadlines.table.caption"), heads, rows)


def show_table(kind: str, caption: str, heads: list[str], rows: list[list[str]]) -> str:
    """A table of HTML cells, the first of each row its head; in a narrow window each row becomes a card.

    The roles are told in so many words, for browsers forget those of tables that are laid out otherwise.
    """
    head = "".join(f'<th scope="col" role="columnheader">{escape(name)}</th>' for name in heads)
    body = "".join(_show_row(heads, cells) for cells in rows)
    return (
        f'<table class="sheet {kind}" role="table"><caption>{escape(caption)}</caption>'
        f'<thead role="rowgroup"><tr role="row">{head}</tr></thead><tbody role="rowgroup">{body}</tbody></table>'
    )


def _show_row(heads: list[str], cells: list[str]) -> str:
    """A row; each cell knows the head of its column."""
    first, *rest = cells
    shown = "".join(
        f'<td role="cell" data-head="{escape(name)}">{cell}</td>' for name, cell in zip(heads[1:], rest, strict=True)
    )
    return f'<tr role="row"><th scope="row" role="rowheader">{first}</th>{shown}</tr>'


def _name_law(day: date, choice: Choice, words: LawWords) -> str:
    """The head of a column: today's law, or that of another day."""
    return words.texts(f"deadlines.table.{'today' if day == choice.today else 'other'}", day=write_day(day))


def _list_cells(comparison: Comparison, choice: Choice, words: LawWords) -> list[str]:
    """The cells of a comparison as HTML."""
    laws = zip(choice.days, comparison.rulings, strict=True)
    cells = [_show_law(ruling, _has_passed(ruling, day, choice), words) for day, ruling in laws]
    subject = _show_subject(comparison, choice, words)
    return [subject, *cells] if choice.is_of_today else [subject, *cells, _show_changes(comparison, words)]


def _show_changes(comparison: Comparison, words: LawWords) -> str:
    """What moved, a line for each thing."""
    kind = "moved" if comparison.has_moved else "same"
    return "".join(f'<span class="change {kind}">{escape(one)}</span>' for one in words.tell_change(comparison))


def _show_subject(comparison: Comparison, choice: Choice, words: LawWords) -> str:
    """The subject, and its sectors where they are not all that were chosen."""
    sectors = "" if comparison.sectors == choice.sectors else words.name_sectors(comparison.sectors)
    named = f"<small>{escape(sectors)}</small>" if sectors else ""
    return escape(words.name_subject(comparison.subject)) + named


def _has_passed(ruling: Ruling | None, on: date, choice: Choice) -> bool:
    """Whether the day of today's law has gone by."""
    return ruling is not None and on == choice.today and max(ruling.days) < choice.today


def _show_law(ruling: Ruling | None, has_passed: bool, words: LawWords) -> str:
    """What a law requires with its legal basis, and whether its day has gone by."""
    text = escape(words.tell(ruling))
    if ruling is None:
        return f'<span class="none">{text}</span>'
    lines = [words.texts("deadlines.law.past")] if has_passed else []
    lines.append(words.texts("deadlines.table.basis", basis=words.name_basis(ruling.legal_basis)))
    return text + "".join(f"<small>{escape(line)}</small>" for line in lines)
