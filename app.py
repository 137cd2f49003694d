"""Kantaneuvo's pages: `streamlit run app.py`."""

from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

import streamlit as st

from rag.errors import SettingsError
from rag.redaction import guard_output
from rag.settings import Settings, read_now, read_today, silence_telemetry
from ui.access import find_asker, find_user
from ui.audit import open_audit_log
from ui.chat import ChatPage
from ui.evaluations.runs import list_runs
from ui.frame import dress_page
from ui.own_rules.session import find_organisation
from ui.profile import show_profile
from ui.service import Service
from ui.statement import PARTS, show_statement
from ui.texts import LANGUAGE_NAMES, load_texts
from ui.timeline.followed import forget_followed

if TYPE_CHECKING:
    from rag.answer import Answer
    from rag.question import Question

silence_telemetry()
guard_output()

NAME = "Kantaneuvo"


def note_answer(question: "Question", answer: "Answer") -> None:
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


def show_chat(settings: Settings, language: str, deadlines: st.Page) -> None:
    """The chat, which asks who asks."""
    forget_followed()
    show_profile(find_organisation(settings.corpus), read_today(), language)
    ChatPage(settings, read_today(), language, deadlines).show(partial(start_service, settings))


def show_deadlines(settings: Settings, language: str) -> None:
    """Every deadline of law."""
    from ui.deadlines import DeadlinesPage

    DeadlinesPage(read_today(), language).show()


def show_organisation(settings: Settings, language: str) -> None:
    """The organisation's own rules."""
    from ui.organisation import OrganisationPage

    OrganisationPage(settings.corpus, read_today(), language).show()


def show_sources(settings: Settings, language: str) -> None:
    """The register and its documents."""
    from ui.sources import SourcesPage

    SourcesPage(settings, read_today(), language).show()


def show_evaluation(settings: Settings, language: str) -> None:
    """How well this version answers."""
    from ui.evaluation import EvaluationPage

    EvaluationPage(settings.runs, read_today(), language).show()


def show_admin(settings: Settings, language: str) -> None:
    """The guidance and its index, for admins."""
    from ui.admin import AdminPage

    AdminPage(settings, read_today(), language, lambda: find_user(settings, read_now())).show()


def make_page(language: str, key: str, draw: Callable[[Settings, str], None]) -> st.Page:
    """A page besides the chat, by its name, which its window has too; its code loads when it is opened."""
    title = load_texts(language)(f"pages.{key}")

    def show() -> None:
        """Draw the page by the settings of the moment."""
        st.set_page_config(page_title=f"{title} – {NAME}")
        draw(Settings.from_environment(), language)

    return st.Page(show, title=title, url_path=key)


def list_pages(language: str) -> list[st.Page]:
    """The pages, by their names in a language: the chat comes first; evaluation is there once one was made."""
    deadlines = make_page(language, "deadlines", show_deadlines)

    def show_first() -> None:
        """The chat by the settings of the moment."""
        try:
            show_chat(Settings.from_environment(), language, deadlines)
        except SettingsError as error:
            st.error(str(error))

    pages = {"organisation": show_organisation, "sources": show_sources}
    if list_runs(Settings.from_environment().runs):
        pages["evaluation"] = show_evaluation
    pages["admin"] = show_admin
    plain = {name: lambda _, chosen, name=name: show_statement(name, chosen) for name in PARTS}
    first = st.Page(show_first, title=load_texts(language)("pages.chat"), url_path="chat", default=True)
    return [first, deadlines, *(make_page(language, key, draw) for key, draw in (pages | plain).items())]


st.set_page_config(page_title=NAME, layout="centered")
chosen = choose_language()
dress_page(chosen)
st.navigation(list_pages(chosen), position="top").run()
