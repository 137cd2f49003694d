"""History: the kept generations of the index as a table, and the way back to an earlier one."""

from datetime import UTC, datetime
from html import escape
from typing import Any

import streamlit as st

from ui.administration.desk import Desk
from ui.day import write_day
from ui.timeline.table import show_table

_COLUMNS = ("generation", "made", "sources", "passages", "state")


def show_history(desk: Desk, generation: str | None) -> None:
    """The kept generations while one answers, and a way back to the earlier ones that are sound."""
    st.header(desk.texts("admin.history.title"), anchor=False)
    generations = _read_history(desk, generation)
    if not generations:
        st.caption(desk.texts("admin.history.none"))
        return
    heads = [desk.texts(f"admin.history.{name}") for name in _COLUMNS]
    rows = [_list_cells(held, desk) for held in generations]
    st.html(show_table("generations", desk.texts("admin.history.caption"), heads, rows))
    if not generations[0]["current"]:
        st.info(desk.texts("admin.history.gone_back"), icon=":material/history:")
    _show_way_back(desk, {held["name"]: held for held in generations if held["sound"] and not held["current"]})


def _read_history(desk: Desk, generation: str | None) -> list[dict[str, Any]]:
    """The kept generations, the newest first; read again once another answers, or none that can be read."""
    kept = st.session_state.get("admin_history")
    if kept and generation and kept[0] == generation:
        return list(kept[1])
    if (told := desk.ask(["history", "--json"])) is None:
        return []
    st.session_state["admin_history"] = (generation, told["generations"])
    return list(told["generations"])


def _list_cells(held: dict[str, Any], desk: Desk) -> list[str]:
    """A generation as the cells of a row."""
    unknown = desk.texts("admin.history.unknown")
    counts = [unknown if held[name] is None else str(held[name]) for name in ("sources", "passages")]
    states = ["current"] * held["current"] + ["sound" if held["sound"] else "damaged"]
    words = ", ".join(desk.texts(f"admin.history.{state}") for state in states)
    return [escape(held["name"]), escape(_write_moment(held["made"])), *map(escape, counts), escape(words)]


def _write_moment(made: str) -> str:
    """A moment of the record as a reader here writes it, in UTC as it is kept."""
    moment = datetime.fromisoformat(made).astimezone(UTC)
    return f"{write_day(moment.date())} {moment:%H:%M} UTC"


def _show_way_back(desk: Desk, earlier: dict[str, dict[str, Any]]) -> None:
    """A choice of a generation, and roll back once it is confirmed."""
    if not earlier:
        st.caption(desk.texts("admin.history.no_way_back"))
        return
    name = st.selectbox(
        desk.texts("admin.history.choose"),
        options=list(earlier),
        format_func=lambda name: f"{name} · {_write_moment(earlier[name]['made'])}",
        key="admin_earlier",
    )
    with st.popover(desk.texts("admin.history.back"), icon=":material/history:"):
        st.write(desk.texts("admin.history.confirm", generation=name))
        st.caption(desk.texts("admin.history.limit"))
        confirmed = st.button(desk.texts("admin.history.send"), type="primary", key="admin_rollback")
    if confirmed and name:
        desk.act(["rollback", "--json", name])
