"""Queue: the feedback of askers as admins go through it, and one click from it to an evaluation question."""

from collections.abc import Callable
from datetime import date
from html import escape

import streamlit as st

from rag.errors import KantaneuvoError
from rag.feedback import Feedback, FeedbackState
from rag.feedback_store import FeedbackStore
from ui.access import AccessDenied
from ui.administration.desk import Desk
from ui.answer.markup import show_label
from ui.answer.page import show_answer
from ui.day import write_day
from ui.evaluations.export import offer_questions
from ui.evaluations.judgements import Judgement, Judgements

SHOWN = 50
"""Pieces of feedback that are shown at once, the newest."""

RUN = "feedback"
"""The name under which judgements that came of feedback are kept, where others have that of their run."""


class Queue:
    """The feedback as an admin sees it; every action asks anew whether the user is one."""

    def __init__(self, desk: Desk, today: date) -> None:
        self._desk = desk
        self._today = today
        self._texts = desk.texts
        self._store = FeedbackStore(desk.settings.feedback, desk.settings.feedback_days)
        self._judgements = Judgements(desk.settings.runs)

    def show(self) -> None:
        """Draw the queue, or say why it cannot be read."""
        try:
            place, state = st.empty(), self._choose_state()
            entries = self._store.list_newest(state, SHOWN, self._today)
            counts = self._store.count()
            place.write(self._texts("queue.counts", **{one.value: count for one, count in counts.items()}))
        except KantaneuvoError as fault:
            st.error(str(fault), icon=":material/error:")
            return
        total = counts[state] if state else sum(counts.values())
        if not total:
            st.caption(self._texts("queue.none"))
        elif len(entries) < total:
            st.caption(self._texts("queue.part", shown=len(entries), total=total, most=SHOWN))
        for entry in entries:
            with st.expander(self._name(entry), icon=":material/rate_review:"):
                self._show_entry(entry)
        offer_questions(self._judgements, self._texts)

    def _choose_state(self) -> FeedbackState | None:
        """Which pieces are looked at: those of one state, or all."""
        options = ["all", *FeedbackState]
        chosen = st.selectbox(
            self._texts("queue.shown"),
            options=options,
            index=options.index(FeedbackState.NEW),
            format_func=lambda one: self._texts(f"queue.states.{one}"),
            key="queue_state",
        )
        return None if chosen == "all" else FeedbackState(chosen)

    def _name(self, entry: Feedback) -> str:
        """A piece of feedback in one line: its number, day, finding and state."""
        finding, state = self._texts(f"evaluation.findings.{entry.finding}"), self._texts(f"queue.states.{entry.state}")
        return f"{entry.id} · {write_day(entry.given_on)} · {finding} · {state}"

    def _show_entry(self, entry: Feedback) -> None:
        """What was asked and answered, what the asker says of it, and what can be done."""
        asked = entry.question or self._texts("queue.no_question")
        st.html(f'<div class="question"><p>{escape(asked)}</p></div>')
        if entry.note:
            st.markdown(self._texts("queue.note", note=show_label(entry.note)))
        facts = {"index": entry.answer.index or "–", "day": write_day(entry.answer.as_of)}
        versions = {name: value or "–" for name, value in entry.versions}
        st.caption(self._texts("queue.versions", **facts, **versions))
        if not entry.answer.answer:
            st.caption(self._texts("queue.left_out"))
        with st.container(horizontal=True):
            for state in FeedbackState:
                if state is not entry.state:
                    label = self._texts(f"queue.move.{state}")
                    st.button(label, key=f"queue-{entry.id}-{state}", on_click=self._move, args=(entry.id, state))
            st.button(
                self._texts("queue.make_question"),
                icon=":material/playlist_add_check:",
                key=f"queue-{entry.id}-question",
                disabled=entry.question is None,
                help=None if entry.question else self._texts("queue.no_question"),
                on_click=self._make_question,
                args=(entry,),
            )
        st.html(show_answer(entry.answer, entry.id))

    def _move(self, number: int, state: FeedbackState) -> None:
        """Say how far a piece has got."""
        if self._may_act():
            self._act(lambda: self._store.move(number, state), self._texts("queue.moved", number=number))

    def _make_question(self, entry: Feedback) -> None:
        """Make a judgement of a piece of feedback, which is given out as an evaluation question, and call it done."""
        if self._may_act():
            judgement = Judgement(
                run=RUN,
                case={"id": f"{entry.given_on}-{entry.id}"},
                answer=entry.answer,
                finding=entry.finding,
                note=entry.note,
                judged_on=self._today,
            )

            def keep() -> None:
                """Keep the judgement, and then say that the piece is done."""
                self._judgements.add(judgement)
                self._store.move(entry.id, FeedbackState.DONE)

            self._act(
                keep, self._texts("queue.made", number=entry.id, path=show_label(str(self._judgements.questions)))
            )

    def _may_act(self) -> bool:
        """Whether who is at the page now is an admin; anyone else is told and nothing is done."""
        try:
            self._desk.find_user().require_admin()
        except AccessDenied:
            st.session_state["admin_told"] = (False, self._texts("admin.denied"))
            return False
        return True

    def _act(self, act: Callable[[], None], done: str) -> None:
        """Do something in the store, and keep how it ended for the page that is drawn next."""
        try:
            act()
            st.session_state["admin_told"] = (True, done)
        except KantaneuvoError as fault:
            st.session_state["admin_told"] = (False, str(fault))
        except OSError as fault:
            told = {"path": show_label(str(self._judgements.questions)), "reason": fault.strerror or ""}
            st.session_state["admin_told"] = (False, self._texts("queue.unwritten", **told))


def show_queue(desk: Desk, today: date) -> None:
    """The feedback of askers, or that none is taken."""
    st.header(desk.texts("queue.title"), anchor=False)
    if desk.settings.feedback:
        Queue(desk, today).show()
    else:
        st.caption(desk.texts("queue.closed"))
