"""Kantaneuvo's pages: `streamlit run app.py`."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic

import streamlit as st

from rag.answer import Answer
from rag.errors import SettingsError
from rag.question import Question
from rag.redaction import guard_output
from rag.settings import Settings, read_now, read_today, silence_telemetry
from ui.access import find_asker, find_user
from ui.admin import AdminPage
from ui.audit import open_audit_log
from ui.chat import ChatPage
from ui.deadlines import DeadlinesPage
from ui.evaluation import EvaluationPage
from ui.evaluations.runs import list_runs
from ui.feedback import open_desk
from ui.frame import dress_page
from ui.organisation import OrganisationPage
from ui.own_rules.session import find_organisation
from ui.profile import show_profile
from ui.service import Service
from ui.sources import SourcesPage
from ui.statement import PARTS, show_statement
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
        at = read_now()
        log.add(at, find_user(settings, at).name, question, answer)


@st.cache_resource(show_spinner=False)
def start_service(settings: Settings) -> Service:
    """The one chain that all sessions share."""
    return Service(settings, note_answer, lambda: find_asker(settings, read_now()), monotonic)


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


def make_page(language: str, key: str, draw: Callable[[Settings], None]) -> st.Page:
    """A page besides the chat, by its name, which its window has too."""
    title = load_texts(language)(f"pages.{key}")

    def show() -> None:
        """Draw the page by the settings of the moment."""
        st.set_page_config(page_title=f"{title} – {NAME}")
        draw(Settings.from_environment())

    return st.Page(show, title=title, url_path=key)


def show_plainly(name: str, language: str, _: Settings) -> None:
    """A page of plain text, which needs no settings."""
    show_statement(name, language)


def list_pages(language: str) -> list[st.Page]:
    """The pages, by their names in a language: the chat comes first; evaluation is there once one was made."""
    deadlines = make_page(language, "deadlines", lambda _: DeadlinesPage(read_today(), language).show())

    def show_chat() -> None:
        """The chat."""
        forget_link()
        try:
            settings = Settings.from_environment()
            show_profile(find_organisation(settings.corpus), read_today(), language)
            feedback = open_desk(settings, read_today())
            ChatPage(partial(start_service, settings), read_today(), language, deadlines, feedback).show()
        except SettingsError as error:
            st.error(str(error))

    def show_evaluation(settings: Settings) -> None:
        """How well this version answers."""
        EvaluationPage(settings.runs, read_today(), language).show()

    def show_admin(settings: Settings) -> None:
        """The guidance and its index, for admins."""
        AdminPage(settings, read_today(), language, lambda: find_user(settings, read_now())).show()

    def show_organisation(settings: Settings) -> None:
        """The organisation's own rules."""
        OrganisationPage(settings.corpus, read_today(), language).show()

    pages = [st.Page(show_chat, title=load_texts(language)("pages.chat"), url_path="chat", default=True), deadlines]
    pages += [make_page(language, "organisation", show_organisation)]
    pages += [make_page(language, "sources", lambda settings: SourcesPage(settings, read_today(), language).show())]
    if list_runs(Settings.from_environment().runs):
        pages += [make_page(language, "evaluation", show_evaluation)]
    pages += [make_page(language, "admin", show_admin)]
    return [*pages, *(make_page(language, name, partial(show_plainly, name, language)) for name in PARTS)]


st.set_page_config(page_title=NAME, page_icon=str(ICON), layout="centered")
chosen = choose_language()
dress_page(chosen)
st.navigation(list_pages(chosen), position="top").run()
