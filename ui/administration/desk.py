"""Desk: where an admin has work done; who asks is looked up anew at every action, and how it ended is told."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from rag.settings import Settings
from ui.access import AccessDenied, User, has_login
from ui.administration.ingestion import Run, run_ingest
from ui.answer.markup import show_label
from ui.texts import Texts

_STEPS = {
    "reading": re.compile(r"Reading the corpus"),
    "building": re.compile(r"Building the index of (?P<count>\d+) .*"),
}
"""The steps of ingest that the texts know; any other is shown as ingest names it."""


@dataclass(frozen=True)
class Desk:
    """The actions of one session, in its language."""

    settings: Settings
    texts: Texts
    find_user: Callable[[], User]

    def refuse(self) -> None:
        """Say that the page is for admins, and offer the login where one is set up."""
        st.error(self.texts("admin.denied"), icon=":material/lock:")
        if has_login():
            st.button(self.texts("admin.login"), on_click=st.login, icon=":material/login:", key="admin_login")
        if self.find_user().name:
            self.offer_sign_out()

    def offer_sign_out(self) -> None:
        """Offer to sign out, where a login is set up."""
        if has_login():
            label = self.texts("admin.logout", name=self.find_user().name)
            st.button(show_label(label), on_click=st.logout, icon=":material/logout:", key="admin_logout")

    def act(self, arguments: Sequence[str], hidden: tuple[str, str] = ("", "")) -> None:
        """Run a command that changes the index, tell how it ended, and draw what holds now."""
        if run := self.run(arguments):
            outcome = run.outcome
            text = self._describe(outcome) if outcome else self._complain(run, hidden)
            self.tell(text, is_good=outcome is not None and not run.code)

    def _complain(self, run: Run, hidden: tuple[str, str]) -> str:
        """What went wrong; the path of a held document is told as the name that it was given."""
        path, name = hidden
        return (run.complaint.replace(path, name) if path else run.complaint) or self.texts("admin.broken")

    def ask(self, arguments: Sequence[str], hidden: tuple[str, str] = ("", "")) -> dict[str, Any] | None:
        """What a command that changes nothing gives; None where it was refused or failed, which is shown."""
        run = self.run(arguments)
        if run and run.outcome is None:
            st.error(self._complain(run, hidden), icon=":material/error:")
        return run.outcome if run else None

    def run(self, arguments: Sequence[str]) -> Run | None:
        """Run a command as who is at the page now; None, and nothing is run, for who is no admin."""
        place = st.empty()
        shown = place.status(self.texts("admin.working"), expanded=True)

        def tell(step: str) -> None:
            """Show a step as it begins."""
            shown.write(self.name_step(step))
            shown.update(label=self.texts("admin.working"))

        try:
            return run_ingest(self.find_user(), self.settings, arguments, tell)
        except AccessDenied:
            self.refuse()
            return None
        finally:
            place.empty()

    def name_step(self, step: str) -> str:
        """A step in the language of the page."""
        for name, pattern in _STEPS.items():
            if match := pattern.fullmatch(step):
                return self.texts(f"admin.steps.{name}", **match.groupdict())
        return step

    def show_told(self) -> None:
        """How the last action ended."""
        if told := st.session_state.pop("admin_told", None):
            is_good, text = told
            show = st.success if is_good else st.error
            show(text, icon=":material/check_circle:" if is_good else ":material/error:")

    def tell(self, text: str, is_good: bool) -> None:
        """Keep how an action ended, and draw the page anew."""
        st.session_state["admin_told"] = (is_good, text)
        st.rerun()

    def _describe(self, outcome: dict[str, Any]) -> str:
        """What an action changed, and which sources could not be read."""
        if "before" in outcome:
            return self.texts("admin.history.done", generation=outcome["generation"], before=outcome["before"])
        counts = {name: outcome[name] for name in ("generation", "created", "updated", "deleted", "unchanged")}
        failures = [f"{failure['source']}: {failure['error']}" for failure in outcome["failures"]]
        return "  \n".join([self.texts("admin.done", **counts), *failures])
