"""Form: the fields of the organisation's own rules, and what was typed in them as rules."""

from typing import Any

import streamlit as st

from rag.organisation import LONGEST, Organisation, UnusableOrganisation, make_organisation
from rag.replies import Replies
from rag.rules.ruling import SERVICE_TASKS
from ui.day import read_day, write_day
from ui.own_rules.session import count_version
from ui.texts import Texts

_STORING = ("", "real_time", "batches")
_APPROVAL = {"": None, "yes": True, "no": False}


class OwnRulesForm:
    """The form at the end of the MyKanta guidance, as one organisation fills it in."""

    def __init__(self, texts: Texts, replies: Replies) -> None:
        self._texts = texts
        self._replies = replies

    def show(self, organisation: Organisation) -> dict[str, Any] | None:
        """Draw the form with what is known; gives what was typed once it is sent."""
        with st.form(key=f"own_rules_{count_version()}"):
            typed: dict[str, Any] = {"name": self._ask_line("name", organisation.name)}
            typed["storing"] = self._choose("storing", list(_STORING), organisation.storing or "") or None
            typed["batches_run"] = self._ask_line("batches_run", organisation.batches_run)
            known = next(name for name, value in _APPROVAL.items() if value is organisation.approves_automatically)
            typed["approves_automatically"] = _APPROVAL[self._choose("approval", list(_APPROVAL), known)]
            st.markdown(self._texts("own_rules.fields.shown_from"))
            typed["shown_from"] = {task: self._ask_day(task, organisation) for task in SERVICE_TASKS}
            for name in ("limits", "restricting"):
                value = getattr(organisation, name)
                label = self._texts(f"own_rules.fields.{name}")
                typed[name] = st.text_area(label, value, max_chars=LONGEST["long"], key=self._name_key(name))
            sent = st.form_submit_button(self._texts("own_rules.send"), type="primary", icon=":material/check:")
        return typed if sent else None

    def name_field(self, field: str) -> str:
        """A field by its label; that of a service task by the task."""
        name, _, task = field.partition(".")
        if task in SERVICE_TASKS:
            return self._replies.say(f"subjects.{task}.name")
        labels = {"approves_automatically": "approval"}
        try:
            return self._texts(f"own_rules.fields.{labels.get(name, name)}")
        except KeyError:
            return field

    def _name_key(self, name: str) -> str:
        """The key of a field, a new one whenever the rules were changed elsewhere than in the form."""
        return f"own_rules_{name}_{count_version()}"

    def _ask_line(self, name: str, value: str) -> str:
        """A field for a line."""
        label = self._texts(f"own_rules.fields.{name}")
        return st.text_input(label, value, max_chars=LONGEST["short"], key=self._name_key(name), autocomplete="off")

    def _ask_day(self, task: str, organisation: Organisation) -> str:
        """A field for the day from which a service task is shown."""
        day = organisation.shown_from.get(task)
        label = self._replies.say(f"subjects.{task}.name")
        return st.text_input(label, write_day(day) if day else "", key=self._name_key(task), autocomplete="off")

    def _choose(self, name: str, options: list[str], value: str) -> str:
        """One of several."""
        chosen = st.radio(
            self._texts(f"own_rules.fields.{name}"),
            options,
            index=options.index(value),
            format_func=lambda one: self._texts(f"own_rules.{name}.{one or 'unsaid'}"),
            key=self._name_key(name),
        )
        return chosen or ""


def read_typed(typed: dict[str, Any]) -> Organisation:
    """What was typed as rules; raises UnusableOrganisation that names the first field that cannot be used."""
    days = {task: text.strip() for task, text in typed["shown_from"].items() if text.strip()}
    read = {task: read_day(text) for task, text in days.items()}
    if wrong := next((task for task, day in read.items() if day is None), None):
        raise UnusableOrganisation("day", f"shown_from.{wrong}")
    return make_organisation({**typed, "shown_from": read})
