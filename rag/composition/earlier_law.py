"""Earlier law: what the law of another day gave that a question asks about, beside the law in force."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.answer import AnsweredDate
from rag.asked_deadline import AskedDeadline
from rag.composition.brief import Brief
from rag.composition.draft import Draft, Statement, begin_paragraph
from rag.composition.law_dates import list_law_dates
from rag.composition.law_groups import group_cases
from rag.composition.law_sentences import say_law
from rag.rules.catalogue import find_ruling
from rag.rules.ruling import SECTORS
from rag.rules.verdict import judge
from rag.rulings import Case, find_cases, find_first_day, show_ruling


def compose_earlier(brief: Brief, asked: AskedDeadline, current: Sequence[AnsweredDate]) -> Draft:
    """The law of another day that the question asks about, where it gave other dates than the law in force."""
    if asked.law_day is None:
        return Draft()
    then = replace(brief, question=brief.question.model_copy(update={"as_of": asked.law_day}))
    cases = find_cases(asked, then.question)
    said = say_law(then, asked, group_cases(cases)) if cases else list(say_no_law(then, asked))
    return Draft(
        statements=tuple(begin_paragraph(said)),
        dates=tuple(_judge_earlier(brief, asked, cases, current)),
    )


def say_no_law(brief: Brief, asked: AskedDeadline) -> Iterator[Statement]:
    """That no law in force gave a date on the day, and from when one does; nothing where none ever comes."""
    if first := find_first_day(asked, brief.on):
        yield Statement(brief.say("rulings.none", day=brief.on, first=first), days=(brief.on, first))


def _judge_earlier(
    brief: Brief, asked: AskedDeadline, cases: Sequence[Case], current: Sequence[AnsweredDate]
) -> Iterator[AnsweredDate]:
    """The dates of earlier law that the law in force does not give, each with its verdict on the day of the answer."""
    known = {(dated.date, dated.subject) for dated in current}
    for dated in list_law_dates(cases):
        if (dated.date, dated.subject) not in known:
            sector = dated.sector or SECTORS[0]
            rule = find_ruling(asked.duty, dated.subject, sector, brief.on)
            verdict = judge(dated.date, asked.duty, dated.subject, sector, brief.on)
            shown = show_ruling(rule, duty=asked.duty) if rule else None
            yield dated.model_copy(update={"verdict": verdict, "rule": shown})
