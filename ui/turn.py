"""Turn: a question as it may be shown and its answer, and where a session keeps them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    from rag.answer import Answer

_PENDING, _TURNS = "pending", "turns"
"""Where a question waits until its answer is whole, as a click meanwhile starts the page anew, and where turns are."""


@dataclass(frozen=True)
class Turn:
    """A question as it may be shown, without personal data, and its answer."""

    shown: str
    answer: "Answer"


def list_turns() -> list[Turn]:
    """The turns of the session's conversation so far, to which one is added."""
    turns: list[Turn] = st.session_state.setdefault(_TURNS, [])
    return turns


def pick(text: str) -> None:
    """Let a question be answered next."""
    st.session_state[_PENDING] = text


def find_picked() -> str | None:
    """The question that is to be answered."""
    picked: str | None = st.session_state.get(_PENDING)
    return picked


def drop_picked() -> None:
    """Give up the question that is to be answered, or be done with it."""
    st.session_state.pop(_PENDING, None)


def forget_turns() -> None:
    """Forget the conversation and what was to be answered."""
    st.session_state.pop(_TURNS, None)
    drop_picked()
