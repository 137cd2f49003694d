"""Accessibility: the statement of what was tested, what was not, and which shortcomings are known."""

import streamlit as st

from ui.texts import load_texts

_PARTS = ("goal", "tested", "untested", "gaps", "feedback")


def show_statement(language: str) -> None:
    """Draw the statement."""
    texts = load_texts(language)
    with st.container(key="accessibility"):
        with st.container(key="head"):
            st.title(texts("accessibility.title"), anchor=False)
            st.caption(texts("accessibility.subtitle"))
        for part in _PARTS:
            st.header(texts(f"accessibility.{part}.title"), anchor=False)
            st.markdown(texts(f"accessibility.{part}.text"))
