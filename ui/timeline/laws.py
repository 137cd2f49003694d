"""Laws: the deadlines of law that a reader has chosen to see, on a day and today, sectors alike together."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rag.rules.catalogue import RULES, find_ruling
from rag.rules.ruling import SECTORS, LegalBasis, Ruling

SUBJECTS = {subject: duty for duty, subject in RULES}
"""Every subject that the law gives a deadline, with its duty, in the order they are shown."""


@dataclass(frozen=True)
class Choice:
    """What a reader has chosen to see: the law of a day beside today's, for some sectors and subjects."""

    as_of: date
    today: date
    sectors: tuple[str, ...] = SECTORS
    subjects: tuple[str, ...] = tuple(SUBJECTS)

    @property
    def is_of_today(self) -> bool:
        """Whether it is today's law that was chosen."""
        return self.as_of == self.today

    @property
    def days(self) -> tuple[date, ...]:
        """The days whose laws are compared, the earlier one first; today alone, where no other was chosen."""
        return tuple(sorted({self.as_of, self.today}))


@dataclass(frozen=True)
class Comparison:
    """A subject in sectors that the laws treat alike, and its ruling by each of them, that of the earlier day first."""

    subject: str
    sectors: tuple[str, ...]
    rulings: tuple[Ruling | None, ...]

    @property
    def has_moved(self) -> bool:
        """Whether the laws give another day, or the same one in another way."""
        return len({(ruling.days, ruling.kind) if ruling else None for ruling in self.rulings}) > 1


@dataclass(frozen=True)
class Mark:
    """A day that the law gives a subject in some sectors; `is_other` if it is the second reading of a contested day."""

    subject: str
    sectors: tuple[str, ...]
    day: date
    ruling: Ruling
    legal_basis: tuple[LegalBasis, ...]
    is_other: bool = False


def follows_joining(ruling: Ruling) -> bool:
    """Whether a day is that of joining, for a duty without a date of its own."""
    return any(step.key == "follows_joining" for step in ruling.steps)


def list_comparisons(choice: Choice) -> list[Comparison]:
    """The laws of both days, side by side; a subject of which neither speaks has one line that says so."""
    return [comparison for subject in choice.subjects for comparison in _compare(subject, choice)]


def list_marks(choice: Choice) -> list[Mark]:
    """The days that the law of the chosen day gives, both readings of the contested ones."""
    return [mark for subject in choice.subjects for mark in _mark(subject, choice)]


def _compare(subject: str, choice: Choice) -> list[Comparison]:
    """The comparisons of one subject."""
    alike: dict[tuple[Ruling | None, ...], list[str]] = {}
    for sector in choice.sectors:
        rulings = tuple(_find(subject, sector, day) for day in choice.days)
        alike.setdefault(rulings, []).append(sector)
    found = [Comparison(subject, tuple(sectors), rulings) for rulings, sectors in alike.items()]
    return [one for one in found if any(one.rulings)] or found


def _find(subject: str, sector: str, on: date) -> Ruling | None:
    """The ruling on a day, its own sector left empty so that it equals those of other sectors."""
    ruling = find_ruling(SUBJECTS[subject], subject, sector, on)
    return replace(ruling, sector="") if ruling else None


def _mark(subject: str, choice: Choice) -> Iterator[Mark]:
    """The marks of one subject: sectors share one where the law gives them the same day in the same way."""
    alike: dict[Hashable, list[tuple[str, Ruling]]] = {}
    for sector in choice.sectors:
        ruling = _find(subject, sector, choice.as_of)
        if ruling:
            way = (ruling.days, ruling.kind, ruling.certainty, ruling.other_reading)
            alike.setdefault(way, []).append((sector, ruling))
    for group in alike.values():
        sectors, rulings = zip(*group, strict=True)
        basis = tuple(dict.fromkeys(part for ruling in rulings for part in ruling.legal_basis))
        for day in rulings[0].days:
            yield Mark(subject, sectors, day, rulings[0], basis, is_other=day != rulings[0].day)
