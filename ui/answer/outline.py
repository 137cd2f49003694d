"""Outline: the parts of an answer in the order they are read, for whatever they are written as."""

from dataclasses import dataclass

from rag.answer import Answer, AnswerStatus
from rag.rendering import describe_citation
from ui.answer.dates import list_rows
from ui.day import write_day
from ui.texts import load_texts

OF_A_DAY = (AnswerStatus.ANSWERED, AnswerStatus.NOT_IN_GUIDANCE)
"""The endings that hold for a day; a refusal holds for any."""


@dataclass(frozen=True)
class Part:
    """A titled list of lines, or a table where it has heads."""

    title: str
    rows: tuple[tuple[str, ...], ...]
    heads: tuple[str, ...] = ()


def list_parts(answer: Answer) -> list[Part]:
    """What belongs to an answer besides its words, as far as it has it: dates, sources, own rules, notices."""
    texts = load_texts(answer.language)
    heads = tuple(texts(f"answer.{name}") for name in ("day", "subject", "verdict"))
    dates = tuple((row.day, row.concerns, row.words) for row in list_rows(answer))
    cited = tuple((describe_citation(citation, answer.language),) for citation in answer.citations)
    own = ((texts("own_rules.note"),), *((said,) for said in answer.organisation)) if answer.organisation else ()
    parts = [
        Part(texts("answer.dates"), dates, heads),
        Part(texts("answer.sources"), cited),
        Part(texts("own_rules.heading"), own),
        Part(texts("answer.notices"), tuple((notice,) for notice in answer.notices)),
    ]
    return [part for part in parts if part.rows]


def tell_day(answer: Answer) -> str:
    """For which day an answer is; empty where it holds for any."""
    return load_texts(answer.language)("answer.for_day", day=write_day(answer.as_of)) if has_day(answer) else ""


def has_day(answer: Answer) -> bool:
    """Whether an answer holds for a day."""
    return answer.status in OF_A_DAY
