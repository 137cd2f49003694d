"""Queue: feedback is listed by its state, moved by admins alone, and becomes a question where its words were given."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rag.answer import Answer
from rag.feedback import FeedbackState, Finding, make_feedback
from rag.feedback_store import FeedbackStore
from tests.conftest import TODAY
from tests.ui.administration.conftest import FakeIngest
from ui.evaluations.judgements import Judgements
from ui.texts import load_texts

pytestmark = pytest.mark.usefixtures("ingest")

TEXTS = load_texts("en")


@pytest.fixture
def store(tmp_path: Path, ingest: FakeIngest, make_answer: Callable[..., Answer]) -> FeedbackStore:
    """A store with one piece of feedback whose question was given, and a newer one without."""
    kept = FeedbackStore(str(tmp_path / "feedback.db"), 365)
    for with_question in (True, False):
        kept.add(make_feedback(make_answer("Now."), Finding.RIGHT, "Fine.", TODAY, with_question=with_question))
    return kept


def list_states(store: FeedbackStore) -> list[tuple[int, FeedbackState]]:
    return [(row.id, row.state) for row in store.list_newest(None, 9, TODAY)]


def list_entries(page: AppTest) -> list[str]:
    return [entry.label.split(" ")[0] for entry in page.expander if TEXTS("evaluation.findings.right") in entry.label]


def test_new_feedback_is_listed_and_moved(open_page: Callable[..., AppTest], store: FeedbackStore) -> None:
    page = open_page()
    assert list_entries(page) == ["2", "1"]
    page.button(key="queue-2-in_work").click().run()
    assert list_states(store) == [(2, FeedbackState.IN_WORK), (1, FeedbackState.NEW)]
    assert TEXTS("queue.moved", number=2) in [success.value for success in page.success]
    assert list_entries(page) == ["1"]
    page.selectbox(key="queue_state").set_value("all").run()
    assert list_entries(page) == ["2", "1"]


def test_one_click_makes_a_question_where_its_words_were_given(
    open_page: Callable[..., AppTest], store: FeedbackStore, tmp_path: Path
) -> None:
    page = open_page()
    assert page.button(key="queue-2-question").disabled
    page.button(key="queue-1-question").click().run()
    assert [row.case["id"] for row in Judgements(tmp_path / "runs").read()] == ["feedback-1"]
    assert list_states(store) == [(2, FeedbackState.NEW), (1, FeedbackState.DONE)]


@pytest.mark.parametrize("key", ["queue-1-done", "queue-1-question"])
def test_who_is_no_admin_any_more_changes_nothing(
    open_page: Callable[..., AppTest], store: FeedbackStore, tmp_path: Path, key: str
) -> None:
    page = open_page()
    page.session_state["answers"] = [False]
    page.button(key=key).click().run()
    assert TEXTS("admin.denied") in [error.value for error in page.error]
    assert list_states(store) == [(2, FeedbackState.NEW), (1, FeedbackState.NEW)]
    assert not (tmp_path / "runs").exists()


def test_store_that_cannot_be_read_is_told_and_the_page_goes_on(
    open_page: Callable[..., AppTest], tmp_path: Path
) -> None:
    (tmp_path / "feedback.db").write_text("no database " * 1000)
    page = open_page()
    assert any("nothing was kept" in error.value for error in page.error)
    assert TEXTS("admin.history.title") in [header.value for header in page.header]
