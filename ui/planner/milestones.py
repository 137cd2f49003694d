"""Milestones: the days of a plan as events for a calendar."""

from collections.abc import Iterator

from rag.rules.guidance.plan import Plan, Window
from ui.planner.words import PlanWords
from ui.timeline.calendar_file import Event


def list_milestones(plan: Plan, is_back: bool, words: PlanWords) -> list[Event]:
    """When the work starts at the safest and at the last, when each phase begins, and when it is ready."""
    way = "back" if is_back else "forward"
    day = plan.ready.last if is_back else plan.starts.first
    return [
        Event(f"plan.{way}.{day.isoformat()}.{event.id}", event.day, event.summary, event.description)
        for event in _list_days(plan, way, words)
    ]


def _list_days(plan: Plan, way: str, words: PlanWords) -> Iterator[Event]:
    """The days of a plan, ids within the plan."""
    yield from _name_window("start", plan.starts, way, words)
    for phase in plan.phases[1:]:
        summary = words.texts("planner.files.begins", phase=words.name_phase(phase.id))
        told = f"{words.texts('planner.table.begins')}: {words.tell_window(phase.begins)}"
        ends = f"{words.texts('planner.table.ends')}: {words.tell_window(phase.ends)}"
        yield Event(phase.id, phase.begins.first, summary, "\n".join([told, ends, words.tell_estimate()]))
    yield from _name_window("ready", plan.ready, way, words)


def _name_window(name: str, window: Window, way: str, words: PlanWords) -> Iterator[Event]:
    """The two days of a window, or the one it has."""
    ends = {"first": window.first, "last": window.last} if window.first != window.last else {"only": window.last}
    for end, day in ends.items():
        yield Event(f"{name}.{end}", day, words.texts(f"planner.files.{way}.{name}.{end}"), words.tell_estimate())
