"""Log data: when data on disclosures goes to the log register storage service (703/2023, 70 and 102 §)."""

from datetime import date

from rag.rules.deadline import rule_from
from rag.rules.joining import rule_joining
from rag.rules.ruling import Ruling

_rule = rule_from("log_data/deadline", "log_data", "log_data", rule_joining)


def rule_log_data(sector: str, on: date) -> Ruling | None:
    """The latest day to store log data on disclosures in the log register storage service.

    Act 703/2023, 102 § 5 mom. as amended by 307/2024: at the latest when the provider must have joined.
    """
    return _rule(sector, on)
