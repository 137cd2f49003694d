"""Dates: whether the dates of an answer are those of the law and those that were expected."""

from functools import cache

from evals.trial import Trial
from rag.answer import AnsweredDate
from rag.language.dates import find_dates
from rag.rules.acts import list_acts
from rag.rules.catalogue import RULES
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from rag.rules.verdict import Verdict, judge

IN_FORCE, ALL_TASKS = "in_force", "all_tasks"
"""The kind of a ruling on an act itself, and the subject of what holds for every service task."""

DUTIES = {subject: duty for duty, subject in RULES}
"""The duty of each subject that the law speaks of."""


def measure_exact(trial: Trial) -> float | None:
    """1 where every expected date is among the answer's dates and in its words, and none of old law is called law."""
    if not (trial.case.expected_dates and trial.owes_content):
        return None
    expected = set(trial.case.expected_dates)
    given = {one.date for one in trial.answer.dates} or _list_said(trial)
    law = {one.date for one in trial.answer.dates if one.verdict is Verdict.AGREES}
    of_old = {day for day, verdict in trial.case.expected_dates.items() if verdict is not Verdict.AGREES}
    return float(expected <= given and expected <= _list_said(trial) and not law & of_old)


def measure_verdicts(trial: Trial) -> float | None:
    """The share of the expected dates that are given with the expected verdict."""
    expected = set(trial.case.expected_dates.items())
    if not (expected and trial.owes_content):
        return None
    given = {(one.date, one.verdict) for one in trial.answer.dates}
    return len(expected & given) / len(expected)


def measure_law(trial: Trial) -> float | None:
    """1 where every date stands in the words, and the rules, asked again, give each the verdict it carries."""
    if not trial.answer.dates:
        return None
    said = _list_said(trial)
    return float(all(one.date in said and _is_true(one, trial) for one in trial.answer.dates))


def _list_said(trial: Trial) -> set[str]:
    """The dates that stand in the words of an answer, also as the month or year that a longer one begins with."""
    days = {stated.iso for stated in find_dates(trial.words)} if trial.is_answered else set()
    return days | {day[:end] for day in days for end in (4, 7)}


def _is_true(stated: AnsweredDate, trial: Trial) -> bool:
    """Whether the rules give a date the verdict that the answer gives it, in its sector or, without one, in any."""
    if stated.rule and stated.rule.kind == IN_FORCE:
        return stated.date in list_act_days() and stated.verdict is Verdict.AGREES
    subjects = SERVICE_TASKS if stated.subject == ALL_TASKS else (stated.subject,)
    sectors = (stated.sector,) if stated.sector else SECTORS
    verdicts = {
        judge(stated.date, DUTIES[subject], subject, sector, trial.answer.as_of)
        for subject in subjects
        for sector in sectors
        if subject in DUTIES
    }
    return stated.verdict is Verdict.NO_RULE or stated.verdict in verdicts


@cache
def list_act_days() -> frozenset[str]:
    """The first and the last day of every act that the rules know, ISO."""
    days = {day for act in list_acts() for day in (act.in_force_from, act.in_force_until)}
    return frozenset(day.isoformat() for day in days if day)
