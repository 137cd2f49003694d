"""Ruling: a ruling names its rule, its ground in the law and how far the law was followed."""

from collections.abc import Iterator
from datetime import date

import pytest

from rag.rules.catalogue import RULES, find_history
from rag.rules.parameter import load_verification
from rag.rules.reading import FOLDER
from rag.rules.ruling import SECTORS, Certainty, LegalBasis, Ruling

NOW = date(2026, 11, 22)

IDS = {
    "joining",
    "storing.families",
    "storing.working_age",
    "storing.older_people",
    "storing.child_welfare",
    "storing.disability",
    "storing.substance_abuse",
    "storing.family_law",
    "storing.recordings",
    "storing.school_social_work",
    "patient_data",
    "data_access",
    "data_access.prescriptions",
    "consent",
    "log_data",
}
"""The ids that answers promise to keep."""


def list_rulings() -> Iterator[Ruling]:
    """Every ruling of every rule and sector up to now."""
    for duty, subject in RULES:
        for sector in SECTORS:
            yield from find_history(duty, subject, sector, NOW)


def test_rulings_keep_their_ids() -> None:
    assert {ruling.id for ruling in list_rulings()} == IDS


def test_rulings_name_the_last_act_followed_as_the_parameter_file_does() -> None:
    written = (FOLDER / "verification.yaml").read_text(encoding="utf-8")

    assert {ruling.verified_through for ruling in list_rulings()} == {load_verification().verified_through}
    assert "verified_through: 152/2026" in written
    assert load_verification().verified_through == "152/2026"


def test_rulings_are_contested_exactly_when_they_have_another_reading() -> None:
    for ruling in list_rulings():
        assert (ruling.certainty is Certainty.CONTESTED) == (ruling.other_reading is not None)


def test_contested_rulings_give_two_different_dates() -> None:
    for ruling in list_rulings():
        assert len(set(ruling.days)) == (2 if ruling.other_reading else 1)


def test_rulings_give_ground_source_and_steps() -> None:
    for ruling in list_rulings():
        assert ruling.legal_basis
        assert ruling.sources
        assert ruling.steps


@pytest.mark.parametrize(
    ("basis", "text"),
    [
        (LegalBasis("703/2023", "67 §"), "703/2023, 67 §"),
        (LegalBasis("784/2021", "52 §", "11 mom. 2 k."), "784/2021, 52 § 11 mom. 2 k."),
        (LegalBasis("703/2023", "102 §", "5 mom.", "307/2024"), "703/2023, 102 § 5 mom. (307/2024)"),
    ],
)
def test_legal_basis_reads_as_a_reference(basis: LegalBasis, text: str) -> None:
    assert str(basis) == text
