"""Basis: what an answer rests on, told step by step, and what was read for it and left aside."""

from collections.abc import Iterator, Sequence

from rag.answer import Basis, BasisPassage, BasisRuling, Ground
from rag.composition.law_groups import LawGroup, group_cases
from rag.coverage import Found
from rag.inquiry import Inquiry
from rag.naming import name_source
from rag.passage import Passage
from rag.replies import Replies


def describe_basis(inquiry: Inquiry, cited: Sequence[Passage]) -> Basis | None:
    """What the answer of an inquiry rests on, whose cited passages are given; None where nothing was looked for."""
    if not inquiry.generation:
        return None
    found = {row.passage.id: row for row in inquiry.found}
    known = {passage.id: passage for passage in (*cited, *(row.passage for row in inquiry.found))}
    return Basis(
        rulings=tuple(_describe_ruling(group, inquiry.replies) for group in group_cases(inquiry.cases)),
        passages=tuple(
            BasisPassage(
                passage=name,
                name=f"{name_source(passage, inquiry.replies)}: {passage.section[-1]}",
                ground=_find_ground(inquiry, passage),
                is_cited=passage in cited,
                has=tuple(_list_words(found[name])) if name in found else (),
                lacks=tuple(part.text for part in found[name].missing) if name in found else (),
            )
            for name, passage in known.items()
        ),
        refused=inquiry.refused,
    )


def _describe_ruling(group: LawGroup, replies: Replies) -> BasisRuling:
    """The ruling of a group of cases, each step of its reasoning a sentence."""
    return BasisRuling(
        subjects=tuple(group.subjects),
        sectors=tuple(group.sectors),
        days=group.ruling.days,
        certainty=group.ruling.certainty,
        steps=tuple(replies.say(f"steps.{step.key}", **dict(step.facts)) for step in group.ruling.steps),
    )


def _find_ground(inquiry: Inquiry, passage: Passage) -> Ground:
    """Why a passage was taken: a ruling before words, and words before a duty that it speaks of."""
    sources = {source for case in inquiry.cases for source in case.ruling.sources}
    if passage.section_key in sources:
        return Ground.RULING
    return Ground.WORDS if any(row.passage.id == passage.id for row in inquiry.found) else Ground.DUTY


def _list_words(found: Found) -> Iterator[str]:
    """The words of the question that count and that a found passage's section has."""
    missing = {part.text for part in found.missing}
    return (text for text, weight in found.weights.items() if weight and text not in missing)
