"""Upkeep: the index brought up to date once an admin has seen what that changes, and the check of the guidance."""

import streamlit as st

from ui.administration.desk import Desk
from ui.administration.findings import show_findings
from ui.administration.proposal import keep_plan, show_update


def show_upkeep(desk: Desk, generation: str | None) -> None:
    """The two works of upkeep over the generation that answers now; None where it cannot be read."""
    st.header(desk.texts("admin.upkeep.title"), anchor=False)
    with st.container(horizontal=True):
        plans = st.button(desk.texts("admin.upkeep.update"), icon=":material/sync:", key="admin_update")
        checks = st.button(desk.texts("admin.upkeep.check"), icon=":material/fact_check:", key="admin_check")
    if plans:
        keep_plan(desk.ask(["--plan", "--json"]))
    show_update(desk, generation)
    if checks:
        _show_check(desk)


def _show_check(desk: Desk) -> None:
    """The report of the check."""
    report = desk.ask(["check", "--json"])
    if report is None:
        return
    findings = report["findings"]
    if not findings:
        st.success(desk.texts("admin.findings.none"), icon=":material/check_circle:")
        return
    st.warning(desk.texts("admin.findings.some", count=len(findings)), icon=":material/warning:")
    st.html(show_findings(findings, desk.texts))
