"""Queue: feedback is listed by its state, moved by admins alone, and becomes a question where its words were given."""

import sqlite3
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from evals.case import read_dataset
from rag.answer import Answer, Composition
from rag.feedback import FeedbackState, Finding, make_feedback
from rag.feedback_store import FeedbackStore
from rag.versions import Versions
from tests.conftest import TODAY
from tests.ui.administration.conftest import FakeIngest
from ui.answer.markup import show_label
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
    judgements = Judgements(tmp_path / "runs")
    assert [row.case["id"] for row in judgements.read()] == [f"{TODAY}-1"]
    assert [case.question for case in read_dataset([judgements.questions]).cases] == ["Milloin?"]
    told = TEXTS("queue.made", number=1, path=show_label(str(judgements.questions)))
    assert told in [success.value for success in page.success]
    assert list_states(store) == [(2, FeedbackState.NEW), (1, FeedbackState.DONE)]


def test_second_click_makes_no_second_question(
    open_page: Callable[..., AppTest], store: FeedbackStore, tmp_path: Path
) -> None:
    page = open_page()
    page.selectbox(key="queue_state").set_value("all").run()
    for _ in range(2):
        page.button(key="queue-1-question").click().run()
    assert len(read_dataset([Judgements(tmp_path / "runs").questions]).cases) == 1


def test_question_that_cannot_be_written_is_told_and_the_feedback_stays_as_it_was(
    open_page: Callable[..., AppTest], store: FeedbackStore, tmp_path: Path
) -> None:
    (tmp_path / "runs").write_text("no folder")
    page = open_page()
    page.button(key="queue-1-question").click().run()
    assert not page.exception
    path = show_label(str(tmp_path / "runs" / "judged.jsonl"))
    assert TEXTS("queue.unwritten", path=path, reason="File exists") in [error.value for error in page.error]
    assert list_states(store) == [(2, FeedbackState.NEW), (1, FeedbackState.NEW)]


def test_what_made_the_answer_is_shown(
    open_page: Callable[..., AppTest], store: FeedbackStore, make_answer: Callable[..., Answer]
) -> None:
    given = make_feedback(make_answer("Now.", index="000007-aa"), Finding.RIGHT, "", TODAY, with_question=False)
    store.add(given.model_copy(update={"versions": Versions(corpus="c0c0", rules="beef", code="0de0")}))
    shown = " ".join(caption.value for caption in open_page().caption)
    assert all(version in shown for version in ("000007-aa", "c0c0", "beef", "0de0"))


def test_wording_of_a_model_that_was_not_kept_is_told(
    open_page: Callable[..., AppTest], store: FeedbackStore, make_answer: Callable[..., Answer]
) -> None:
    worded = make_answer("Now.", composition=Composition(model="local", kept=1, dropped=0))
    store.add(make_feedback(worded, Finding.RIGHT, "", TODAY, with_question=False))
    shown = [caption.value for caption in open_page().caption]
    assert shown.count(TEXTS("queue.left_out")) == 1


def test_feedback_that_cannot_be_shown_is_told_and_hides_no_other(
    open_page: Callable[..., AppTest], store: FeedbackStore, tmp_path: Path
) -> None:
    with sqlite3.connect(tmp_path / "feedback.db") as connection:
        connection.execute("UPDATE feedback SET answer = '{}' WHERE id = 2")
    page = open_page()
    assert list_entries(page) == ["1"]
    assert TEXTS("queue.part", shown=1, total=2, most=50) in [caption.value for caption in page.caption]


def test_counts_are_of_what_is_not_yet_forgotten(
    open_page: Callable[..., AppTest], store: FeedbackStore, make_answer: Callable[..., Answer]
) -> None:
    old = TODAY - timedelta(days=400)
    FeedbackStore(store._address, 1000).add(make_feedback(make_answer(), Finding.RIGHT, "", old, with_question=True))
    shown = [text.value for text in open_page().markdown]
    assert TEXTS("queue.counts", new=2, in_work=0, done=0, dismissed=0) in shown


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
