"""Feedback: what an asker finds of an answer, given below it; no click here stops or repeats a question."""

from dataclasses import dataclass
from datetime import date

import streamlit as st

from rag.answer import Answer, AnswerStatus
from rag.errors import KantaneuvoError
from rag.feedback import Finding, make_feedback
from rag.feedback_store import FeedbackStore
from rag.personal_data import find_personal_data, mask_personal_data
from rag.settings import Settings
from ui.answer.markup import show_label, show_text
from ui.texts import Texts

LONGEST_NOTE = 1000
"""Characters of a note."""

_GIVEN, _OPEN = "feedback_given_", "feedback_open_"
"""Where the session knows, by the number of the turn, that feedback was given or its form is open."""

_WITHOUT = (AnswerStatus.PERSONAL_DATA, AnswerStatus.ERROR)
"""How an answer ended of which no feedback is taken: nothing of it may be kept, or there is nothing to judge."""


@dataclass(frozen=True)
class FeedbackDesk:
    """Where askers hand in their feedback: the store, for how many days it keeps them, and the day."""

    address: str
    days: int
    today: date

    def offer(self, answer: Answer, number: int, texts: Texts) -> None:
        """The way to the form below an answer, or the form, or thanks."""
        if answer.status not in _WITHOUT:
            _show(self, answer, number, texts)

    def keep(self, answer: Answer, finding: Finding, note: str, *, with_question: bool) -> None:
        """Keep what was handed in; raises KantaneuvoError where the store cannot be used."""
        feedback = make_feedback(answer, finding, note, self.today, with_question=with_question)
        FeedbackStore(self.address, self.days).add(feedback)


def open_desk(settings: Settings, today: date) -> FeedbackDesk | None:
    """Where feedback is handed in; None where none is taken."""
    return FeedbackDesk(settings.feedback, settings.feedback_days, today) if settings.feedback else None


def forget_given() -> None:
    """Forget to which answers feedback was given, once the conversation is forgotten."""
    for key in [key for key in st.session_state if str(key).startswith((_GIVEN, _OPEN))]:
        del st.session_state[key]


@st.fragment
def _show(desk: FeedbackDesk, answer: Answer, number: int, texts: Texts) -> None:
    """A fragment of the page of its own, so that the rest goes on."""
    given, is_open = f"{_GIVEN}{number}", f"{_OPEN}{number}"
    with st.container(key=f"feedback-{number}"):
        if st.session_state.get(given):
            st.success(texts("feedback.thanks"), icon=":material/check_circle:")
        elif st.session_state.get(is_open):
            _show_form(desk, answer, number, texts)
        elif st.button(texts("feedback.open"), icon=":material/rate_review:", type="tertiary", key=f"open-{number}"):
            st.session_state[is_open] = True
            st.rerun(scope="fragment")


def _show_form(desk: FeedbackDesk, answer: Answer, number: int, texts: Texts) -> None:
    """What an asker can say, who reads it, and what of the question is kept."""
    with st.form(key=f"feedback_form_{number}"):
        finding = st.radio(
            texts("feedback.finding"),
            options=list(Finding),
            index=None,
            format_func=lambda one: texts(f"evaluation.findings.{one}"),
            horizontal=True,
        )
        note = st.text_area(texts("feedback.note"), max_chars=LONGEST_NOTE, placeholder=texts("feedback.note_hint"))
        st.html(f"<p>{show_text(texts('feedback.question', question=answer.standalone_question))}</p>")
        agreed = st.checkbox(texts("feedback.agree"), value=False)
        st.caption(texts("feedback.readers", days=desk.days))
        sent = st.form_submit_button(texts("feedback.send"), icon=":material/send:")
    if sent and finding is None:
        st.error(texts("feedback.choose"), icon=":material/error:")
    elif sent and find_personal_data(note):
        st.error(texts("feedback.personal_data", note=show_label(mask_personal_data(note))), icon=":material/lock:")
    elif sent and finding is not None:
        _hand_in(desk, answer, (finding, note, agreed), number)


def _hand_in(desk: FeedbackDesk, answer: Answer, said: tuple[Finding, str, bool], number: int) -> None:
    """Keep what was said, and say thanks or what hindered it."""
    finding, note, agreed = said
    try:
        desk.keep(answer, finding, note, with_question=agreed)
    except KantaneuvoError as fault:
        st.error(str(fault), icon=":material/error:")
        return
    st.session_state[f"{_GIVEN}{number}"] = True
    st.rerun(scope="fragment")
