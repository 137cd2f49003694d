"""Offers: questions that are asked by a click, in an empty chat and after an answer."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import streamlit as st

from ui.answer.markup import show_label
from ui.texts import Texts, load_texts

if TYPE_CHECKING:
    from rag.answer import Answer


def show_opening(texts: Texts, examples: Sequence[str], pick: Callable[[str], None]) -> None:
    """What the assistant can and cannot do, that no personal data belongs here, and examples to ask by a click."""
    st.markdown(texts("empty.can"))
    st.markdown(texts("empty.cannot"))
    st.info(texts("empty.privacy"), icon=":material/lock:")
    st.markdown(texts("empty.examples"))
    with st.container(gap="xsmall"):
        for number, example in enumerate(examples):
            st.button(example, key=f"example-{number}", on_click=pick, args=(example,))


def offer_next(answer: "Answer", pick: Callable[[str], None]) -> None:
    """Questions to ask next, in the answer's language."""
    if answer.follow_ups:
        st.caption(load_texts(answer.language)("follow_ups"))
    with st.container(gap="xsmall"):
        for place, follow_up in enumerate(answer.follow_ups):
            st.button(show_label(follow_up), key=f"follow-{place}", on_click=pick, args=(follow_up,))
