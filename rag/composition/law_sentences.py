"""Law sentences: rulings in the asker's language and the right tense, each with the section it stands in."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.asked_deadline import AskedDeadline
from rag.composition.brief import Brief
from rag.composition.draft import Quote, Statement
from rag.composition.law_groups import LawGroup
from rag.composition.quoting import list_units
from rag.rules.ruling import Certainty, Ruling

SENTENCES = 2
"""Rulings that still read well one sentence each."""

SENTENCE_SUBJECTS = 3
"""Subjects that still read well in one sentence; more make a list."""


def say_law(brief: Brief, asked: AskedDeadline, groups: Sequence[LawGroup]) -> list[Statement]:
    """The rulings as a sentence each where there are few and each is of another duty, else as a list."""
    opening = _open(brief, asked)
    duties = {group.ruling.id for group in groups}
    if len(duties) < len(groups) or len(groups) > SENTENCES or not all(map(_reads_as_sentence, groups)):
        return list(_say_list(brief, asked, opening, groups))
    first, *rest = (_say_one(brief, group) for group in groups)
    texts = [f"{opening}: {first}", *(text[:1].upper() + text[1:] for text in rest)]
    return [_rest_on(brief, text, group, end=".") for text, group in zip(texts, groups, strict=True)]


def _reads_as_sentence(group: LawGroup) -> bool:
    """Whether a group is short and plain enough for a sentence."""
    return len(group.subjects) <= SENTENCE_SUBJECTS and group.ruling.other_reading is None


def _say_list(brief: Brief, asked: AskedDeadline, opening: str, groups: Sequence[LawGroup]) -> Iterator[Statement]:
    """A lead-in, and a line for each group with what tells it from the others."""
    same_subjects = len({tuple(group.subjects) for group in groups}) == 1
    by_sector = len({tuple(group.sectors) for group in groups}) > 1
    kind = "joining" if asked.duty == "joining" else "documents" if same_subjects else "all_documents"
    documents = _name(brief, "subjects.{}.documents", groups[0].subjects)
    yield Statement(f"{opening}: {brief.say(f'rulings.list.lead_in.{kind}', documents=documents)}:", days=(brief.on,))
    for group in groups:
        labels = [] if same_subjects and by_sector else [_name(brief, "subjects.{}.name", group.subjects)]
        labels += [_name(brief, "sectors.{}", group.sectors)] if by_sector else []
        line = brief.say("rulings.line", label=" – ".join(labels), day=_say_day(brief, asked, group))
        yield replace(_rest_on(brief, line, group), separator="\n- ")


def _open(brief: Brief, asked: AskedDeadline) -> str:
    """The day the law is told for, and for whom if not for all."""
    is_today = brief.on == brief.question.today
    text = brief.say("on_day.now") if is_today else brief.say("on_day.past", day=brief.on)
    return f"{text}, {_name(brief, 'sectors.{}', asked.sectors)}" if asked.sectors else text


def _say_one(brief: Brief, group: LawGroup) -> str:
    """A group as a sentence."""
    ruling = group.ruling
    own = "storing" if ruling.id.startswith("storing") else ruling.id.split(".")[-1]
    key = "follows_joining" if group.follows_joining else own
    text = brief.say(
        f"rulings.{key}.{'after' if brief.on > ruling.day else 'before'}",
        documents=_name(brief, "subjects.{}.documents", group.subjects),
        day=ruling.day,
        condition=brief.say("rulings.condition") if group.has_condition(brief.on) else "",
    )
    return text + _say_certainty(brief, ruling)


def _say_day(brief: Brief, asked: AskedDeadline, group: LawGroup) -> str:
    """The date of a group with what makes it less than plain, and on what condition private providers join."""
    ruling = group.ruling
    if ruling.other_reading:
        key = f"rulings.contested.{ruling.other_reading.reason}"
        return brief.say(key, day=ruling.day, other=ruling.other_reading.day)
    way = "from_joining" if group.follows_joining else "joining" if asked.duty == "joining" else "storing"
    tense = "after" if brief.on > ruling.day else "before"
    has_condition = way != "storing" and group.has_condition(brief.on)
    condition = brief.say("rulings.condition") if has_condition else ""
    return brief.say(f"rulings.list.{way}.{tense}", day=ruling.day) + condition + _say_certainty(brief, ruling)


def _say_certainty(brief: Brief, ruling: Ruling) -> str:
    """What to add to a date that was inferred."""
    return f" ({brief.say('rulings.inferred')})" if ruling.certainty is Certainty.INFERRED else ""


def _rest_on(brief: Brief, text: str, group: LawGroup, end: str = "") -> Statement:
    """A statement with the sections of the law it rests on; where the corpus lacks them, with the legal basis."""
    ruling = group.ruling
    sources = [*ruling.sources, *([ruling.other_reading.source] if ruling.other_reading else [])]
    quotes = [_quote(brief, source, ruling, group.subjects[0]) for source in dict.fromkeys(sources)]
    found = tuple(quote for quote in quotes if quote)
    marks = "".join(f"[[{number}]]" for number in range(len(found)))
    basis = marks or f"({'; '.join(str(part) for part in ruling.legal_basis)})"
    numbers = tuple(number for part in ruling.legal_basis for number in (str(part),))
    return Statement(f"{text} {basis}{end}", found, days=(*ruling.days, brief.on), carried=() if found else numbers)


def _quote(brief: Brief, source: str, ruling: Ruling, subject: str) -> Quote | None:
    """The words of a section that give the ruling's date for a subject, or its first sentence.

    What a section says of one service task is no evidence for another.
    """
    passage = brief.find_section(source)
    if passage is None:
        return None
    days = {day.isoformat() for day in ruling.days}
    said = [row for row in passage.claims if row.iso in days and (subject in row.subjects or not row.subjects)]
    if subject == "joining":
        said += [row for row in passage.claims if row.iso in days]
    said.sort(key=lambda claim: subject not in claim.subjects)
    return Quote(passage, said[0].quote if said else next(list_units(passage)))


def _name(brief: Brief, key: str, names: Sequence[str]) -> str:
    """Subjects or sectors by their names in the asker's language."""
    return brief.replies.join([brief.say(key.format(name)) for name in names])
