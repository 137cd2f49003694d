"""Guidance rows: what a table of the guidance says of a question, yes or no, with the words it came from."""

from collections.abc import Iterator

from rag.asked_guidance import AskedRow
from rag.blocks import parse_blocks, strip_marker
from rag.composition.brief import Brief
from rag.composition.draft import Draft, Quote, Statement
from rag.composition.extractive import list_passage_notices
from rag.composition.quoting import find_unit_naming, list_units, names_any
from rag.cross_check import find_disagreements
from rag.focus import TextWords
from rag.passage import Passage, Standing
from rag.rules.guidance.effort import rule_effort
from rag.rules.guidance.table import Row

_UNNAMED = ("word", "name", "thing", "number")
"""The kinds of thing in a question that a row's passage should name."""


def compose_row(brief: Brief, asked: AskedRow) -> Draft | None:
    """Yes or no in so many words, then the guidance's own.

    None where its section cannot be shown on the day, or does not name the thing, as an original may put it otherwise.
    """
    passage = brief.find_section(asked.row.source)
    if passage is None or not names_any(passage, asked.row.names):
        return None
    unit = find_unit_naming(passage, asked.row.names)
    says = brief.say(f"tables.{asked.area}.{asked.row.says}")
    is_item = unit[-1:] not in ".:"
    text = f"{says}: {unit} [[0]]." if is_item else f"{says}. {unit} [[0]]"
    statements = [Statement(text, (Quote(passage, unit),)), *_list_items(passage, unit)]
    others = list(say_disagreements(brief, f"{asked.area}.{asked.row.id}"))
    uncovered = () if asked.area == "authorities" else _name_uncovered(brief, passage)
    notices = (*uncovered, *list_passage_notices(brief, passage), *_warn(brief, others))
    return Draft((*statements, *_say_conditions(brief, asked.row), *others), notices=notices)


def compose_effort(brief: Brief) -> Draft | None:
    """How long the work takes, phase by phase; None where the estimate cannot be shown on the day."""
    passage = brief.find_section(rule_effort().source)
    if passage is None:
        return None
    blocks = [block for block in parse_blocks(passage.text) if block.items]
    lead_in = blocks[0].text
    lead = Statement(f"{lead_in} [[0]]", (Quote(passage, lead_in),), is_quoted=True)
    others = list(say_disagreements(brief, "effort."))
    notices = (*list_passage_notices(brief, passage), *_warn(brief, others))
    return Draft((lead, *_list_items(passage, lead_in), *others), notices=notices)


def say_disagreements(brief: Brief, rule: str) -> Iterator[Statement]:
    """What other documents, in force on the day, say otherwise than a rule; both stand until someone decides."""
    for passage in brief.generation.list_in(brief.meaning.language):
        standing = passage.validity.find_standing(brief.on)
        if not passage.is_visible(brief.on) or standing not in (Standing.IN_FORCE, Standing.UNDATED):
            continue
        for found in find_disagreements(passage, rule):
            name = passage.short.get(brief.replies.language, passage.title)
            text = brief.say("tables.otherwise", document=name, quote=found.quote)
            yield Statement(f"{text} [[0]]", (Quote(passage, found.quote),), separator="\n\n")


def _warn(brief: Brief, others: list[Statement]) -> Iterator[str]:
    """That sources disagree, where they do."""
    if others:
        yield brief.say("notices.disagree")


def _list_items(passage: Passage, lead_in: str) -> Iterator[Statement]:
    """The items that a lead-in announces."""
    items = [item for block in parse_blocks(passage.text) if block.text.endswith(lead_in) for item in block.items]
    for number, item in enumerate(strip_marker(item) for item in items if lead_in.endswith(":")):
        separator = "\n\n- " if number == 0 else "\n- "
        yield Statement(item, (Quote(passage, item),), is_quoted=True, separator=separator)


def _say_conditions(brief: Brief, row: Row) -> Iterator[Statement]:
    """On what condition the row holds."""
    for source in row.also:
        if passage := brief.find_section(source):
            unit = next(list_units(passage))
            yield Statement(f"{unit} [[0]]", (Quote(passage, unit),), is_quoted=True)


def _name_uncovered(brief: Brief, passage: Passage) -> Iterator[str]:
    """That the section does not name some word of the question."""
    words = TextWords.read(passage.named_text, passage.language)
    lacking = [part for part in brief.meaning.focus if part.kind in _UNNAMED and not part.stands_in(words)]
    if lacking:
        yield brief.say("notices.uncovered", words=", ".join(f"“{part.text}”" for part in lacking))
