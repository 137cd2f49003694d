"""Retention: feedback that is older than it is kept is deleted once a day, while the page goes on."""

from contextlib import suppress
from datetime import date
from threading import Thread

import streamlit as st

from rag.errors import KantaneuvoError
from rag.settings import Settings


@st.cache_resource(show_spinner=False, max_entries=1)
def forget_old(settings: Settings, today: date) -> Thread | None:
    """Delete what is older than feedback is kept, once a day; of a fault the next who looks is told."""
    if not settings.feedback:
        return None

    def forget() -> None:
        """Delete it."""
        from rag.feedback_store import FeedbackStore

        with suppress(KantaneuvoError):
            FeedbackStore(settings.feedback, settings.feedback_days).forget(today)

    thread = Thread(target=forget, daemon=True)
    thread.start()
    return thread
