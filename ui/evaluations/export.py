"""Export: the judged answers given out as a file of evaluation questions."""

import streamlit as st

from ui.evaluations.judgements import Judgements, write_questions
from ui.texts import Texts


def offer_questions(judgements: Judgements, texts: Texts) -> None:
    """How many judgements there are, and all of them as a file of questions."""
    kept = judgements.read()
    st.caption(texts("evaluation.judging.count", count=len(kept)))
    st.download_button(
        texts("evaluation.judging.export"),
        write_questions(kept),
        file_name=judgements.questions.name,
        mime="application/jsonl",
        icon=":material/download:",
        disabled=not kept,
        on_click="ignore",
        key="evaluation_export",
    )
