"""Rulings: the cases of the law that a question asks for, on the day asked about and today."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rag.answer import RuleView
from rag.asked_deadline import AskedDeadline
from rag.question import Question
from rag.rules.catalogue import find_enacted, find_ruling
from rag.rules.ruling import SECTORS, SERVICE_TASKS, Ruling


@dataclass(frozen=True)
class Case:
    """One subject and sector with its ruling on the day asked about, today's, and the next one to come into force."""

    subject: str
    sector: str
    ruling: Ruling
    now: Ruling | None
    enacted: Ruling | None


def find_cases(asked: AskedDeadline, question: Question) -> list[Case]:
    """The cases that a question asks for; none where no law speaks of them on the day."""
    cases = []
    for subject in _list_subjects(asked):
        for sector in asked.sectors or SECTORS:
            ruling = find_ruling(asked.duty, subject, sector, question.as_of)
            if ruling:
                now = find_ruling(asked.duty, subject, sector, question.today)
                enacted = next(find_enacted(asked.duty, subject, sector, question.as_of), None)
                cases.append(Case(subject, sector, ruling, now, enacted))
    return cases


def find_first_day(asked: AskedDeadline, after: date) -> date | None:
    """The first day after another on which some rule gives a date for what is asked; None where none comes."""
    enacted = (
        next(find_enacted(asked.duty, subject, sector, after), None)
        for subject in _list_subjects(asked)
        for sector in asked.sectors or SECTORS
    )
    return min((ruling.in_force_from for ruling in enacted if ruling), default=None)


def is_same_law(one: Ruling, other: Ruling | None) -> bool:
    """Whether two rulings give the same date of the same duty."""
    return other is not None and (one.days, one.kind) == (other.days, other.kind)


def show_ruling(ruling: Ruling, day: date | None = None, duty: str | None = None) -> RuleView:
    """A ruling as an answer shows it, with one of its readings where it has two.

    `duty` is the one that a date is compared for where that is not the duty whose day the ruling takes: documents
    stored from joining on have the day of joining.
    """
    return RuleView(
        id=ruling.id,
        kind=duty or ruling.kind,
        date=day or ruling.day,
        in_force_from=ruling.in_force_from,
        in_force_until=ruling.in_force_until,
        legal_basis="; ".join(str(basis) for basis in ruling.legal_basis),
        certainty=ruling.certainty,
        verified_through=ruling.verified_through,
    )


def _list_subjects(asked: AskedDeadline) -> Sequence[str]:
    """The subjects of the rules to ask."""
    if asked.duty == "joining":
        return ("joining",)
    if asked.subjects:
        return asked.subjects
    return (*SERVICE_TASKS, "recordings")
