"""Consent: when consent to data sharing is taken into use in social welfare (784/2021, 52 §; 703/2023, 102 §)."""

from datetime import date

from rag.rules.deadline import rule_from
from rag.rules.joining import rule_joining
from rag.rules.ruling import Ruling

_rule = rule_from("consent/deadline", "consent", "consent", rule_joining)


def rule_consent(sector: str, on: date) -> Ruling | None:
    """The latest day to take consent to data sharing into use.

    Act 784/2021, 52 § 4 mom.: from 1.1.2023, or when sharing starts. Act 703/2023, 102 § 5 mom. as amended by
    307/2024: when the provider starts sharing through Kanta, at the latest when it must have joined.
    """
    return _rule(sector, on)
