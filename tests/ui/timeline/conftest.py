"""What tests of the timeline share: choices of a day, sectors and subjects, and the words of each language."""

from collections.abc import Callable
from datetime import date

import pytest

from ui.timeline.laws import SUBJECTS, Choice
from ui.timeline.words import LawWords

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def choose() -> Callable[..., Choice]:
    """What a reader chooses: the day (ISO), and sectors and subjects where they are not all."""

    def make(as_of: str = "2026-11-22", **more: tuple[str, ...]) -> Choice:
        return Choice(date.fromisoformat(as_of), TODAY, **more)

    return make


@pytest.fixture(scope="session")
def finnish() -> LawWords:
    """The words in Finnish."""
    return LawWords("fi")


@pytest.fixture(scope="session")
def subjects() -> tuple[str, ...]:
    """Every subject, in the order they are shown."""
    return tuple(SUBJECTS)
