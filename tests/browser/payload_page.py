"""A page that shows every payload wherever the chat shows a text: the real rendering, in the real Streamlit."""

from datetime import date

import streamlit as st

from rag.answer import Answer, AnswerStatus, Citation
from rag.passage import SourceKind, Standing
from tests.payloads import PAYLOADS
from ui.answer.markup import show_label, show_text
from ui.answer.page import show_answer
from ui.frame import dress_page

DAY = date(2026, 11, 22)
dress_page("fi")
for number, payload in enumerate(PAYLOADS):
    cited = Citation(
        number=1,
        document=payload,
        title=payload,
        name=payload,
        publisher=payload,
        published=DAY,
        kind=SourceKind.ORIGINAL,
        section=(payload,),
        place=payload,
        page=None,
        quote=payload,
        passage_text=f"{payload} ja muuta",
        url="https://evil.example/leak",
        passage=payload,
        language="fi",
        standing=Standing.IN_FORCE,
    )
    answer = Answer(
        id=None,
        question="Mitä?",
        standalone_question=payload,
        language="fi",
        as_of=DAY,
        today=DAY,
        status=AnswerStatus.ANSWERED,
        answer=f"{payload} [1]",
        citations=(cited,),
        notices=(payload,),
    )
    st.html(f'<div class="question">{show_text(payload)}</div>')
    st.html(show_answer(answer, number))
    st.button(show_label(payload), key=f"button-{number}")
st.html('<p id="end">end</p>')
