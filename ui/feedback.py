"""Feedback: what an asker finds of an answer, given below it; no click here stops or repeats a question."""

from dataclasses import dataclass
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from rag.answer import Answer, AnswerStatus
from rag.errors import KantaneuvoError
from rag.feedback import Finding, make_feedback
from rag.feedback_store import FeedbackStore
from rag.personal_data import find_personal_data, mask_personal_data
from rag.settings import Settings
from rag.versions import find_versions
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
    """Where askers hand in their feedback on a day."""

    settings: Settings
    today: date

    def offer(self, answer: Answer, number: int, texts: Texts) -> None:
        """The way to the form below an answer, or the form, or thanks."""
        if answer.status not in _WITHOUT:
            _show(self, answer, number, texts)

    def keep(self, answer: Answer, finding: Finding, note: str, *, with_question: bool) -> None:
        """Keep what was handed in; raises KantaneuvoError where the store cannot be used."""
        feedback = make_feedback(answer, finding, note, self.today, with_question=with_question)
        versions = find_versions(self.settings.index, answer.index)
        _open_store(self.settings).add(feedback.model_copy(update={"versions": versions}))


def _open_store(settings: Settings) -> FeedbackStore:
    """The store that the settings name."""
    return FeedbackStore(settings.feedback, settings.feedback_days)


def forget_given() -> None:
    """Forget to which answers feedback was given, once the conversation is forgotten."""
    for key in [key for key in st.session_state if str(key).startswith((_GIVEN, _OPEN))]:
        del st.session_state[key]


@st.fragment
def _show(desk: FeedbackDesk, answer: Answer, number: int, texts: Texts) -> None:
    """A fragment of the page of its own, so that the rest goes on.

    It asks for no rerun, which would be refused where a click reaches the page while the whole of it is drawn.
    """
    label, place = texts("feedback.open"), st.container(key=f"feedback-{number}").empty()
    if st.session_state.get(f"{_GIVEN}{number}"):
        _thank(place, texts)
    elif st.session_state.get(f"{_OPEN}{number}"):
        with place.container():
            is_kept = _show_form(desk, answer, number, texts)
        if is_kept:
            st.session_state[f"{_GIVEN}{number}"] = True
            _thank(place, texts)
    else:
        icon = ":material/rate_review:"
        place.button(label, icon=icon, type="tertiary", key=f"open-{number}", on_click=_open, args=(number,))


def _open(number: int) -> None:
    """Open the form below an answer."""
    st.session_state[f"{_OPEN}{number}"] = True


def _thank(place: DeltaGenerator, texts: Texts) -> None:
    """Say thanks where the form was."""
    place.success(texts("feedback.thanks"), icon=":material/check_circle:")


def _show_form(desk: FeedbackDesk, answer: Answer, number: int, texts: Texts) -> bool:
    """What an asker can say, who reads it, and what of the question is kept; whether it was handed in."""
    with st.form(key=f"feedback_form_{number}"):
        finding = st.radio(
            texts("feedback.finding"),
            options=list(Finding),
            index=None,
            format_func=lambda one: texts(f"evaluation.findings.{one}"),
            horizontal=True,
        )
        note = st.text_area(texts("feedback.note"), max_chars=LONGEST_NOTE)
        asked = texts("feedback.question", question=answer.standalone_question)
        st.html(f'<p class="asked">{show_text(asked)}</p>')
        agreed = st.checkbox(texts("feedback.agree"), value=False)
        st.caption(texts("feedback.readers", days=desk.settings.feedback_days))
        sent = st.form_submit_button(texts("feedback.send"), icon=":material/send:")
    if not sent:
        return False
    if finding is None:
        st.error(texts("feedback.choose"), icon=":material/error:")
        return False
    if find_personal_data(note):
        st.error(texts("feedback.personal_data", note=show_label(mask_personal_data(note))), icon=":material/lock:")
        return False
    try:
        desk.keep(answer, finding, note, with_question=agreed)
    except KantaneuvoError as fault:
        st.error(str(fault), icon=":material/error:")
        return False
    return True
