"""Plan: when work must start to be ready by a day, and when it is ready if it starts on a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rag.rules.guidance.effort import Effort
from rag.rules.months import MonthRange, shift_months


@dataclass(frozen=True)
class Window:
    """A day that is not certain: the first and the last it can be."""

    first: date
    last: date


@dataclass(frozen=True)
class PlannedPhase:
    """A phase of the work, by its id in the effort, and when it begins and ends."""

    id: str
    begins: Window
    ends: Window


@dataclass(frozen=True)
class Plan:
    """When the work starts, when it is ready, and its phases in order."""

    starts: Window
    ready: Window
    phases: tuple[PlannedPhase, ...]


def plan_back(deadline: date, effort: Effort) -> Plan:
    """The plan that is ready by a deadline.

    `starts.first` is early enough even where every phase takes its longest; after `starts.last` the deadline is
    missed even where every phase takes its shortest. Months are counted from the deadline, never from phase to
    phase, so that a short month shifts nothing twice.
    """
    left = _list_rests(effort)
    turns = [Window(_before(deadline, rest.longest), _before(deadline, rest.shortest)) for rest in left]
    return Plan(turns[0], Window(deadline, deadline), tuple(_pair(effort, turns)))


def plan_forward(start: date, effort: Effort) -> Plan:
    """The plan of work that starts on a day: ready between `ready.first` and `ready.last`."""
    whole, left = effort.total, _list_rests(effort)
    turns = [
        Window(shift_months(start, whole.shortest - rest.shortest), shift_months(start, whole.longest - rest.longest))
        for rest in left
    ]
    return Plan(Window(start, start), turns[-1], tuple(_pair(effort, turns)))


def _before(deadline: date, months: int) -> date:
    """The day so many months before a deadline."""
    return shift_months(deadline, -months)


def _list_rests(effort: Effort) -> list[MonthRange]:
    """The months that are left at the beginning of each phase, and none at the end of the last."""
    rests = [MonthRange(shortest=0, longest=0)]
    for phase in reversed(effort.phases):
        rests.append(rests[-1] + phase.months)
    return rests[::-1]


def _pair(effort: Effort, turns: list[Window]) -> Iterator[PlannedPhase]:
    """Each phase with the turn it begins at and the one it ends at."""
    for phase, begins, ends in zip(effort.phases, turns, turns[1:], strict=False):
        yield PlannedPhase(phase.id, begins, ends)
