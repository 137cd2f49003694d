"""Periods: the days a law holds, the states of the law between one act and the next, and gaps within a state."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from rag.rules.acts import list_acts

DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Period:
    """The days from the first to the last, both within; `date.max` is the last of a period that still runs."""

    first: date
    last: date = date.max

    def __str__(self) -> str:
        return f"from {self.first} on" if self.last == date.max else f"from {self.first} to {self.last}"

    def meet(self, other: "Period") -> "Period | None":
        """The days that are in both periods; None where there are none."""
        first, last = max(self.first, other.first), min(self.last, other.last)
        return Period(first, last) if first <= last else None


def list_legal_states() -> list[Period]:
    """The states of the law, oldest first: each begins with an act, or an amendment that rewrites its dates.

    An amendment that only adds to an act, as 381/2022 did, begins no state.
    """
    begins = sorted({act.in_force_from for act in list_acts() if act.begins_state})
    ends = [begin - DAY for begin in begins[1:]]
    return [Period(begin, end) for begin, end in zip(begins, [*ends, date.max], strict=False)]


def find_overlap(periods: Iterable[Period]) -> Period | None:
    """The first days on which two of some periods hold at once; None where each day has one at most."""
    before: Period | None = None
    for period in sorted(periods):
        common = before.meet(period) if before else None
        if common:
            return common
        before = period
    return None


def find_gap(periods: Iterable[Period]) -> Period | None:
    """The first days without a period in a state of the law that has one on other days; None where it has none.

    A state that the periods leave out whole is no gap: the law may have said nothing then.
    """
    ordered = sorted(periods)
    for state in list_legal_states():
        held = [common for common in (period.meet(state) for period in ordered) if common]
        gaps = list(_list_rests(state, held)) if held else []
        if gaps:
            return gaps[0]
    return None


def _list_rests(state: Period, held: list[Period]) -> Iterator[Period]:
    """The days of a state that are in none of the periods held in it, which are in order."""
    begin = state.first
    for period in held:
        if begin < period.first:
            yield Period(begin, period.first - DAY)
        if period.last == date.max:
            return
        begin = max(begin, period.last + DAY)
    if begin <= state.last:
        yield Period(begin, state.last)
