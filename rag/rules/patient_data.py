"""Patient data: when patient data written down in social welfare goes to the patient register (703/2023, 102 §)."""

from datetime import date

from rag.rules.deadline import rule_from
from rag.rules.ruling import Ruling

_rule = rule_from("patient_data/deadline", kind="patient_data", subject="patient_data")


def rule_patient_data(sector: str, on: date) -> Ruling | None:
    """The latest day from which patient data of social welfare must be stored in the patient register.

    Act 703/2023, 102 § 3 mom.: by 1.10.2026 as given; by 1.3.2027 as amended by 307/2024 from 1.7.2024.
    """
    return _rule(sector, on)
