"""Feedback form: what an asker sends is kept once, nothing with personal data is, and a broken store stops no chat."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rag.answer import Answer, AnswerStatus
from rag.feedback import Feedback, Finding, make_feedback
from rag.feedback_store import FeedbackStore
from rag.settings import Settings
from tests.conftest import TODAY
from ui.retention import forget_old
from ui.texts import load_texts

TEXTS = load_texts("en")


def draw_form(address: str, index: str, answer: str) -> None:
    """The feedback of one answer, in English, on a page of its own."""
    from datetime import date
    from pathlib import Path

    import streamlit as st

    from rag.answer import Answer
    from rag.settings import Settings
    from ui.feedback import FeedbackDesk
    from ui.texts import load_texts

    settings = Settings(index=Path(index), feedback=address, feedback_days=30)
    FeedbackDesk(settings, date(2026, 11, 22)).offer(Answer.model_validate_json(answer), 0, load_texts("en"))
    st.caption("the rest of the page")


@pytest.fixture
def address(tmp_path: Path) -> str:
    return str(tmp_path / "feedback.db")


@pytest.fixture
def open_form(settings: Settings, make_answer: Callable[..., Answer]) -> Callable[..., AppTest]:
    """Opens the form below an answer that ended in some way."""

    def open_below(address: str, status: AnswerStatus = AnswerStatus.ANSWERED) -> AppTest:
        answer = make_answer("Now.", status=status, index="000000-gone").model_dump_json()
        kwargs = {"address": address, "index": str(settings.index), "answer": answer}
        page = AppTest.from_function(draw_form, kwargs=kwargs, default_timeout=60).run()
        for button in page.button:
            button.click().run()
        assert not page.exception
        return page

    return open_below


def send(page: AppTest) -> AppTest:
    page.button[0].click().run()
    assert not page.exception
    assert [caption.value for caption in page.caption][-1] == "the rest of the page"
    return page


def read(address: str) -> list[Feedback]:
    return FeedbackStore(address, 30).list_newest(None, 10, TODAY)


def test_what_is_sent_is_kept_once_and_thanked_for(open_form: Callable[..., AppTest], address: str) -> None:
    page = open_form(address)
    page.radio[0].set_value(Finding.INCOMPLETE)
    page.text_area[0].set_value("The section is missing.")
    page.checkbox[0].check()
    assert [success.value for success in send(page).success] == [TEXTS("feedback.thanks")]
    page.run()
    assert not page.button
    (kept,) = read(address)
    assert (kept.finding, kept.note, kept.question) == (Finding.INCOMPLETE, "The section is missing.", "Milloin?")
    assert (kept.given_on, kept.answer.status, kept.answer.language) == (TODAY, AnswerStatus.ANSWERED, "fi")
    assert kept.versions.rules
    assert kept.versions.code


def test_words_of_the_question_are_not_kept_unless_it_is_ticked(
    open_form: Callable[..., AppTest], address: str
) -> None:
    page = open_form(address)
    assert page.checkbox[0].value is False
    page.radio[0].set_value(Finding.RIGHT)
    send(page)
    assert "Milloin" not in read(address)[0].model_dump_json()


def test_who_reads_it_how_long_and_what_does_not_belong_in_it_is_told(open_form: Callable[..., AppTest]) -> None:
    assert TEXTS("feedback.readers", days=30) in [caption.value for caption in open_form("unused.db").caption]


def test_note_with_personal_data_is_shown_masked_and_not_kept(open_form: Callable[..., AppTest], address: str) -> None:
    page = open_form(address)
    page.radio[0].set_value(Finding.RIGHT)
    page.text_area[0].set_value("Client 131052-308T asked the same.")
    (error,) = [error.value for error in send(page).error]
    assert "131052" not in error
    assert "Client" in error
    assert not Path(address).exists()
    page.text_area[0].set_value("A client asked the same.")
    assert send(page).success
    assert [kept.note for kept in read(address)] == ["A client asked the same."]


def test_nothing_is_kept_before_it_is_chosen_how_the_answer_was(
    open_form: Callable[..., AppTest], address: str
) -> None:
    assert [error.value for error in send(open_form(address)).error] == [TEXTS("feedback.choose")]
    assert not Path(address).exists()


@pytest.mark.parametrize("address", ["/proc/none/feedback.db", "://"])
def test_store_that_cannot_be_used_is_told_and_the_page_goes_on(
    open_form: Callable[..., AppTest], address: str
) -> None:
    page = open_form(address)
    page.radio[0].set_value(Finding.RIGHT)
    (error,) = [error.value for error in send(page).error]
    assert "KANTANEUVO_FEEDBACK" in error
    assert not page.success


@pytest.mark.parametrize("status", [AnswerStatus.PERSONAL_DATA, AnswerStatus.ERROR])
def test_no_feedback_is_taken_of_personal_data_or_of_a_fault(
    open_form: Callable[..., AppTest], address: str, status: AnswerStatus
) -> None:
    page = open_form(address, status)
    assert (len(page.button), len(page.radio)) == (0, 0)


def test_where_no_feedback_is_taken_none_is_forgotten(settings: Settings) -> None:
    assert forget_old(replace(settings, feedback=""), TODAY) is None


def test_old_feedback_is_forgotten_once_somebody_opens_the_chat(
    settings: Settings, address: str, make_answer: Callable[..., Answer]
) -> None:
    store = FeedbackStore(address, 30)
    store.add(make_feedback(make_answer(), Finding.RIGHT, "", TODAY, with_question=False))
    later = replace(settings, feedback=address, feedback_days=30), TODAY + timedelta(days=31)
    forget_old(*later).join(20)
    assert sum(store.count().values()) == 0


@pytest.mark.parametrize("feedback", ["/proc/none/feedback.db", "://"])
def test_store_that_cannot_be_used_hinders_no_chat(settings: Settings, feedback: str) -> None:
    broken = replace(settings, feedback=feedback)
    forget_old(broken, TODAY).join(20)
