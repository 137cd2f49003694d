"""Chat: the page to ask on; what answers loads once something is asked, so that the page is there at once."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

import streamlit as st

from rag.replies import load_replies
from rag.settings import Settings
from ui.allowance import hold, show_held
from ui.day import read_day, write_bounds, write_day
from ui.offers import show_opening
from ui.profile import show_own_rules
from ui.retention import forget_old
from ui.service import Service
from ui.texts import Texts, load_texts
from ui.turn import find_picked, list_turns, pick

if TYPE_CHECKING:
    from ui.conversation import Conversation


class ChatPage:
    """The chat of one session; the service is started only once the page is drawn."""

    def __init__(self, settings: Settings, today: date, language: str, timeline: st.Page) -> None:
        self._settings = settings
        self._timeline = timeline
        self._today = today
        self._language = language
        self._texts: Texts = load_texts(language)

    def show(self, start_service: Callable[[], Service]) -> None:
        """Draw the page and answer what is asked."""
        as_of = self._show_sidebar()
        with st.container(key="head"):
            st.title(self._texts("title"), anchor=False)
            st.caption(self._texts("subtitle"))
            show_own_rules(self._language)
        conversation, foot = st.container(key="conversation"), st.container(key="ask")
        with foot:
            self._show_input(as_of)
        with conversation:
            opening = st.empty()
            if find_picked() or list_turns():
                self._converse(as_of, start_service)
            else:
                with opening.container():
                    show_opening(self._texts, load_replies(self._language).list_examples(), pick)
            show_held(self._texts, pick)
        start_service()
        forget_old(self._settings, self._today)

    def _converse(self, as_of: date, start_service: Callable[[], Service]) -> None:
        """Draw the conversation and answer what is asked."""
        conversation, asked = self._open_conversation(), find_picked()
        conversation.show()
        if asked:
            conversation.ask(asked, as_of, start_service)

    def _open_conversation(self) -> "Conversation":
        """The conversation, once its code is loaded."""
        from ui.conversation import Conversation

        return Conversation(self._settings, self._today, self._language, self._timeline)

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
            if list_turns():
                self._open_conversation().offer_transcript()
        return as_of or self._today

    def _go_to_today(self) -> None:
        """Ask about today again."""
        st.session_state["as_of"] = write_day(self._today)

    def _begin_anew(self) -> None:
        """Forget the conversation, what was typed last and the day asked about."""
        from ui.conversation import forget_conversation

        forget_conversation()
        st.session_state.pop("question", None)
        hold("", 0)
        self._go_to_today()

    def _show_input(self, as_of: date) -> None:
        """The box for questions."""
        if as_of != self._today:
            st.caption(self._texts("day.other", day=write_day(as_of)))
        typed = st.chat_input(self._texts("input"), key="question", submit_mode="disable")
        if typed:
            pick(typed)
