"""Catalogue: every rule that gives a date, by the duty and subject it is asked for, and its past."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache, partial

from rag.rules.consent import rule_consent
from rag.rules.data_access import rule_data_access, rule_prescriptions
from rag.rules.deadline import Rule, boundaries
from rag.rules.joining import rule_joining
from rag.rules.log_data import rule_log_data
from rag.rules.parameter import list_parameters
from rag.rules.patient_data import rule_patient_data
from rag.rules.ruling import Ruling
from rag.rules.storing import SUBJECTS, rule_storing

RULES: dict[tuple[str, str], Rule] = {
    ("joining", "joining"): rule_joining,
    **{("storing", subject): partial(rule_storing, subject) for subject in SUBJECTS},
    ("patient_data", "patient_data"): rule_patient_data,
    ("data_access", "data_access"): rule_data_access,
    ("data_access", "prescriptions"): rule_prescriptions,
    ("consent", "consent"): rule_consent,
    ("log_data", "log_data"): rule_log_data,
}
"""The rules by duty and subject."""


def find_ruling(duty: str, subject: str, sector: str, on: date) -> Ruling | None:
    """The ruling in force on a day; None where no rule of law speaks of the duty and subject."""
    rule = RULES.get((duty, "joining" if duty == "joining" else subject))
    return rule(sector, on) if rule else None


def find_history(duty: str, subject: str, sector: str, until: date) -> list[Ruling]:
    """The rulings in force at some time up to a day, oldest first."""
    days = sorted(day for day in list_changes() if day < until)
    rulings = [find_ruling(duty, subject, sector, day) for day in [*days, until]]
    return list(dict.fromkeys(ruling for ruling in rulings if ruling))


def find_enacted(duty: str, subject: str, sector: str, after: date) -> Iterator[Ruling]:
    """The rulings that come into force after a day, soonest first."""
    last = find_ruling(duty, subject, sector, after)
    for day in sorted(day for day in list_changes() if day > after):
        ruling = find_ruling(duty, subject, sector, day)
        if ruling and ruling != last:
            yield ruling
        last = ruling or last


def find_repeal(duty: str, subject: str, sector: str, day: date, until: date) -> date | None:
    """The day from which a date was no longer given by the law; None while it is, or if it never was."""
    ends = [ruling.in_force_until for ruling in find_history(duty, subject, sector, until) if day in ruling.days]
    if not ends or ends[-1] is None or ends[-1] >= until:
        return None
    return ends[-1] + timedelta(days=1)


@lru_cache
def list_given_days() -> frozenset[date]:
    """Every deadline that the law gives or gave, in any reading."""
    values = [value for _, parameter in list_parameters() for value in parameter.values]
    others = {value.other_reading.day for value in values if value.other_reading}
    return frozenset({value.day for value in values if value.day} | others)


@lru_cache
def list_changes() -> frozenset[date]:
    """Every day on which some parameter's law changes."""
    return frozenset(day for _, parameter in list_parameters() for day in boundaries(parameter))
