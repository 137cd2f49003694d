"""Cross-check: what a passage says otherwise than the rules transcribed from guidance, of showing and of durations."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache

from rag.blocks import parse_blocks, strip_marker
from rag.language import LANGUAGES
from rag.language.cues import find_cues
from rag.language.durations import StatedDuration, find_durations
from rag.language.glossary import find_terms, load_glossary
from rag.language.sentences import split_sentences
from rag.passage import Passage
from rag.rules.guidance.effort import rule_effort
from rag.rules.guidance.table import Row
from rag.rules.guidance.visibility import list_visibility
from rag.rules.months import MonthRange

VISIBILITY, EFFORT = "visibility.", "effort."
"""How the ids of the rules begin that are compared."""

HIDDEN, SHOWN = ("never", "not_at_first"), ("shown",)
"""What rows of visibility say that a text can plainly contradict."""

BEGINNING = 6
"""Letters that stay when a word is inflected."""

_PHASES = ("current_state", "training")
"""Phases of the work that the glossary has a term of the same name for."""


@dataclass(frozen=True)
class Disagreement:
    """A unit of a passage that says otherwise than a rule: the rule's id and source, the words, what the rule says."""

    rule: str
    source: str
    quote: str
    stated: str
    ruled: str


@dataclass(frozen=True)
class _Unit:
    """A sentence or an item, with what leads into it and the terms of its heading."""

    quote: str
    lead_in: str
    heading: frozenset[str]
    language: str

    @cached_property
    def named(self) -> frozenset[str]:
        """The terms it names."""
        return find_terms(self.quote, self.language)

    @cached_property
    def around(self) -> frozenset[str]:
        """The terms named around it."""
        return self.heading | find_terms(self.lead_in, self.language)

    @cached_property
    def denies(self) -> bool:
        """Whether it denies, itself or where its lead-in does."""
        return "negation" in find_cues(f"{self.lead_in} {self.quote}", self.language)


def find_disagreements(passage: Passage, rule: str = "") -> Iterator[Disagreement]:
    """Where a passage says otherwise than a rule of guidance; never of the section the rule was transcribed from.

    Those of one rule or area are asked for by how its id begins.
    """
    may_show = not rule.startswith(EFFORT) and _may_name_mykanta().search(_join(passage)) is not None
    may_last = not rule.startswith(VISIBILITY) and bool(find_durations(passage.text))
    for unit in _list_units(passage) if may_show or may_last else ():
        found = [
            *(_check_showing(passage, unit) if may_show else ()),
            *(_check_durations(passage, unit) if may_last else ()),
        ]
        yield from (one for one in found if one.rule.startswith(rule))


def _join(passage: Passage) -> str:
    """A passage with its heading."""
    return "\n".join([*passage.section[-1:], passage.text])


@cache
def _may_name_mykanta() -> re.Pattern[str]:
    """How the first word of a name of MyKanta begins, in whatever case: without it no text speaks of what it shows."""
    forms = [form for language in LANGUAGES for form in load_glossary().terms["mykanta"].list_forms(language)]
    beginnings = sorted({re.escape(form.split()[0][:BEGINNING]) for form in forms})
    return re.compile(rf"\b(?:{'|'.join(beginnings)})", re.IGNORECASE)


def _check_showing(passage: Passage, unit: _Unit) -> Iterator[Disagreement]:
    """A plain yes or no on whether MyKanta shows a document, against the table of visibility."""
    everything = unit.named | unit.around
    if not ("mykanta" in everything and "shown" in everything):
        return
    for row in list_visibility().rows:
        is_hidden, is_shown = row.says in HIDDEN, row.says in SHOWN
        if not (is_hidden or is_shown) or row.source == passage.section_key or not row.speaks_of(unit.named):
            continue
        if unit.denies is not is_hidden and not _is_excepted(row, unit):
            stated = "not_shown" if unit.denies else "shown"
            yield Disagreement(f"{VISIBILITY}{row.id}", row.source, unit.quote, stated, row.says)


def _is_excepted(row: Row, unit: _Unit) -> bool:
    """Whether another row, which goes before this one, speaks of the unit too."""
    return list_visibility().find_row(unit.named) != row


def _check_durations(passage: Passage, unit: _Unit) -> Iterator[Disagreement]:
    """A duration of the work on one service task, or of a phase of it, against the estimate."""
    effort = rule_effort()
    if passage.section_key == effort.source:
        return
    durations = find_durations(unit.quote)
    if not durations:
        return
    phases = {phase.id: phase.months for phase in effort.phases if phase.id in _PHASES}
    named = next((phase for phase in phases if phase in unit.named), None)
    is_of_work = "service_task" in unit.named and bool({"deployment", "effort"} & (unit.named | unit.around))
    months = phases[named] if named and "effort" in unit.around else effort.total if is_of_work else None
    if months is None:
        return
    for stated in durations:
        if (stated.shortest, stated.longest) != (months.shortest, months.longest):
            rule = f"{EFFORT}{named or 'total'}"
            yield Disagreement(rule, effort.source, unit.quote, _show(stated), _show(months))


def _show(months: StatedDuration | MonthRange) -> str:
    """A number of months, or from the fewest to the most."""
    return "–".join(dict.fromkeys([str(months.shortest), str(months.longest)]))


def _list_units(passage: Passage) -> tuple[_Unit, ...]:
    """The sentences and items of a passage; an item is denied where its lead-in is."""
    return _read_units(passage.text, " ".join(passage.section[-1:]), passage.language)


@lru_cache(maxsize=10_000)
def _read_units(text: str, heading: str, language: str) -> tuple[_Unit, ...]:
    """The units of a text under a heading."""
    named = find_terms(heading, language)
    units = []
    for block in parse_blocks(text):
        sentences = split_sentences(block.text)
        units += [_Unit(sentence, "", named, language) for sentence in sentences]
        lead_in = sentences[-1] if sentences else ""
        units += [_Unit(strip_marker(item), lead_in, named, language) for item in block.items]
    return tuple(units)
