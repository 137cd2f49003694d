"""In force: what is law holds from its first day to its last, both within."""

from datetime import date

import pytest
from pydantic import ValidationError

from rag.rules.in_force import InForce


@pytest.mark.parametrize(
    ("on", "holds"),
    [(date(2023, 12, 31), False), (date(2024, 1, 1), True), (date(2024, 6, 30), True), (date(2024, 7, 1), False)],
    ids=str,
)
def test_first_and_last_day_are_within(on: date, holds: bool) -> None:
    assert InForce(in_force_from=date(2024, 1, 1), in_force_until=date(2024, 6, 30)).is_in_force(on) is holds


def test_what_has_no_last_day_still_runs() -> None:
    assert InForce(in_force_from=date(2024, 1, 1)).is_in_force(date(2099, 1, 1))


def test_period_that_runs_backwards_is_refused() -> None:
    with pytest.raises(ValidationError, match="before in_force_from"):
        InForce(in_force_from=date(2024, 1, 2), in_force_until=date(2024, 1, 1))
