"""Verdict: how a date that a text gives compares with the law, on the day asked about."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from rag.rules.catalogue import find_history, find_ruling


class Verdict(StrEnum):
    """From best to worst: what the law says, no law on it, what the law said earlier, what no law ever said."""

    AGREES = "agrees"
    NO_RULE = "no_rule"
    SUPERSEDED = "superseded"
    CONFLICTS = "conflicts"

    @property
    def rank(self) -> int:
        """Place from best (0) to worst (3)."""
        return list(Verdict).index(self)


def judge(stated: str, duty: str, subject: str, sector: str, on: date) -> Verdict:
    """Compare a stated date (ISO, to the day, month or year) with the rulings of one duty, subject and sector.

    Agrees: the ruling in force on the day gives it. Superseded: an earlier ruling did. Conflicts: a rule exists
    and no ruling up to the day gave it. No rule: the law says nothing of the duty on the day.
    """
    ruling = find_ruling(duty, subject, sector, on)
    if ruling is None:
        return Verdict.NO_RULE
    if _is_among(stated, ruling.days):
        return Verdict.AGREES
    earlier = find_history(duty, subject, sector, on)
    if any(_is_among(stated, past.days) for past in earlier):
        return Verdict.SUPERSEDED
    return Verdict.CONFLICTS


def worst(verdicts: Sequence[Verdict]) -> Verdict | None:
    """The worst of some verdicts; None of none."""
    return max(verdicts, key=lambda verdict: verdict.rank, default=None)


def _is_among(stated: str, days: Sequence[date]) -> bool:
    """Whether a stated date, perhaps only a month or a year, is one of the days."""
    return any(day.isoformat().startswith(stated) for day in days)
