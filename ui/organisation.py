"""Organisation: the organisation's own rules, filled in once, taken along as a file, gone with the session."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import streamlit as st

from rag.organisation import (
    LARGEST,
    Organisation,
    UnusableOrganisation,
    read_default,
    read_organisation,
    write_organisation,
)
from rag.replies import load_replies
from rag.settings import ORGANISATION_FILE
from ui.day import write_bounds
from ui.own_rules.form import OwnRulesForm, read_typed
from ui.own_rules.session import find_organisation, forget_organisation, is_own, keep_organisation
from ui.texts import Texts, load_texts

_TOLD = "own_rules_told"


class OrganisationPage:
    """The page of the organisation's own rules of one session."""

    def __init__(self, corpus: Path, today: date, language: str) -> None:
        self._corpus = corpus
        self._today = today
        self._texts: Texts = load_texts(language)
        self._form = OwnRulesForm(self._texts, load_replies(language))

    def show(self) -> None:
        """Draw the page."""
        with st.container(key="organisation"):
            with st.container(key="head"):
                st.title(self._texts("own_rules.title"), anchor=False)
                st.caption(self._texts("own_rules.subtitle"))
            st.markdown(self._texts("own_rules.told"))
            self._check_default()
            organisation = find_organisation(self._corpus) or Organisation()
            typed = self._form.show(organisation)
            self._tell()
            if typed is not None:
                self._use(lambda: read_typed(typed))
            self._show_files(organisation)

    def _tell(self) -> None:
        """What was done last."""
        if told := st.session_state.pop(_TOLD, None):
            st.success(self._texts(told), icon=":material/check:")

    def _check_default(self) -> None:
        """Say so where the admin's default cannot be used."""
        try:
            read_default(self._corpus)
        except UnusableOrganisation as fault:
            st.warning(self._texts("own_rules.bad_default", file=ORGANISATION_FILE, fault=self._explain(fault)))

    def _use(self, read: Callable[[], Organisation]) -> None:
        """Use rules from now on, or say which field cannot be used; what was used before stays."""
        try:
            organisation = read()
        except UnusableOrganisation as fault:
            st.error(self._explain(fault), icon=":material/error:")
            return
        keep_organisation(organisation)
        st.session_state[_TOLD] = "own_rules.used"
        st.rerun()

    def _explain(self, fault: UnusableOrganisation) -> str:
        """What cannot be used, where, and what to do."""
        where = self._form.name_field(fault.field) if fault.field else ""
        where = where or (
            self._texts("own_rules.line", line=fault.line) if fault.line else self._texts("own_rules.file")
        )
        facts = {"size": LARGEST // 1000, **write_bounds(self._today)}
        return self._texts(f"own_rules.faults.{fault.reason}", where=where, **facts)

    def _show_files(self, organisation: Organisation) -> None:
        """The rules as a file to take along, and a file to take them from."""
        st.header(self._texts("own_rules.files"), anchor=False)
        st.download_button(
            self._texts("own_rules.export"),
            write_organisation(organisation),
            file_name=ORGANISATION_FILE,
            mime="application/yaml",
            icon=":material/download:",
            on_click="ignore",
            key="own_rules_export",
        )
        if is_own():
            st.button(self._texts("own_rules.forget"), icon=":material/undo:", on_click=forget_organisation)
        with st.form(key="own_rules_importing", clear_on_submit=True):
            given = st.file_uploader(self._texts("own_rules.import", size=LARGEST // 1000), type=["yaml", "yml"])
            sent = st.form_submit_button(self._texts("own_rules.import_send"), icon=":material/upload_file:")
        if sent and given is None:
            st.error(self._texts("own_rules.choose"), icon=":material/error:")
        elif sent and given is not None:
            content = given.getvalue()
            self._use(lambda: read_organisation(content))
