"""Frame: the look of the page, its language for browsers and screen readers, and where it is scrolled to."""

import json
from functools import lru_cache
from pathlib import Path

import streamlit as st

from ui.texts import Texts

_FOLDER = Path(__file__).parent
_CONTROLS = {
    "[data-testid=stSkipToContent]": "skip",
    "[data-testid=stExpandSidebarButton]": "open_sidebar",
    "[data-testid=stSidebarCollapseButton] button": "close_sidebar",
    "[data-testid=stSidebar]": "sidebar",
    "[data-testid=stChatInputSubmitButton]": "send",
    ".st-key-conversation .question [data-testid=stChatMessageContent]": "asked",
}
"""Streamlit's own controls, which it names in English, and the keys of our names for them."""


@lru_cache
def _read(name: str) -> str:
    """A file of the page."""
    return (_FOLDER / name).read_text(encoding="utf-8")
