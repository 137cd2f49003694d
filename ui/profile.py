"""Profile: who asks, kept in the session alone; what a question leaves unsaid is taken from it."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, cast

import streamlit as st

from rag.replies import Replies, load_replies
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from ui.day import read_day, write_bounds
from ui.texts import Texts, load_texts

if TYPE_CHECKING:
    from rag.organisation import Organisation

_STARTS: Mapping[str, object] = {"sector": "", "service_tasks": (), "joined_on": "", "system": ""}
"""What is asked, and what stands there at first."""

_SYSTEM = {"": None, "yes": True, "no": False}


_PROFILE = "profile"
"""Where the session keeps what was said of who asks."""


def find_profile() -> dict[str, object]:
    """Who asks, as far as this session knows, as the fields of a profile."""
    profile: dict[str, object] = st.session_state.get(_PROFILE, {})
    return profile


def show_profile(organisation: "Organisation | None", today: date, language: str) -> None:
    """Ask in the sidebar who asks, and keep it with the organisation's own rules."""
    with st.sidebar:
        st.session_state[_PROFILE] = {**ProfileForm(today, language).show(), "organisation": organisation}


def show_own_rules(language: str) -> None:
    """The organisation's own rules, where there are any."""
    organisation = cast("Organisation | None", find_profile().get("organisation"))
    if organisation and organisation.says_anything:
        from ui.own_rules.panel import show_panel

        st.html(show_panel(organisation, language))


class ProfileForm:
    """The questions of who asks, in the sidebar."""

    def __init__(self, today: date, language: str) -> None:
        self._today = today
        self._texts: Texts = load_texts(language)
        self._replies: Replies = load_replies(language)

    def show(self) -> dict[str, object]:
        """Draw the questions; gives what was answered, as the fields of a profile."""
        for name, start in _STARTS.items():
            st.session_state[f"profile_{name}"] = st.session_state.get(f"profile_{name}", start)
        with st.expander(self._texts("profile.title"), icon=":material/badge:", key="who"):
            st.caption(self._texts("profile.note"))
            sector = self._choose("sector", {"": "profile.unsaid"} | dict.fromkeys(SECTORS, ""))
            tasks = st.pills(
                self._texts("profile.service_tasks"),
                options=list(SERVICE_TASKS),
                selection_mode="multi",
                format_func=self._name_task,
                key="profile_service_tasks",
            )
            joined = self._read_joined()
            system = self._choose("system", {name: f"profile.{name or 'unsaid'}" for name in _SYSTEM})
        return {
            "sector": sector or None,
            "service_tasks": tuple(tasks or ()),
            "joined_on": joined,
            "has_client_information_system": _SYSTEM[system],
        }

    def _choose(self, name: str, options: dict[str, str]) -> str:
        """One of several; a sector goes by the name that answers use."""
        chosen = st.radio(
            self._texts(f"profile.{name}"),
            options=list(options),
            format_func=lambda one: self._texts(options[one]) if options[one] else self._replies.say(f"sectors.{one}"),
            key=f"profile_{name}",
        )
        return chosen or ""

    def _name_task(self, task: str) -> str:
        """A service task by its name."""
        return self._replies.say(f"subjects.{task}.name")

    def _read_joined(self) -> date | None:
        """The day of joining, as it was typed; what is no day is told so and left out."""
        typed = st.text_input(self._texts("profile.joined_on"), key="profile_joined_on", autocomplete="off")
        day = read_day(typed or "")
        if typed and day is None:
            st.error(self._texts("profile.wrong_day", **write_bounds(self._today)))
        return day
