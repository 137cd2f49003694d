"""Statement: a page of plain text in parts: how to use the assistant and what it cannot do, or how accessible it is."""

import streamlit as st

from ui.texts import load_texts

PARTS = {
    "help": ("asking", "method", "endings", "verdicts", "limits", "privacy", "keyboard"),
    "accessibility": ("goal", "tested", "untested", "gaps", "feedback"),
}
"""The parts of each such page, in order."""


def show_statement(page: str, language: str) -> None:
    """Draw a page, by its name."""
    texts = load_texts(language)
    with st.container(key=page):
        with st.container(key="head"):
            st.title(texts(f"{page}.title"), anchor=False)
            st.caption(texts(f"{page}.subtitle"))
        for part in PARTS[page]:
            st.header(texts(f"{page}.{part}.title"), anchor=False)
            st.markdown(texts(f"{page}.{part}.text"))
