"""Upkeep: the index brought up to date once an admin has seen what that changes, and the check of the guidance."""

import streamlit as st

from ui.administration.desk import Desk
from ui.administration.findings import show_findings
from ui.administration.plan import show_plan, summarize_plan

_PLAN = "admin_plan"


def show_upkeep(desk: Desk, generation: str | None) -> None:
    """The two works of upkeep over the generation that answers now; None where it cannot be read."""
    st.header(desk.texts("admin.upkeep.title"), anchor=False)
    with st.container(horizontal=True):
        plans = st.button(desk.texts("admin.upkeep.update"), icon=":material/sync:", key="admin_update")
        checks = st.button(desk.texts("admin.upkeep.check"), icon=":material/fact_check:", key="admin_check")
    if plans:
        st.session_state[_PLAN] = desk.ask(["--plan", "--json"])
    _offer_plan(desk, generation)
    if checks:
        _show_check(desk)


def _offer_plan(desk: Desk, generation: str | None) -> None:
    """The plan that was asked for, to publish or to leave; one made for another generation is forgotten."""
    plan = st.session_state.get(_PLAN)
    if not plan or generation not in (None, plan["generation"]):
        st.session_state.pop(_PLAN, None)
        return
    with st.container(border=True, key="plan"):
        st.subheader(desk.texts("admin.plan.title"), anchor=False)
        st.write(summarize_plan(plan, desk.texts))
        for failure in plan["failures"]:
            st.error(f"{failure['source']}: {failure['error']}", icon=":material/error:")
        if shown := show_plan(plan, desk.texts):
            st.html(shown)
        with st.container(horizontal=True):
            label = desk.texts("admin.plan.publish")
            sends = st.button(label, type="primary", icon=":material/publish:", key="admin_publish")
            st.button(desk.texts("admin.plan.leave"), on_click=_forget_plan, key="admin_leave")
    if sends:
        _forget_plan()
        desk.act(["--json"])


def _forget_plan() -> None:
    """Leave the plan that is shown."""
    st.session_state.pop(_PLAN, None)


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
