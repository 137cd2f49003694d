"""Extractive composition: the sentences, list items or rows that answer, in the words of the guidance."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rag.answer import AnsweredDate
from rag.blocks import Block, parse_blocks, strip_marker
from rag.composition.draft import Draft, Quote, Statement
from rag.composition.focusing import Focuser, has_asked_kind
from rag.composition.guidance_dates import judge_claim
from rag.language.dates import find_dates, show_date
from rag.language.sentences import split_sentences
from rag.meaning import Meaning
from rag.passage import DateClaim, Passage, Standing
from rag.question import Question
from rag.replies import Replies
from rag.retrieval import Found, is_supported

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


def compose_extracts(question: Question, meaning: Meaning, found: Sequence[Found], replies: Replies) -> Draft:
    """The best extract of the passages, and one of a second passage that answers as well; empty where none fits."""
    ranked = rank_extracts(meaning, found)
    chosen = [extract for extract, _ in ranked[:1]]
    if len(ranked) > 1 and _also_answers(ranked[0], ranked[1]):
        chosen.append(ranked[1][0])
    statements = [statement for extract in chosen for statement in _state(extract, question, meaning, replies)]
    return Draft(
        statements=tuple(statements),
        dates=tuple(dict.fromkeys(dated for row in chosen for dated in _list_dates(row, question, meaning))),
        notices=tuple(dict.fromkeys(text for row in chosen for text in _list_notices(row.passage, question, replies))),
    )


def rank_extracts(meaning: Meaning, found: Sequence[Found]) -> list[tuple[Extract, Found]]:
    """An extract of each of the best passages that carry an answer, best first.

    What is asked for must be there: a question how many or how long is answered by no extract without a number.
    """
    rows = []
    for row in found[:CONSIDERED]:
        extract = choose_extract(meaning, row)
        if is_supported(row) and has_asked_kind(meaning, row, extract.lead_in, extract.parts):
            value = row.rank / max(found[0].rank, 1e-6) + RIGHT_SHAPE * _has_right_shape(meaning, extract)
            rows.append((value, extract, row))
    return [(extract, row) for _, extract, row in sorted(rows, key=lambda item: -item[0])]


def _has_right_shape(meaning: Meaning, extract: Extract) -> bool:
    """Whether an extract looks like what is asked for: a list for "which", a date for "when"."""
    if "when" in meaning.cues:
        return any(find_dates(part) for part in extract.parts)
    return "list" in meaning.cues and len(extract.parts) > 1


def choose_extract(meaning: Meaning, found: Found) -> Extract:
    """The part of a passage that says most of what the question is about, briefly."""
    focuser = Focuser(meaning, found)
    candidates = [
        candidate for block in parse_blocks(found.passage.text) for candidate in _cut(block, found.passage, focuser)
    ]
    return max(candidates, key=lambda extract: extract.score)


def _cut(block: Block, passage: Passage, focuser: Focuser) -> Iterator[Extract]:
    """The candidates of a block: its sentences or the whole of it, or its list, whole or the items named."""
    if not block.items:
        sentences = split_sentences(block.text)
        whole = len(block.text) <= WHOLE_PARAGRAPH
        for text in [block.text] if whole else sentences:
            score = max(focuser.weigh(sentence) for sentence in split_sentences(text))
            yield Extract(passage, "", (text,), score + 0.3 * focuser.weigh(text))
        return
    *before, lead_in = split_sentences(block.text) or [""]
    if before:
        yield from _cut(Block(" ".join(before)), passage, focuser)
    items = [strip_marker(item) for item in block.items]
    named = focuser.pick_named(lead_in, items)
    if named and len(named) <= MOST_ITEMS:
        score = max(focuser.weigh(item, lead_in) for item in named)
        yield Extract(passage, lead_in, tuple(named), 1.3 * (score + focuser.wants_list))
    else:
        yield Extract(passage, lead_in, tuple(items), 1.3 * focuser.weigh_list(lead_in, items))


def _also_answers(best: tuple[Extract, Found], other: tuple[Extract, Found]) -> bool:
    """Whether another passage answers as well as the first, says it elsewhere, and there is room for it."""
    is_as_good = other[1].rank >= ALSO_ANSWERS * best[1].rank and other[1].coverage >= best[1].coverage
    return is_as_good and best[0].length + other[0].length <= LONGEST_ANSWER


def _state(extract: Extract, question: Question, meaning: Meaning, replies: Replies) -> Iterator[Statement]:
    """An extract as statements, in its own words, with its standing where that is not plain."""
    passage = extract.passage
    if passage.language != meaning.language:
        yield Statement(replies.say("original_language"), separator="\n\n")
    standing = _say_standing(passage, question, replies)
    quotes = (Quote(passage, extract.parts[0]),)
    if not extract.lead_in:
        yield Statement(f"{extract.parts[0]} [[0]]{standing}", quotes, is_quoted=True, separator="\n\n")
        return
    until = passage.validity.in_force_until
    yield Statement(
        f"{extract.lead_in} [[0]]{standing}",
        quotes,
        days=(until,) if until else (),
        is_quoted=True,
        separator="\n\n",
    )
    for number, part in enumerate(extract.parts):
        yield Statement(part, (Quote(passage, part),), is_quoted=True, separator="\n\n- " if number == 0 else "\n- ")


def _say_standing(passage: Passage, question: Question, replies: Replies) -> str:
    """What to add to a quote that is not the text in force."""
    standing = passage.validity.find_standing(question.as_of)
    if standing not in (Standing.SUPERSEDED, Standing.DRAFT):
        return ""
    until = passage.validity.in_force_until
    return f" ({replies.say(f'standing.{standing}', until=show_date(until.isoformat()) if until else '')})"


def _list_dates(extract: Extract, question: Question, meaning: Meaning) -> Iterator[AnsweredDate]:
    """The dates that an extract asserts, each compared with the law."""
    shown = "\n".join(extract.parts)
    for claim in extract.passage.claims:
        if claim.quote not in shown:
            continue
        if claim.duty is None and not _is_asked_for(claim, extract, meaning):
            continue
        subjects = claim.subjects or (("joining",) if claim.duty == "joining" else (_name_topic(claim, extract),))
        for subject in subjects:
            duty = claim.duty or "none"
            yield judge_claim(
                extract.passage, claim, duty, subject, question.as_of, question.today, meaning.sectors
            ).dated


def _is_asked_for(claim: DateClaim, extract: Extract, meaning: Meaning) -> bool:
    """Whether a date of no duty is what the question asks for, or a start or end that a list or row gives."""
    return bool(meaning.cues & {"when", "publication"}) or claim.topic in ("waves", "monitoring_register")


def _name_topic(claim: DateClaim, extract: Extract) -> str:
    """The subject of a date that names no service task."""
    if claim.topic in ("waves", "monitoring_register", "visibility"):
        return claim.topic
    if extract.passage.document == "seurantarekisteri":
        return "monitoring_register"
    return "all_tasks"


def _list_notices(passage: Passage, question: Question, replies: Replies) -> Iterator[str]:
    """What to know of a passage: that it is history, undated, or a translation of an older wording."""
    standing = passage.validity.find_standing(question.as_of)
    if standing is Standing.HISTORICAL:
        yield replies.say("notices.historical")
    if standing is Standing.UNDATED:
        yield replies.say("notices.undated", title=passage.title)
    if passage.is_stale:
        yield replies.say("notices.stale")
