"""Kantaneuvo's pages: `streamlit run app.py`."""

from functools import partial
from pathlib import Path

import streamlit as st

from rag.settings import Settings, read_today, silence_telemetry
from ui.chat import ChatPage
from ui.frame import dress_page
from ui.service import Service
from ui.texts import LANGUAGE_NAMES, load_texts

silence_telemetry()

ICON = Path(__file__).parent / "ui" / "icon.png"
"""The page's icon: a file of ours, for the browser would fetch any other from the web."""


@st.cache_resource(show_spinner=False)
def start_service(settings: Settings) -> Service:
    """The one chain that all sessions share."""
    return Service(settings)


def choose_language() -> str:
    """The language of the pages: Finnish unless another is chosen."""
    with st.container(key="languages"):
        return st.segmented_control(
            load_texts(st.session_state.get("language") or "fi")("language"),
            options=list(LANGUAGE_NAMES),
            default="fi",
            required=True,
            format_func=LANGUAGE_NAMES.__getitem__,
            key="language",
            label_visibility="collapsed",
        )


def show_chat() -> None:
    """The chat page."""
    language = choose_language()
    dress_page(language)
    ChatPage(partial(start_service, Settings.from_environment()), read_today(), language).show()


st.set_page_config(page_title="Kantaneuvo", page_icon=str(ICON), layout="centered")
st.navigation([st.Page(show_chat, title="Kantaneuvo", url_path="chat", default=True)], position="hidden").run()
