"""Extractive composition: the sentences, list items or rows that answer, in the words of the guidance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.answer import AnsweredDate
from rag.blocks import Block, parse_blocks, strip_marker
from rag.composition.agreement import list_agreeing, say_agreement
from rag.composition.brief import Brief
from rag.composition.draft import Draft, Quote, Statement
from rag.composition.extract_dates import list_claim_dates
from rag.composition.focusing import Focuser, has_right_shape
from rag.composition.quantities import has_asked_kind
from rag.coverage import Found
from rag.language.sentences import split_sentences
from rag.meaning import Meaning
from rag.passage import Passage, SourceKind, Standing

WHOLE_PARAGRAPH = 420
"""Characters up to which a paragraph is quoted whole."""

LONGEST_ANSWER = 600
"""Characters that a second passage may fill the answer up to."""

MOST_ITEMS = 5
"""Items or rows of a list that are quoted when the question names some; more than that and it is the list."""

CONSIDERED = 4
"""Passages whose extracts are compared."""

RIGHT_SHAPE = 0.25
"""What an extract gains, of the best passage's rank, that looks like what is asked for."""

WHOLE = 0.3
"""What the whole of a paragraph counts for beside its best sentence."""

LISTED, NAMED = 1.3, 1.6
"""What a list counts for, and items of it that the question names, beside a sentence that says as much."""

ALSO_ANSWERS = 0.85
"""Share of the best passage's score that another must have to be quoted beside it."""


@dataclass(frozen=True)
class Extract:
    """Parts of one passage that answer: a lead-in and items, or running text; and how well they do."""

    passage: Passage
    lead_in: str
    parts: tuple[str, ...]
    score: float

    @property
    def length(self) -> int:
        """Characters of the extract as shown."""
        return len(self.lead_in) + sum(len(part) for part in self.parts)


def compose_extracts(brief: Brief, found: Sequence[Found]) -> Draft:
    """The best extract of the passages, and one of a second passage that answers as well; empty where none fits."""
    ranked = rank_extracts(brief.meaning, found)
    chosen = [extract for extract, _ in ranked[:1]]
    agreeing = {row.passage.id: list_agreeing(row.passage, row.lead_in, row.parts, found) for row, _ in ranked}
    repeating = {quote.passage.id for best in chosen for quote in agreeing[best.passage.id]}
    others = [row for row in ranked[1:] if row[0].passage.id not in repeating][:1]
    chosen += [other[0] for other in others if _also_answers(ranked[0], other)]
    return Draft(
        statements=tuple(statement for one in chosen for statement in _state(brief, one, agreeing[one.passage.id])),
        dates=tuple(dict.fromkeys(dated for extract in chosen for dated in _list_dates(brief, extract))),
        notices=(
            *_name_uncovered(brief, ranked[0][1] if ranked else None),
            *dict.fromkeys(text for extract in chosen for text in list_passage_notices(brief, extract.passage)),
        ),
    )


def rank_extracts(meaning: Meaning, found: Sequence[Found]) -> list[tuple[Extract, Found]]:
    """An extract of each of the best passages that carry an answer, best first.

    What is asked for must be there: a question how many or how long is answered by no extract without a number.
    """
    rows = []
    for row in found[:CONSIDERED]:
        extract = choose_extract(meaning, row) if row.is_supported else None
        if extract:
            is_right = has_right_shape(meaning, extract.passage, extract.parts)
            value = row.rank / max(found[0].rank, 1e-6) + RIGHT_SHAPE * is_right
            rows.append((value, extract, row))
    return [(extract, row) for _, extract, row in sorted(rows, key=lambda item: -item[0])]


def choose_extract(meaning: Meaning, found: Found) -> Extract | None:
    """The part of a passage that says most of what the question is about, briefly; None where none holds its kind."""
    focuser = Focuser(meaning, found)
    candidates = [
        candidate
        for block in parse_blocks(found.passage.text)
        for candidate in _cut(block, found.passage, focuser)
        if has_asked_kind(meaning, found, candidate.lead_in, candidate.parts)
    ]
    return max(candidates, key=lambda extract: extract.score, default=None)


