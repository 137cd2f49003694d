"""Plans: when work must start to be ready in time, and when it is ready, told with the estimate it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rag.asked_plan import AskedPlan
from rag.composition.brief import Brief
from rag.composition.draft import Draft, Quote, Statement
from rag.composition.guidance_dates import state_unruled
from rag.composition.quoting import list_units
from rag.passage import Passage
from rag.rules.guidance.effort import Effort, Phase, rule_effort
from rag.rules.guidance.plan import Plan, plan_back, plan_forward

SUBJECT = "effort"
"""The subject of planned days."""

Told = tuple[Statement, tuple[date, ...]]
"""A statement and the days that it finds."""


@dataclass(frozen=True)
class Planner:
    """Plans by an effort, the guidance's own or the asker's, and tells them with the section of the estimate."""

    brief: Brief
    effort: Effort
    passage: Passage
    is_own: bool

    def say_back(self, deadline: date) -> Iterator[Told]:
        """When work must start to be ready by a deadline, and whether that has gone by."""
        plan = plan_back(deadline, self.effort)
        yield self._state(f"plans.back.{self._kind}", plan), (plan.starts.first, plan.starts.last)
        if self.brief.on > plan.starts.first:
            kind = "both" if self.brief.on > plan.starts.last else "first"
            yield Statement(self.brief.say(f"plans.gone_by.{kind}")), ()

    def say_forward(self, start: date, deadlines: Sequence[date] = ()) -> Iterator[Told]:
        """When work that starts on a day is ready, and whether that meets each deadline."""
        plan = plan_forward(start, self.effort)
        yield self._state(f"plans.forward.{self._kind}", plan), (plan.ready.first, plan.ready.last)
        for deadline in deadlines:
            kind = "never" if plan.ready.first > deadline else "always" if plan.ready.last <= deadline else "perhaps"
            yield Statement(self.brief.say(f"plans.meets.{kind}", deadline=deadline), days=(deadline,)), ()

    @property
    def _kind(self) -> str:
        """Whether the effort is a range or one number of months."""
        return "fixed" if self.effort.total.shortest == self.effort.total.longest else "range"

    def _state(self, key: str, plan: Plan) -> Statement:
        """A plan in words; the asker's own months need no source."""
        total = self.effort.total
        facts = {
            "start": plan.starts.first,
            "last_start": plan.starts.last,
            "ready": plan.ready.last,
            "first_ready": plan.ready.first,
            "shortest": total.shortest,
            "longest": total.longest,
        }
        days = (plan.starts.first, plan.starts.last, plan.ready.first, plan.ready.last)
        if self.is_own:
            return Statement(self.brief.say(key, **facts), days=days, carried=(str(total.shortest), str(total.longest)))
        quote = Quote(self.passage, next(list_units(self.passage)))
        return Statement(f"{self.brief.say(key, **facts)} [[0]]", (quote,), days=days)


def compose_plan(brief: Brief, asked: AskedPlan, deadlines: Sequence[date]) -> Draft | None:
    """The plan forward from the start in the question, or back from its deadline, else from those of the law.

    None where the estimate cannot be shown on the day asked about.
    """
    effort = rule_effort()
    passage = brief.find_section(effort.source)
    if passage is None:
        return None
    if asked.months:
        effort = effort.model_copy(update={"total": asked.months, "phases": (Phase(id="work", months=asked.months),)})
    planner = Planner(brief, effort, passage, is_own=asked.months is not None)
    wanted = (asked.deadline,) if asked.deadline else tuple(deadlines)
    told = list(planner.say_forward(asked.start, wanted) if asked.start else _plan_back(planner, wanted))
    days = dict.fromkeys(day for _, found in told for day in found)
    return Draft(
        statements=tuple(statement for statement, _ in told),
        dates=tuple(state_unruled(day.isoformat(), SUBJECT, passage) for day in days),
        notices=() if asked.months else (brief.say("plans.estimate"),),
    )


def _plan_back(planner: Planner, deadlines: Sequence[date]) -> Iterator[Told]:
    """The plan back from each deadline; where it is too late for one, also when work that starts now is ready."""
    told = [told for deadline in deadlines for told in planner.say_back(deadline)]
    yield from told
    if any(day < planner.brief.on for _, days in told for day in days[-1:]):
        yield from planner.say_forward(planner.brief.on)
