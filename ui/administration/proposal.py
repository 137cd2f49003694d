"""Proposal: what an addition or an update would change, shown to an admin, who then publishes it or leaves it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ui.administration.desk import Desk
from ui.administration.plan import show_plan, summarize_plan

_KEPT = "admin_plan"


@dataclass(frozen=True)
class Document:
    """A document from the browser that waits for its plan to be accepted, with what was said of it."""

    name: str
    content: bytes
    options: tuple[str, ...]


def keep_plan(plan: dict[str, Any] | None, document: Document | None = None) -> None:
    """Keep the plan of an addition, or of an update where there is no document, in the place of any other."""
    st.session_state[_KEPT] = (plan, document) if plan else None


def show_update(desk: Desk, generation: str | None) -> None:
    """The plan of an update, if it was asked for."""
    plan, document = _find_plan(generation)
    if plan and document is None:
        _show(desk, plan, lambda: desk.act(["--json"]))


def show_addition(desk: Desk, generation: str | None, add: Callable[[Document], None]) -> None:
    """The plan of a document that is to be added, if one is."""
    plan, document = _find_plan(generation)
    if plan and document is not None:
        _show(desk, plan, lambda: add(document))


def _find_plan(generation: str | None) -> tuple[dict[str, Any] | None, Document | None]:
    """The plan that is kept; one made for another generation is forgotten."""
    plan, document = st.session_state.get(_KEPT) or (None, None)
    if plan and generation not in (None, plan["generation"]):
        _forget_plan()
        return None, None
    return plan, document


def _show(desk: Desk, plan: dict[str, Any], publish: Callable[[], None]) -> None:
    """A plan, what in its documents nobody sees, and the two ways on."""
    with st.container(border=True, key="plan"):
        st.subheader(desk.texts("admin.plan.title"), anchor=False)
        st.write(summarize_plan(plan, desk.texts))
        for failure in plan["failures"]:
            st.error(f"{failure['source']}: {failure['error']}", icon=":material/error:")
        for finding in (finding for document in plan.get("documents", ()) for finding in document["hidden"]):
            st.warning(finding, icon=":material/visibility_off:")
        if shown := show_plan(plan, desk.texts):
            st.html(shown)
        with st.container(horizontal=True):
            label = desk.texts("admin.plan.publish")
            sends = st.button(label, type="primary", icon=":material/publish:", key="admin_publish")
            st.button(desk.texts("admin.plan.leave"), on_click=_forget_plan, key="admin_leave")
    if sends:
        _forget_plan()
        publish()


def _forget_plan() -> None:
    """Leave the plan that is shown, and its document."""
    st.session_state.pop(_KEPT, None)
