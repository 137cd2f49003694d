"""Lineage: what superseded what, as a small graph of boxes and arrows, and the same in words."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from html import escape

from ui.day import write_day
from ui.reader.shelf import Source
from ui.reader.words import SourceWords


@dataclass(frozen=True)
class Succession:
    """So many sections of a source were superseded by another source or act, the last of them after a day."""

    earlier: str
    later: str
    count: int
    total: int
    until: date | None


def list_successions(sources: list[Source]) -> list[Succession]:
    """What superseded what; a source whose own earlier wording it replaces is left out."""
    found = []
    for source in sources:
        sections = source.list_sections(source.languages[0])
        laters = Counter(section.validity.superseded_by for section in sections if section.validity.superseded_by)
        for later, count in laters.items():
            ends = [row.validity.in_force_until for row in sections if row.validity.superseded_by == later]
            until = max((end for end in ends if end), default=None)
            found.append(Succession(source.id, str(later), count, len(sections), until))
    return [row for row in found if row.earlier != row.later]


def show_lineage(successions: list[Succession], words: SourceWords) -> str:
    """The graph, each successor at the head of the arrow from what it superseded, and the list that says the same."""
    last = [later for later in dict.fromkeys(row.later for row in successions) if not _has_later(later, successions)]
    families = "".join(f'<div class="family">{_show_node(name, successions, words)}</div>' for name in last)
    label = escape(words.texts("sources.lineage.label"))
    items = "".join(f"<li>{escape(tell_succession(row, words))}</li>" for row in successions)
    return f'<div class="lineage" role="img" aria-label="{label}">{families}</div><ul class="successions">{items}</ul>'


def tell_succession(row: Succession, words: SourceWords) -> str:
    """What superseded a source, how much of it and when, in a sentence."""
    key = "whole" if row.count == row.total else "part"
    facts = {"earlier": words.name_source(row.earlier), "later": words.name_source(row.later)}
    told = words.texts(f"sources.lineage.{key}", **facts, count=row.count, total=row.total)
    until = words.texts("sources.lineage.until", day=write_day(row.until)) if row.until else ""
    return f"{told[:1].upper()}{told[1:]} {until}".strip()


def _has_later(name: str, successions: list[Succession]) -> bool:
    """Whether a source was superseded in its turn."""
    return any(row.earlier == name for row in successions)


def _show_node(name: str, successions: list[Succession], words: SourceWords, seen: frozenset[str] = frozenset()) -> str:
    """A source as a box, what it superseded before it; what comes round again is not drawn twice."""
    earlier = [row for row in successions if row.later == name and row.earlier not in seen]
    boxes = "".join(_show_arrow(row, successions, words, seen | {name}) for row in earlier)
    before = f'<div class="before">{boxes}</div>' if boxes else ""
    return f'{before}<div class="box">{escape(words.name_source(name))}</div>'


def _show_arrow(row: Succession, successions: list[Succession], words: SourceWords, seen: frozenset[str]) -> str:
    """A superseded source with the arrow that leads on, and how much of it was."""
    key = "all" if row.count == row.total else "some"
    share = words.texts(f"sources.lineage.{key}", count=row.count, total=row.total)
    node = _show_node(row.earlier, successions, words, seen)
    return (
        f'<div class="step"><div class="node">{node}</div><div class="arrow"><span>{escape(share)}</span></div></div>'
    )
