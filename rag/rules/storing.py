"""Storing: the duty to store client documents in the repository (784/2021, 8 and 52 §; 703/2023, 69 and 102 §)."""

from datetime import date

from rag.rules.deadline import rule_from
from rag.rules.joining import rule_joining
from rag.rules.ruling import SERVICE_TASKS, Ruling

SUBJECTS = (*SERVICE_TASKS, "recordings", "school_social_work")
"""The service tasks, recordings of every service task, and school social workers' documents."""

_rules = {subject: rule_from(f"storing/{subject}", "storing", subject, rule_joining) for subject in SUBJECTS}


def rule_storing(subject: str, sector: str, on: date) -> Ruling | None:
    """The latest day by which documents of a subject must begin to be stored.

    Originals are stored once the provider has joined (784/2021, 8 § 2 mom.; 703/2023, 69 § 1 mom.); the
    transitional provisions gave some service tasks a later date of their own (784/2021, 52 § 11 to 14 mom.;
    703/2023, 102 § 7 mom.). Act 307/2024 removed these from 1.7.2024, but for family-law services (1.9.2026)
    and recordings (1.10.2029). A duty without a date of its own follows joining: "no separate date" never
    means "no duty". None for a subject or sector that the law does not name on the day.
    """
    rule = _rules.get(subject)
    return rule(sector, on) if rule else None
