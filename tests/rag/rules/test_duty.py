"""Duty: a public provider must join, a private one only with an information system for client data."""

from datetime import date

import pytest

from rag.rules.duty import rule_duty_to_join
from rag.rules.ruling import SECTORS

PRIVATE = ("on_behalf_of_public", "self_paid")


@pytest.mark.parametrize("on", [date(2021, 10, 31), date(2015, 1, 1)], ids=str)
@pytest.mark.parametrize("sector", SECTORS)
def test_nobody_has_the_duty_before_the_first_act(sector: str, on: date) -> None:
    assert rule_duty_to_join(sector, on) is None


@pytest.mark.parametrize(
    ("on", "act", "section"),
    [
        (date(2021, 11, 1), "784/2021", "7 §"),
        (date(2023, 12, 31), "784/2021", "7 §"),
        (date(2024, 1, 1), "703/2023", "67 §"),
        (date(2026, 11, 22), "703/2023", "67 §"),
    ],
    ids=str,
)
@pytest.mark.parametrize("sector", SECTORS)
def test_duty_rests_on_the_act_of_the_day(sector: str, on: date, act: str, section: str) -> None:
    (basis,) = rule_duty_to_join(sector, on).legal_basis

    assert (basis.act, basis.section) == (act, section)


@pytest.mark.parametrize("on", [date(2023, 12, 31), date(2024, 1, 1)], ids=str)
def test_public_provider_must_join_with_or_without_a_system(on: date) -> None:
    duty = rule_duty_to_join("public", on)

    assert duty.binds(has_client_information_system=False)
    assert duty.binds(has_client_information_system=True)


@pytest.mark.parametrize("on", [date(2023, 12, 31), date(2024, 1, 1)], ids=str)
@pytest.mark.parametrize("sector", PRIVATE)
def test_private_provider_must_join_only_with_a_system(sector: str, on: date) -> None:
    duty = rule_duty_to_join(sector, on)

    assert not duty.binds(has_client_information_system=False)
    assert duty.binds(has_client_information_system=True)
