"""Chat: questions and answers, each date with its verdict in words, each citation opening its passage."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from rag.answer import Answer, AnswerStatus
from rag.personal_data import mask_personal_data
from rag.question import Question
from rag.replies import load_replies
from ui.allowance import hold, show_held
from ui.answer.markup import show_text
from ui.answer.page import show_answer
from ui.day import read_day, write_bounds, write_day
from ui.feedback import FeedbackDesk, forget_given
from ui.frame import scroll_to
from ui.offers import offer_next, show_opening
from ui.profile import find_profile, show_own_rules
from ui.progress import Progress
from ui.service import Service
from ui.texts import Texts, load_texts
from ui.timeline.link import write_link
from ui.transcript.controls import offer_transcript
from ui.turn import Turn

_PENDING = "pending"
"""Where a question waits until its answer is whole: a click meanwhile starts the page anew, and must not lose it."""


class ChatPage:
    """The chat of one session; the service is started only once the page is drawn."""

    def __init__(
        self,
        start_service: Callable[[], Service],
        today: date,
        language: str,
        timeline: st.Page,
        feedback: FeedbackDesk | None = None,
    ) -> None:
        self._start_service = start_service
        self._feedback = feedback
        self._timeline = timeline
        self._today = today
        self._language = language
        self._texts: Texts = load_texts(language)

    @property
    def _turns(self) -> list[Turn]:
        """The turns of the conversation so far."""
        turns: list[Turn] = st.session_state.setdefault("turns", [])
        return turns

    def show(self) -> None:
        """Draw the page and answer what is asked."""
        as_of = self._show_sidebar()
        with st.container(key="head"):
            st.title(self._texts("title"), anchor=False)
            st.caption(self._texts("subtitle"))
            show_own_rules(self._language)
        conversation, foot = st.container(key="conversation"), st.container(key="ask")
        with foot:
            asked = self._show_input(as_of)
        with conversation:
            self._show_conversation(asked)
            if asked:
                self._ask(asked, as_of)
            show_held(self._texts, _pick)
        self._start_service()

    def _show_sidebar(self) -> date:
        """The day asked about, and a new conversation."""
        with st.sidebar:
            typed = st.text_input(
                self._texts("day.label"),
                value=write_day(self._today),
                key="as_of",
                autocomplete="off",
                persist_state="session",
            )
            as_of = read_day(typed or write_day(self._today))
            if as_of is None:
                st.error(self._texts("day.wrong", **write_bounds(self._today)))
            st.caption(self._texts("day.note"))
            if as_of != self._today:
                st.button(self._texts("day.back"), icon=":material/today:", on_click=self._go_to_today)
            st.button(self._texts("new_conversation"), icon=":material/add_comment:", on_click=self._begin_anew)
            if self._turns:
                offer_transcript(tuple(self._turns), self._language, self._today, self._texts)
        return as_of or self._today

    def _go_to_today(self) -> None:
        """Ask about today again."""
        st.session_state["as_of"] = write_day(self._today)

    def _begin_anew(self) -> None:
        """Forget the conversation, what was typed last and the day asked about."""
        for key in ("turns", "question", _PENDING):
            st.session_state.pop(key, None)
        forget_given()
        hold("", 0)
        self._go_to_today()

    def _show_input(self, as_of: date) -> str | None:
        """The box for questions; gives the question that is to be answered."""
        if as_of != self._today:
            st.caption(self._texts("day.other", day=write_day(as_of)))
        typed = st.chat_input(self._texts("input"), key="question", submit_mode="disable")
        if typed:
            st.session_state[_PENDING] = typed
        asked: str | None = st.session_state.get(_PENDING)
        return asked

    def _show_conversation(self, asked: str | None) -> None:
        """The turns so far, or what can be asked."""
        opening = st.empty()
        if not self._turns and not asked:
            with opening.container():
                show_opening(self._texts, load_replies(self._language).list_examples(), _pick)
        last = len(self._turns) - 1
        for number, turn in enumerate(self._turns):
            with st.container(key=f"turn-{number}"):
                self._show_turn(turn, number, may_offer=number == last and not asked)
        if self._turns and not asked:
            scroll_to(f"turn-{last}", "answered")

    def _show_turn(self, turn: Turn, number: int, may_offer: bool) -> None:
        """A question and its answer with all that belongs to it."""
        _show_question(turn.shown)
        with st.chat_message("assistant", avatar=":material/menu_book:"):
            st.html(show_answer(turn.answer, number))
            self._show_link(turn.answer)
            if self._feedback:
                self._feedback.offer(turn.answer, number, self._texts)
            if may_offer:
                offer_next(turn.answer, _pick)

    def _show_link(self, answer: Answer) -> None:
        """A link to the deadlines of law that an answer gives, among all others."""
        query = write_link(answer)
        if query:
            label = load_texts(answer.language)("deadlines.link")
            st.page_link(self._timeline, label=label, icon=":material/timeline:", query_params=query)

    def _ask(self, text: str, as_of: date) -> None:
        """Answer a question and keep the turn, without personal data if any was seen."""
        question = Question(
            text=text,
            today=self._today,
            as_of=as_of,
            history=tuple(turn.shown for turn in self._turns if turn.answer.status is AnswerStatus.ANSWERED),
            profile=find_profile(),
            language=self._language,
        )
        number = len(self._turns)
        scroll_to(f"turn-{number}", "asked")
        with st.container(key=f"turn-{number}"):
            _show_question(mask_personal_data(text))
            with st.chat_message("assistant", avatar=":material/menu_book:"):
                answer = self._find_answer(question)
        if answer:
            self._turns.append(Turn(answer.question, answer))
        st.session_state.pop(_PENDING, None)
        st.rerun()

    def _find_answer(self, question: Question) -> Answer | None:
        """The answer, each step told while it is taken, and each sentence once a source carries it.

        None where it was asked too soon after others; then the question is held.
        """
        with st.status(self._texts("steps.waiting")) as status:
            service = self._start_service()
        wait = service.find_wait()
        hold(mask_personal_data(question.text), wait)
        if wait:
            return None
        progress = Progress(status, st.empty(), self._texts)
        if service.has_model:
            st.button(self._texts("stop"), icon=":material/stop_circle:", on_click=_stop)
        answer = service.answer(question, progress.show if service.is_warm else progress.show_sentences)
        status.update(label=self._texts("steps.grounding"), state="complete")
        return answer


def _stop() -> None:
    """Give up the question that is being answered."""
    st.session_state.pop(_PENDING, None)


def _show_question(shown: str) -> None:
    """A question as it was asked."""
    with st.chat_message("user", avatar=":material/person:"):
        st.html(f'<div class="question">{show_text(shown)}</div>')


def _pick(text: str) -> None:
    """Ask a question that was offered."""
    st.session_state[_PENDING] = text
