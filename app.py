"""Kantaneuvo's pages: `streamlit run app.py`."""

from functools import partial
from pathlib import Path

import streamlit as st

from rag.answer import Answer
from rag.errors import SettingsError
from rag.question import Question
from rag.redaction import guard_output
from rag.settings import Settings, read_now, read_today, silence_telemetry
from ui.access import find_user
from ui.admin import AdminPage
from ui.audit import open_audit_log
from ui.chat import ChatPage
from ui.deadlines import DeadlinesPage
from ui.evaluation import EvaluationPage
from ui.evaluations.runs import list_runs
from ui.frame import dress_page
from ui.service import Service
from ui.sources import SourcesPage
from ui.texts import LANGUAGE_NAMES, load_texts
from ui.timeline.controls import forget_link

silence_telemetry()
guard_output()

NAME = "Kantaneuvo"
ICON = Path(__file__).parent / "ui" / "icon.png"
"""The page's icon: a file of ours, for the browser would fetch any other from the web."""


def note_answer(question: Question, answer: Answer) -> None:
    """Write an answer down in the audit log, where there is one."""
    settings = Settings.from_environment()
    log = open_audit_log(settings)
    if log:
        log.add(read_now(), find_user(settings).name, question, answer)


@st.cache_resource(show_spinner=False)
def start_service(settings: Settings) -> Service:
    """The one chain that all sessions share."""
    return Service(settings, note_answer)


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


def list_pages(language: str) -> list[st.Page]:
    """The pages, by their names in a language: the chat comes first; evaluation is there once one was made."""
    name = load_texts(language)

    def show_deadlines() -> None:
        """The deadlines through time."""
        st.set_page_config(page_title=f"{name('pages.deadlines')} – {NAME}")
        DeadlinesPage(read_today(), language).show()

    def show_chat() -> None:
        """The chat."""
        forget_link()
        try:
            service = partial(start_service, Settings.from_environment())
            ChatPage(service, read_today(), language, deadlines).show()
        except SettingsError as error:
            st.error(str(error))

    def show_evaluation() -> None:
        """How well this version answers."""
        st.set_page_config(page_title=f"{name('pages.evaluation')} – {NAME}")
        EvaluationPage(Settings.from_environment().runs, read_today(), language).show()

    def show_sources() -> None:
        """The sources, to be read whole."""
        st.set_page_config(page_title=f"{name('pages.sources')} – {NAME}")
        SourcesPage(Settings.from_environment(), read_today(), language).show()

    def show_admin() -> None:
        """The guidance and its index, for admins."""
        st.set_page_config(page_title=f"{name('pages.admin')} – {NAME}")
        settings = Settings.from_environment()
        AdminPage(settings, read_today(), language, partial(find_user, settings)).show()

    deadlines = st.Page(show_deadlines, title=name("pages.deadlines"), url_path="deadlines")
    evaluation = st.Page(show_evaluation, title=name("pages.evaluation"), url_path="evaluation")
    pages = [st.Page(show_chat, title=name("pages.chat"), url_path="chat", default=True), deadlines]
    pages += [st.Page(show_sources, title=name("pages.sources"), url_path="sources")]
    pages += [evaluation] if list_runs(Settings.from_environment().runs) else []
    return [*pages, st.Page(show_admin, title=name("pages.admin"), url_path="admin")]


st.set_page_config(page_title=NAME, page_icon=str(ICON), layout="centered")
chosen = choose_language()
dress_page(chosen)
st.navigation(list_pages(chosen), position="top").run()
