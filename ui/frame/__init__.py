"""Frame: the look of the page, its language for browsers and screen readers, and where it is scrolled to."""

import json
from base64 import b64encode
from functools import lru_cache
from pathlib import Path

import streamlit as st

from ui.texts import load_texts

_FOLDER = Path(__file__).parent
_CONTROLS = {
    "[data-testid=stSkipToContent]": "skip",
    "[data-testid=stExpandSidebarButton]": "open_sidebar",
    "[data-testid=stSidebarCollapseButton] button": "close_sidebar",
    "[data-testid=stSidebar]": "sidebar",
    "nav:not(.contents)": "pages",
    "[data-testid=stChatInputSubmitButton]": "send",
    "[data-testid=stFileUploaderDropzone] [data-testid=stBaseButton-secondary] p": "choose_file",
    "[data-testid=stFileUploaderDropzone] [data-testid=stBaseButton-borderlessIcon]": "other_file",
    "[data-testid=stFileChipDeleteBtn] button": "remove_file",
    "[data-testid=stTooltipIcon] button": "help",
    "[data-testid=stChatMessageContent]:has(.question)": "asked",
    "[data-testid=stChatMessageContent]:not(:has(.question))": "answered",
}
"""Streamlit's own controls, which it names in English, and the keys of our names for them."""


def dress_page(language: str) -> None:
    """Give the page its look, its language and the names of its controls."""
    texts = load_texts(language)
    names = {selector: texts(f"controls.{key}") for selector, key in _CONTROLS.items()}
    st.html(f"<style>{_read('style.css')}{_read('timeline.css')}{_read('sources.css')}</style>")
    with st.container(key="script"):
        events = {event: texts(f"controls.told.{event}") for event in ("asked", "answered")}
        call = f"guidancePage.speak({json.dumps(language)}, {json.dumps(names)}, {json.dumps(events)})"
        wear = f"guidancePage.wear({json.dumps(_read_icon())})"
        st.html(f"<script>{_read('page.js')}\n{call};\n{wear};</script>", unsafe_allow_javascript=True)


def scroll_to(key: str, reason: str) -> None:
    """Show a container from its beginning, once for each reason, which is told to screen readers."""
    with st.container(key="scroll"):
        call = f"guidancePage.show({json.dumps(key)}, {json.dumps(reason)})"
        st.html(f"<script>{call};</script>", unsafe_allow_javascript=True)


@lru_cache
def _read_icon() -> str:
    """The page's icon as an address that holds it: Streamlit's own way loads numpy and Pillow for it."""
    return f"data:image/png;base64,{b64encode((_FOLDER.parent / 'icon.png').read_bytes()).decode()}"


@lru_cache
def _read(name: str) -> str:
    """A file of the frame."""
    return (_FOLDER / name).read_text(encoding="utf-8")
