"""Data access: when data must move between social welfare and health care through Kanta (703/2023, 53 and 102 §)."""

from datetime import date

from rag.rules.deadline import rule_from
from rag.rules.ruling import Ruling

_between_sectors = rule_from("data_access/social_and_health", kind="data_access", subject="data_access")
_prescriptions = rule_from("data_access/prescriptions", kind="data_access", subject="prescriptions")


def rule_data_access(sector: str, on: date) -> Ruling | None:
    """The latest day by which access to data between social welfare and health care must work through Kanta.

    Act 784/2021, 52 § 2 mom.: by 1.1.2024. Act 703/2023, 102 § 1 mom.: by 1.1.2026 as given; by 1.3.2027 as
    amended by 307/2024 from 1.7.2024.
    """
    return _between_sectors(sector, on)


def rule_prescriptions(sector: str, on: date) -> Ruling | None:
    """The latest day by which social-welfare providers' access to prescriptions must work through Kanta.

    Act 703/2023, 102 § 1 mom. as amended by 307/2024 from 1.7.2024: by 1.11.2027.
    """
    return _prescriptions(sector, on)
