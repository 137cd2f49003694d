"""Claimed dates: what to say of a date in the question that the answer has not spoken of, with its verdict."""

from collections.abc import Iterator, Sequence

from rag.answer import AnsweredDate
from rag.asked_deadline import AskedDeadline
from rag.composition.brief import Brief
from rag.composition.draft import Draft, Quote, Statement
from rag.composition.guidance_dates import BEST_FIRST
from rag.composition.quoting import find_unit
from rag.language.dates import StatedDate, show_date
from rag.own_joining import find_own_joining
from rag.rules.catalogue import find_history, list_changes, list_given_days
from rag.rules.ruling import SECTORS, Ruling
from rag.rules.verdict import Verdict, judge
from rag.rulings import Case, show_ruling


def compose_claimed_dates(
    brief: Brief, asked: AskedDeadline, cases: Sequence[Case], spoken: Sequence[AnsweredDate]
) -> Draft:
    """A sentence on each day of the question: of the law, of an earlier one, of another duty, or in no law."""
    if asked.law_day or asked.is_planned:
        return Draft()
    told = [*list_changes(), brief.on, find_own_joining(brief.meaning)]
    known = {*(dated.date for dated in spoken), *(day.isoformat() for day in told if day)}
    drafts = [
        _judge(brief, asked, cases, stated)
        for stated in brief.meaning.dates
        if stated.iso not in known and stated.precision == "day"
    ]
    return Draft(
        statements=tuple(statement for draft in drafts for statement in draft.statements),
        dates=tuple(dated for draft in drafts for dated in draft.dates),
    )


def _judge(brief: Brief, asked: AskedDeadline, cases: Sequence[Case], stated: StatedDate) -> Draft:
    """What the law says of one date; nothing where no law speaks of the duty."""
    verdicts = [judge(stated.iso, asked.duty, case.subject, case.sector, brief.on) for case in cases]
    verdict = min(verdicts, key=BEST_FIRST.index)
    if verdict is Verdict.NO_RULE:
        return Draft()
    if verdict is Verdict.SUPERSEDED:
        return _tell_earlier(brief, asked, cases, stated)
    is_other = verdict is Verdict.CONFLICTS and stated.first in list_given_days()
    key = "other_duty" if is_other else verdict.value
    text = brief.say(f"asked_date.{key}", day=show_date(stated.iso), on=brief.on)
    return Draft((Statement(text, days=(stated.first, brief.on)),))


def _tell_earlier(brief: Brief, asked: AskedDeadline, cases: Sequence[Case], stated: StatedDate) -> Draft:
    """That a date is of an earlier law, with the section that gave it, and its verdict for each subject it was of."""
    gave = [(case, earlier) for case in cases for earlier in _find_giving(brief, asked, case, stated)]
    text = brief.say("asked_date.superseded", day=show_date(stated.iso), on=brief.on)
    passage = brief.find_section(gave[0][1].sources[-1])
    quotes = (Quote(passage, find_unit(passage, (show_date(stated.iso),))),) if passage else ()
    mark = " [[0]]" if quotes else ""
    statement = Statement(f"{text.removesuffix('.')}{mark}.", quotes, days=(stated.first, brief.on))
    return Draft((statement,), tuple(_list_dates(asked, gave, stated)))


def _find_giving(brief: Brief, asked: AskedDeadline, case: Case, stated: StatedDate) -> Iterator[Ruling]:
    """The last ruling up to the day of the answer that gave a date in a case."""
    history = find_history(asked.duty, case.subject, case.sector, brief.on)
    yield from [ruling for ruling in history if stated.first in ruling.days][-1:]


def _list_dates(
    asked: AskedDeadline, gave: Sequence[tuple[Case, Ruling]], stated: StatedDate
) -> Iterator[AnsweredDate]:
    """The date for each subject that it was given for; for all sectors together where it was given for all."""
    told: set[str] = set()
    for case, earlier in gave:
        of_subject = [other for other, _ in gave if other.subject == case.subject]
        is_whole = len(of_subject) == len(SECTORS)
        if not (is_whole and case.subject in told):
            told.add(case.subject)
            yield AnsweredDate(
                date=stated.iso,
                subject=case.subject,
                sector=None if is_whole else case.sector,
                document=earlier.sources[-1].split("#")[0],
                verdict=Verdict.SUPERSEDED,
                rule=show_ruling(case.ruling, duty=asked.duty),
                in_force_now=None,
            )
