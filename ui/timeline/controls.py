"""Controls: the day whose law is shown, typed, moved by slider or by states of the law; providers and subjects."""

from datetime import date

import streamlit as st

from rag.rules.catalogue import list_changes
from rag.rules.periods import Period, list_legal_states
from rag.rules.ruling import SECTORS
from ui.day import read_day, write_bounds, write_day
from ui.timeline.followed import is_followed, keep_followed
from ui.timeline.laws import SUBJECTS, Choice
from ui.timeline.link import Link, read_link
from ui.timeline.words import LawWords

_DAY, _SLIDER, _SECTOR, _SUBJECTS = "law_day", "law_slider", "law_sector", "law_subjects"
"""Where the session keeps what was chosen; the day is kept as it was typed, and the slider follows it."""

_ALL = "all"


class Controls:
    """What the reader can choose on the page of deadlines."""

    def __init__(self, today: date, words: LawWords) -> None:
        self._today = today
        self._words = words
        self._texts = words.texts

    def show(self) -> Choice:
        """Draw the controls; gives what was chosen."""
        self._keep()
        self._follow_link()
        read = read_day(st.session_state[_DAY] or write_day(self._today))
        as_of = read or self._today
        with st.container(key="controls"):
            self._show_states(as_of)
            with st.container(horizontal=True, vertical_alignment="bottom", key="law-day"):
                self._show_day()
                self._show_slider(as_of)
            if read is None:
                st.error(self._texts("deadlines.day.wrong", **write_bounds(self._today)))
            sectors = self._show_sectors()
            subjects = self._show_subjects()
        return Choice(as_of, self._today, sectors, subjects)

    def _keep(self) -> None:
        """Keep what was chosen when the language changes, or when the reader goes to another page and comes back."""
        for name, start in ((_DAY, write_day(self._today)), (_SECTOR, _ALL), (_SUBJECTS, [])):
            st.session_state[name] = st.session_state.get(name, start)

    def _follow_link(self) -> None:
        """Choose what a link asks for, once, and tell what of it cannot be used."""
        query = {name: st.query_params.get_all(name) for name in st.query_params}
        link = read_link(query)
        if query and not is_followed(query):
            self._choose(link)
        keep_followed(query)
        if link.unusable:
            names = self._words.join([self._texts(f"deadlines.unusable.{name}") for name in link.unusable])
            st.warning(self._texts("deadlines.unusable.told", names=names))

    def _choose(self, link: Link) -> None:
        """Choose what a link asks for, and where it is silent what the page begins with."""
        st.session_state[_DAY] = write_day(link.as_of or self._today)
        st.session_state[_SUBJECTS] = list(link.subjects)
        st.session_state[_SECTOR] = link.sector or _ALL

    def _show_states(self, as_of: date) -> None:
        """A button for each state of the law, that of the chosen day marked, and one for today."""
        st.caption(self._texts("deadlines.states.label"))
        with st.container(horizontal=True, key="states"):
            for state in list_legal_states():
                is_shown = state.first <= as_of <= state.last
                self._show_state(state, is_shown)
            st.button(
                self._texts("day.back"),
                icon=":material/today:",
                key="state-today",
                disabled=as_of == self._today,
                on_click=self._go_to,
                args=(self._today,),
            )

    def _show_state(self, state: Period, is_shown: bool) -> None:
        """A button that goes to the first day of a state."""
        st.button(
            self._words.name_acts(state.first),
            key=f"state-{state.first.isoformat()}",
            type="primary" if is_shown else "secondary",
            icon=":material/check:" if is_shown else None,
            on_click=self._go_to,
            args=(state.first,),
        )

    def _show_day(self) -> None:
        """The day, as it is typed."""
        st.text_input(self._texts("deadlines.day.label"), key=_DAY, autocomplete="off", width=150)

    def _show_slider(self, as_of: date) -> None:
        """A slider that stops where the law changed, today, and on the chosen day."""
        st.session_state[_SLIDER] = as_of
        st.select_slider(
            self._texts("deadlines.day.slider"),
            options=sorted({*list_changes(), self._today, as_of}),
            format_func=write_day,
            key=_SLIDER,
            on_change=self._follow_slider,
        )

    def _show_sectors(self) -> tuple[str, ...]:
        """All kinds of providers, or one."""
        chosen = st.radio(
            self._texts("deadlines.sector.label"),
            options=[_ALL, *SECTORS],
            format_func=lambda one: self._words.name_sectors(SECTORS if one == _ALL else (one,)),
            key=_SECTOR,
            horizontal=True,
        )
        return SECTORS if chosen in (_ALL, None) else (chosen,)

    def _show_subjects(self) -> tuple[str, ...]:
        """Some subjects, or all of them where none is chosen."""
        with st.expander(self._texts("deadlines.subjects.label"), key="subjects"):
            chosen = st.pills(
                self._texts("deadlines.subjects.note"),
                options=list(SUBJECTS),
                selection_mode="multi",
                format_func=self._words.name_subject,
                key=_SUBJECTS,
            )
        if not chosen:
            return tuple(SUBJECTS)
        named = self._words.join([self._words.name_subject(subject) for subject in SUBJECTS if subject in chosen])
        with st.container(horizontal=True, vertical_alignment="center"):
            st.caption(self._texts("deadlines.subjects.chosen", subjects=named), width="content")
            st.button(self._texts("deadlines.subjects.all"), icon=":material/filter_alt_off:", on_click=self._show_all)
        return tuple(subject for subject in SUBJECTS if subject in chosen)

    def _go_to(self, day: date) -> None:
        """Show the law of a day."""
        st.session_state[_DAY] = write_day(day)

    def _follow_slider(self) -> None:
        """Show the law of the day that the slider was moved to."""
        self._go_to(st.session_state[_SLIDER])

    def _show_all(self) -> None:
        """Show every subject."""
        st.session_state[_SUBJECTS] = []
