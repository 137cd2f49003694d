"""Deadlines: every deadline of law on a line of time, old law beside today's, and when work must start to be ready."""

from datetime import date

import streamlit as st

from rag.rules.parameter import load_verification
from ui.day import write_day
from ui.planner.section import Planner
from ui.timeline import calendar_file, spreadsheet
from ui.timeline.controls import Controls
from ui.timeline.laws import Choice
from ui.timeline.picture import show_timeline
from ui.timeline.table import show_comparisons
from ui.timeline.words import LawWords


class DeadlinesPage:
    """The page of deadlines of one session."""

    def __init__(self, today: date, language: str) -> None:
        self._today = today
        self._language = language
        self._words = LawWords(language)
        self._texts = self._words.texts

    def show(self) -> None:
        """Draw the page."""
        with st.container(key="deadlines"):
            with st.container(key="head"):
                st.title(self._texts("deadlines.title"), anchor=False)
                st.caption(self._texts("deadlines.subtitle"))
            choice = Controls(self._today, self._words).show()
            self._show_law(choice)
            self._show_files(choice)
            Planner(self._today, self._language).show()

    def _show_law(self, choice: Choice) -> None:
        """The law of the chosen day as a picture, and beside today's as a table."""
        st.header(self._tell_law(choice), anchor=False)
        st.html(show_timeline(choice, self._words))
        st.subheader(self._name_table(choice), anchor=False)
        st.html(show_comparisons(choice, self._words))
        verified = self._words.tell_verification(load_verification().verified_through)
        notes = [self._texts("deadlines.notes.duty"), self._texts("deadlines.notes.condition"), verified]
        st.caption("  \n".join(notes))

    def _tell_law(self, choice: Choice) -> str:
        """Which law is shown."""
        acts = self._words.name_acts(choice.as_of)
        key = "before" if not acts else "today" if choice.is_of_today else "other"
        return self._texts(f"deadlines.states.{key}", day=write_day(choice.as_of), acts=acts)

    def _name_table(self, choice: Choice) -> str:
        """The table by what it compares; the law of a day to come is no old law."""
        key = "today" if choice.is_of_today else "later" if choice.as_of > choice.today else "both"
        return self._texts(f"deadlines.table.{key}_title")

    def _show_files(self, choice: Choice) -> None:
        """The same as files."""
        name = self._texts("deadlines.files.name", day=choice.as_of.isoformat())
        title = self._texts("deadlines.files.calendar_name")
        events = calendar_file.list_law_events(choice, self._words)
        with st.container(horizontal=True, key="files"):
            st.download_button(
                self._texts("deadlines.files.calendar"),
                calendar_file.write_calendar(title, events, self._today),
                file_name=f"{name}.ics",
                mime=calendar_file.MIME,
                icon=":material/event:",
                on_click="ignore",
                key="calendar",
            )
            st.download_button(
                self._texts("deadlines.files.sheet"),
                spreadsheet.write_csv(choice, self._words),
                file_name=f"{name}.csv",
                mime=spreadsheet.MIME,
                icon=":material/table:",
                on_click="ignore",
                key="sheet",
            )
