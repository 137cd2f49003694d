"""Opening: what an empty chat says of itself, and the questions to begin with."""

from collections.abc import Callable, Sequence

import streamlit as st

from ui.texts import Texts


def show_opening(texts: Texts, examples: Sequence[str], pick: Callable[[str], None]) -> None:
    """What the assistant can and cannot do, that no personal data belongs here, and examples to ask by a click."""
    st.markdown(texts("empty.can"))
    st.markdown(texts("empty.cannot"))
    st.info(texts("empty.privacy"), icon=":material/lock:")
    st.markdown(texts("empty.examples"))
    with st.container(gap="xsmall"):
        for number, example in enumerate(examples):
            st.button(example, key=f"example-{number}", on_click=pick, args=(example,))
