"""Joining: the duty to join the national client data repository (784/2021, 7 and 52 §; 703/2023, 67 and 102 §)."""

from datetime import date

from rag.rules.deadline import rule_from
from rag.rules.ruling import Ruling

_rule = rule_from("joining/deadline", kind="joining", subject="joining")


def rule_joining(sector: str, on: date) -> Ruling | None:
    """The latest day by which a provider must have joined.

    Act 784/2021, 52 § 1 mom. (1.11.2021 to 31.12.2023) and Act 703/2023, 102 § 5 mom. as given (1.1. to
    30.6.2024): public providers by 1.9.2024, private ones by 1.1.2026; for private ones acting for the public
    side the letter says 1.1.2026 and guidance 1.9.2024. Act 307/2024 (from 1.7.2024): every provider by
    1.9.2026. A private provider joins only if it has an information system for client data (7 § 2 mom.; 67 §
    2 mom.). In Åland joining is allowed, not required (67 § 4 mom.).
    """
    return _rule(sector, on)
