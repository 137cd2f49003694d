"""Conversation: a session's turns with all that belongs to an answer, loaded once there is something to answer."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from rag.answer import Answer, AnswerStatus
from rag.personal_data import mask_personal_data
from rag.question import Profile, Question
from rag.settings import Settings
from ui.allowance import hold
from ui.answer.markup import show_text
from ui.answer.page import show_answer
from ui.feedback import FeedbackDesk, forget_given
from ui.frame import scroll_to
from ui.offers import offer_next
from ui.profile import find_profile
from ui.progress import Progress
from ui.service import Service
from ui.texts import Texts, load_texts
from ui.timeline.link import write_link
from ui.transcript.controls import offer_transcript
from ui.turn import Turn, drop_picked, find_picked, forget_turns, list_turns, pick


class Conversation:
    """Draws the turns so far and answers what is asked, in the language of the pages."""

    def __init__(self, settings: Settings, today: date, language: str, timeline: st.Page) -> None:
        self._today = today
        self._language = language
        self._timeline = timeline
        self._texts: Texts = load_texts(language)
        self._feedback = FeedbackDesk(settings, today) if settings.feedback else None

    def show(self) -> None:
        """Draw the turns so far, and what can be asked next."""
        turns, is_idle = list_turns(), not find_picked()
        for number, turn in enumerate(turns):
            with st.container(key=f"turn-{number}"):
                self._show_turn(turn, number, may_offer=is_idle and turn is turns[-1])
        if turns and is_idle:
            scroll_to(f"turn-{len(turns) - 1}", "answered")

    def offer_transcript(self) -> None:
        """Offer the turns to take along."""
        offer_transcript(tuple(list_turns()), self._language, self._today, self._texts)

    def ask(self, text: str, as_of: date, start_service: Callable[[], Service]) -> None:
        """Answer a question and keep the turn, without personal data if any was seen."""
        turns = list_turns()
        question = Question(
            text=text,
            today=self._today,
            as_of=as_of,
            history=tuple(turn.shown for turn in turns if turn.answer.status is AnswerStatus.ANSWERED),
            profile=Profile.model_validate(find_profile()),
            language=self._language,
        )
        scroll_to(f"turn-{len(turns)}", "asked")
        with st.container(key=f"turn-{len(turns)}"):
            _show_question(mask_personal_data(text))
            with st.chat_message("assistant", avatar=":material/menu_book:"):
                answer = self._find_answer(question, start_service)
        if answer:
            turns.append(Turn(answer.question, answer))
        drop_picked()
        st.rerun()

    def _show_turn(self, turn: Turn, number: int, may_offer: bool) -> None:
        """A question and its answer with all that belongs to it."""
        _show_question(turn.shown)
        with st.chat_message("assistant", avatar=":material/menu_book:"):
            st.html(show_answer(turn.answer, number))
            self._show_link(turn.answer)
            if self._feedback:
                self._feedback.offer(turn.answer, number, self._texts)
            if may_offer:
                offer_next(turn.answer, pick)

    def _show_link(self, answer: Answer) -> None:
        """A link to the deadlines of law that an answer gives, among all others."""
        query = write_link(answer)
        if query:
            label = load_texts(answer.language)("deadlines.link")
            st.page_link(self._timeline, label=label, icon=":material/timeline:", query_params=query)

    def _find_answer(self, question: Question, start_service: Callable[[], Service]) -> Answer | None:
        """The answer, each step told while it is taken, and each sentence once a source carries it.

        None where it was asked too soon after others; then the question is held.
        """
        with st.status(self._texts("steps.waiting")) as status:
            service = start_service()
        wait = service.find_wait()
        hold(mask_personal_data(question.text), wait)
        if wait:
            return None
        progress = Progress(status, st.empty(), self._texts)
        if service.has_model:
            st.button(self._texts("stop"), icon=":material/stop_circle:", on_click=drop_picked)
        answer = service.answer(question, progress.show if service.is_warm else progress.show_sentences)
        status.update(label=self._texts("steps.grounding"), state="complete")
        return answer


def forget_conversation() -> None:
    """Forget the turns, what was to be answered and what was said of the answers."""
    forget_turns()
    forget_given()


def _show_question(shown: str) -> None:
    """A question as it was asked."""
    with st.chat_message("user", avatar=":material/person:"):
        st.html(f'<div class="question">{show_text(shown)}</div>')
