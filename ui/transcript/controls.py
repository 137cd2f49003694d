"""What the sidebar offers to do with a conversation: take it along as a document, or print it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from html import escape

import streamlit as st

from ui.texts import Texts
from ui.transcript import markdown, word
from ui.turn import Turn


def offer_transcript(turns: Sequence[Turn], language: str, today: date, texts: Texts) -> None:
    """Offer the conversation as files, made once they are asked for, and on paper; none of it reruns the page."""
    name = f"kantaneuvo-{today.isoformat()}"
    files = (
        (texts("transcript.word"), partial(word.write_docx, turns, language, today), f"{name}.docx", word.MIME),
        (
            texts("transcript.markdown"),
            partial(markdown.write_markdown, turns, language, today),
            f"{name}.md",
            markdown.MIME,
        ),
    )
    st.caption(texts("transcript.keep"))
    for label, write, file_name, mime in files:
        st.download_button(label, write, file_name, mime, icon=":material/download:", on_click="ignore")
    st.html(f'<button type="button" class="print">{escape(texts("transcript.print"))}</button>')
