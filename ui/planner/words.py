"""Words: a plan in a reader's language, with what has already gone by and whose estimate it is."""

from collections.abc import Iterator
from datetime import date

from rag.replies import load_replies
from rag.rules.guidance.effort import Effort, Phase
from rag.rules.guidance.plan import Plan, Window, plan_forward
from rag.rules.months import MonthRange
from ui.day import write_day
from ui.texts import Texts, load_texts


class PlanWords:
    """The words of one language for plans by an effort."""

    def __init__(self, language: str, effort: Effort) -> None:
        self.texts: Texts = load_texts(language)
        self._replies = load_replies(language)
        self._effort = effort

    def name_phase(self, phase: str) -> str:
        """A phase by its name."""
        return self._replies.say(f"effort.phases.{phase}")

    def tell_months(self, months: MonthRange) -> str:
        """A number of months, or from the fewest to the most."""
        return self.texts("planner.months", count="–".join(dict.fromkeys(map(str, (months.shortest, months.longest)))))

    def tell_window(self, window: Window) -> str:
        """A day, or from the first it can be to the last."""
        return " – ".join(dict.fromkeys(map(write_day, (window.first, window.last))))

    def tell_back(self, plan: Plan, today: date) -> Iterator[str]:
        """When work must start for its deadline, and what of that has gone by."""
        deadline = write_day(plan.ready.last)
        yield self.texts("planner.back.safe", day=write_day(plan.starts.first), deadline=deadline)
        yield self.texts("planner.back.last", day=write_day(plan.starts.last))
        if plan.ready.last < today:
            yield self.texts("planner.past.deadline", day=deadline)
        if plan.starts.last < today:
            yield self.texts("planner.past.both")
            ready = plan_forward(today, self._effort).ready
            yield self.texts("planner.past.from_today", today=write_day(today), **self._name_days(ready))
        elif plan.starts.first < today:
            yield self.texts("planner.past.safe")

    def tell_forward(self, plan: Plan, today: date) -> Iterator[str]:
        """When work that starts on a day is ready, and whether that day has gone by."""
        start = plan.starts.first
        yield self.texts("planner.forward.ready", start=write_day(start), **self._name_days(plan.ready))
        if start < today:
            yield self.texts("planner.past.start", day=write_day(start))

    def tell_estimate(self) -> str:
        """Whose estimate it is, for what, and that it is no law."""
        return self.texts("planner.estimate", months=self.tell_months(self._effort.total))

    def list_phases(self) -> list[Phase]:
        """The phases of the effort, in order."""
        return list(self._effort.phases)

    def _name_days(self, window: Window) -> dict[str, str]:
        """The days of a window."""
        return {"first": write_day(window.first), "last": write_day(window.last)}
