"""Section: the planner as a reader uses it, from a deadline back or from a start forward."""

from datetime import date

import streamlit as st

from rag.rules.catalogue import find_ruling
from rag.rules.guidance.effort import rule_effort
from rag.rules.guidance.plan import Plan, plan_back, plan_forward
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from ui.day import read_day, write_bounds, write_day
from ui.planner.milestones import list_milestones
from ui.planner.picture import show_phases, show_plan
from ui.planner.words import PlanWords
from ui.timeline.calendar_file import MIME, write_calendar
from ui.timeline.words import LawWords

_WAYS = ("back", "forward")


class Planner:
    """The planner of one session."""

    def __init__(self, today: date, language: str) -> None:
        self._today = today
        self._law = LawWords(language)
        self._texts = self._law.texts
        self._effort = rule_effort()
        self._words = PlanWords(language, self._effort)

    def show(self) -> None:
        """Draw the planner: what to count from, the plan in words, as bars, as a table and as a file."""
        st.header(self._texts("planner.title"), anchor=False)
        st.markdown(self._words.tell_estimate())
        ways = {way: self._texts(f"planner.way.{way}") for way in _WAYS}
        way = self._choose("plan_way", "planner.way.label", ways)
        plan = self._plan_back() if way == "back" else self._plan_forward()
        self._show_plan(plan, way == "back")

    def _choose(self, key: str, label: str, names: dict[str, str]) -> str:
        """One of several, by its name; kept when the language changes."""
        st.session_state[key] = st.session_state.get(key) or next(iter(names))
        chosen = st.radio(
            self._texts(label), options=list(names), format_func=names.__getitem__, key=key, horizontal=True
        )
        return chosen or next(iter(names))

    def _plan_back(self) -> Plan:
        """The plan that is ready by the deadline of a service task, or by a day that was typed."""
        tasks = {task: self._law.name_subject(task) for task in SERVICE_TASKS}
        sectors = {sector: self._law.name_sectors((sector,)) for sector in SECTORS}
        task = self._choose("plan_task", "planner.task", tasks)
        sector = self._choose("plan_sector", "deadlines.sector.label", sectors)
        ruling = find_ruling("storing", task, sector, self._today)
        st.caption(self._texts("planner.law", subject=tasks[task], law=self._law.tell(ruling)))
        day = ruling.day if ruling else self._today
        deadline = self._read_day(f"plan_deadline_{task}_{sector}", "planner.deadline", day)
        return plan_back(deadline, self._effort)

    def _plan_forward(self) -> Plan:
        """The plan that starts on a day."""
        return plan_forward(self._read_day("plan_start", "planner.start", self._today), self._effort)

    def _read_day(self, key: str, label: str, start: date) -> date:
        """A day that can be typed; what is no day is told so, and the one to begin with is taken."""
        typed = st.text_input(
            self._texts(label),
            value=write_day(start),
            key=key,
            autocomplete="off",
            width=200,
            persist_state="session",
        )
        day = read_day(typed or write_day(start))
        if day is None:
            bounds = write_bounds(self._today)
            st.error(self._texts("planner.wrong", **bounds, day=write_day(start)))
        return day or start

    def _show_plan(self, plan: Plan, is_back: bool) -> None:
        """The plan."""
        tell = self._words.tell_back if is_back else self._words.tell_forward
        st.markdown("\n".join(f"- {sentence}" for sentence in tell(plan, self._today)))
        st.html(show_plan(plan, is_back, self._today, self._words))
        st.html(show_phases(plan, self._words))
        events = list_milestones(plan, is_back, self._words)
        st.download_button(
            self._texts("planner.files.calendar"),
            write_calendar(self._texts("planner.title"), events, self._today),
            file_name=f"{self._texts('planner.files.name')}.ics",
            mime=MIME,
            icon=":material/event:",
            on_click="ignore",
            key="plan-calendar",
        )
