"""Followed: the link to the deadlines that a session has followed, so that what was chosen after it stays chosen."""

from collections.abc import Mapping

import streamlit as st

_LINK = "law_link"


def is_followed(query: Mapping[str, list[str]]) -> bool:
    """Whether these parameters of the page's address were followed already."""
    return bool(st.session_state.get(_LINK) == query)


def keep_followed(query: Mapping[str, list[str]]) -> None:
    """Keep in mind which were followed."""
    st.session_state[_LINK] = query


def forget_followed() -> None:
    """Let a link that was followed before be followed again."""
    st.session_state.pop(_LINK, None)