def _cut(block: Block, passage: Passage, focuser: Focuser) -> Iterator[Extract]:
    """The candidates of a block: its sentences or the whole of it, or its list, whole or the items named."""
    if not block.items:
        sentences = split_sentences(block.text)
        whole = len(block.text) <= WHOLE_PARAGRAPH
        for text in [block.text] if whole else sentences:
            score = max(focuser.weigh(sentence) for sentence in split_sentences(text))
            yield Extract(passage, "", (text,), score + WHOLE * focuser.weigh(text))
        return
    *before, lead_in = split_sentences(block.text) or [""]
    if before:
        yield from _cut(Block(" ".join(before)), passage, focuser)
    items = [strip_marker(item) for item in block.items]
    named = focuser.pick_named(lead_in, items)
    if named and len(named) <= MOST_ITEMS:
        score = max(focuser.weigh(item, lead_in) for item in named)
        yield Extract(passage, lead_in, tuple(named), NAMED * (score + focuser.wants_list))
    else:
        yield Extract(passage, lead_in, tuple(items), LISTED * focuser.weigh_list(lead_in, items))


def _also_answers(best: tuple[Extract, Found], other: tuple[Extract, Found]) -> bool:
    """Whether another passage answers as well as the first, says it elsewhere, and there is room for it."""
    is_as_good = other[1].rank >= ALSO_ANSWERS * best[1].rank and other[1].coverage >= best[1].coverage
    return is_as_good and best[0].length + other[0].length <= LONGEST_ANSWER


def _state(brief: Brief, extract: Extract, agreeing: Sequence[Quote]) -> Iterator[Statement]:
    """An extract as statements, in its own words, with its standing where that is not plain, and who says the same."""
    passage = extract.passage
    if passage.language != brief.meaning.language:
        yield Statement(brief.say("original_language"), separator="\n\n")
    if passage.kind is SourceKind.ORIGINAL:
        yield _introduce(brief, passage)
    standing = say_standing(brief, passage)
    until = passage.validity.in_force_until
    first = extract.lead_in or extract.parts[0]
    yield Statement(
        f"{first} [[0]]{standing}",
        (Quote(passage, extract.parts[0]),),
        days=(until,) if until else (),
        is_quoted=True,
        separator="\n\n",
    )
    for number, part in enumerate(extract.parts if extract.lead_in else ()):
        separator = "\n\n- " if number == 0 else "\n- "
        yield Statement(part, (Quote(passage, part),), is_quoted=True, separator=separator)
    yield from say_agreement(brief, passage, agreeing)


def _introduce(brief: Brief, passage: Passage) -> Statement:
    """Whose words follow and how they stand: those of a document that someone has added are never the assistant's."""
    standing = brief.say(f"standing.{passage.validity.find_standing(brief.on)}", until="").split(";")[0]
    name = passage.short.get(brief.meaning.language, passage.title)
    text = brief.say("added_document", name=name, standing=standing)
    return Statement(text, carried=(name, standing), separator="\n\n")


def _list_dates(brief: Brief, extract: Extract) -> Iterator[AnsweredDate]:
    """The dates that an extract asserts."""
    return list_claim_dates(brief, extract.passage, "\n".join(extract.parts))


def say_standing(brief: Brief, passage: Passage) -> str:
    """What to add to a quote that is not the text in force."""
    standing = passage.validity.find_standing(brief.on)
    if standing not in (Standing.SUPERSEDED, Standing.DRAFT):
        return ""
    return f" ({brief.say(f'standing.{standing}', until=passage.validity.in_force_until or '')})"


def _name_uncovered(brief: Brief, best: Found | None) -> Iterator[str]:
    """That the passage covers only part of the question, and which words it lacks."""
    if best and (words := best.list_uncovered()):
        yield brief.say("notices.uncovered", words=", ".join(f"“{word}”" for word in words))


def list_passage_notices(brief: Brief, passage: Passage) -> Iterator[str]:
    """What to know of a passage: that it is history, undated, or a translation of an older wording."""
    standing = passage.validity.find_standing(brief.on)
    if standing is Standing.HISTORICAL:
        yield brief.say("notices.historical")
    if standing is Standing.UNDATED:
        yield brief.say("notices.undated", title=passage.title)
    if passage.is_stale:
        yield brief.say("notices.stale")
