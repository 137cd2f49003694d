"""Feedback store: feedback is given back as it was kept, shared by processes, and forgotten once its days are over."""

import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from rag.answer import Answer, AnswerStatus
from rag.errors import FeedbackUnavailable
from rag.feedback import Feedback, FeedbackState, Finding, make_feedback
from rag.feedback_database import _make_engine, _make_tables
from rag.feedback_store import FeedbackStore
from rag.settings import ROOT
from rag.versions import Versions
from tests.conftest import TODAY
from tests.rag.postgres import run_postgres

DAYS = 30
QUESTION = "Milloin vadelmaveneen asiakirjat viedään Kantaan?"
ANSWER = Answer(
    id=None,
    question="entä vadelmaveneen",
    standalone_question=QUESTION,
    language="fi",
    as_of=TODAY,
    today=TODAY,
    status=AnswerStatus.ANSWERED,
    answer="Asiakirjat viedään Kantaan 1.9.2026.",
    notices=("Kohta ei puhu sanasta “vadelmaveneen”.",),
    index="000001-abcdef01",
)


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server that runs for these tests; skipped where none is installed."""
    with run_postgres(tmp_path_factory.mktemp("postgres")) as address:
        yield address


@pytest.fixture(params=["sqlite", "postgres"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> FeedbackStore:
    if request.param == "sqlite":
        return FeedbackStore(str(tmp_path / "folder" / "feedback.db"), DAYS)
    address = request.getfixturevalue("postgres")
    with create_engine(address).begin() as connection:
        connection.execute(text("DROP TABLE IF EXISTS feedback, feedback_schema"))
    return FeedbackStore(address, DAYS)


def make(note: str = "", given_on: date = TODAY, *, with_question: bool = False) -> Feedback:
    return make_feedback(ANSWER, Finding.WRONG_DATE, note, given_on, with_question=with_question)


def test_feedback_is_given_back_as_it_was_kept(store: FeedbackStore) -> None:
    versions = Versions(corpus="0a1b2c3d4e5f", rules="5f4e3d2c1b0a", code="a0b1c2d3e4f5")
    given = make("Päivä on kumottu.", with_question=True).model_copy(update={"versions": versions})
    number = store.add(given)
    assert store.list_newest(None, 10, TODAY) == [given.model_copy(update={"id": number})]


def test_newest_comes_first_and_each_state_can_be_listed_alone(store: FeedbackStore) -> None:
    first, second = store.add(make("a")), store.add(make("b"))
    store.move(first, FeedbackState.DONE)
    assert [row.id for row in store.list_newest(None, 10, TODAY)] == [second, first]
    assert [row.id for row in store.list_newest(FeedbackState.DONE, 10, TODAY)] == [first]
    assert [row.id for row in store.list_newest(None, 1, TODAY)] == [second]
    assert store.count() == {
        FeedbackState.NEW: 1,
        FeedbackState.IN_WORK: 0,
        FeedbackState.DONE: 1,
        FeedbackState.DISMISSED: 0,
    }


def test_feedback_is_forgotten_once_its_days_are_over(store: FeedbackStore) -> None:
    store.add(make("vanha"))
    last = TODAY + timedelta(days=DAYS)
    assert [row.note for row in store.list_newest(None, 10, last)] == ["vanha"]
    store.add(make("uusi", last + timedelta(days=1)))
    assert [row.note for row in store.list_newest(None, 10, TODAY)] == ["uusi"]


def test_feedback_is_forgotten_also_where_nobody_gives_or_looks(store: FeedbackStore) -> None:
    store.add(make())
    store.forget(TODAY + timedelta(days=DAYS))
    assert store.count()[FeedbackState.NEW] == 1
    store.forget(TODAY + timedelta(days=DAYS + 1))
    assert store.count()[FeedbackState.NEW] == 0


def test_feedback_that_another_version_kept_in_another_shape_is_passed_over(store: FeedbackStore) -> None:
    first, second = store.add(make("a")), store.add(make("b"))
    with store._engine.begin() as connection:
        connection.execute(text(f"UPDATE feedback SET answer = '{{}}' WHERE id = {second}"))
    assert [row.id for row in store.list_newest(None, 10, TODAY)] == [first]
    assert store.count()[FeedbackState.NEW] == 2


def test_many_askers_at_once_lose_nothing(store: FeedbackStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda number: store.add(make(str(number))), range(40)))
    assert len(set(numbers)) == 40
    assert {row.note for row in store.list_newest(None, 100, TODAY)} == {str(number) for number in range(40)}


def test_process_that_comes_while_another_makes_the_tables_waits_for_it(store: FeedbackStore) -> None:
    with ThreadPoolExecutor(1) as pool:
        with _make_engine(store._url).begin() as connection:
            _make_tables(connection)
            added = pool.submit(store.add, make())
            time.sleep(0.5)
            assert not added.done()
        assert added.result(10) == 1


def test_processes_share_a_file(tmp_path: Path) -> None:
    address = str(tmp_path / "feedback.db")
    command = [sys.executable, "-m", "tests.rag.feedback_writer", address]
    processes = [subprocess.Popen([*command, str(first)], cwd=ROOT) for first in (0, 20)]
    assert [process.wait(60) for process in processes] == [0, 0]
    kept = FeedbackStore(address, DAYS).list_newest(None, 100, TODAY)
    assert {row.note for row in kept} == {str(number) for number in range(40)}
    assert {row.id for row in kept} == set(range(1, 41))


def test_store_of_another_version_is_left_alone(store: FeedbackStore) -> None:
    store.add(make())
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE feedback_schema SET version = 2"))
    address = store._url.render_as_string(hide_password=False)
    with pytest.raises(FeedbackUnavailable, match="version 2"):
        FeedbackStore(address, DAYS).add(make())


def test_words_of_the_question_are_in_the_files_only_where_the_asker_agrees(tmp_path: Path) -> None:
    store = FeedbackStore(str(tmp_path / "feedback.db"), DAYS)
    store.add(make())
    assert b"vadelmavene" not in b"".join(file.read_bytes() for file in tmp_path.iterdir())
    store.add(make(with_question=True))
    assert b"vadelmavene" in b"".join(file.read_bytes() for file in tmp_path.iterdir())


def test_file_that_is_not_there_is_not_made_in_order_to_forget(tmp_path: Path) -> None:
    FeedbackStore(str(tmp_path / "feedback.db"), DAYS).forget(TODAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    ["/proc/none/feedback.db", "postgresql+psycopg://kantaneuvo:salainen@127.0.0.1:1/x", "unknown://x/y"],
)
def test_store_that_cannot_be_opened_says_so_without_its_password(address: str) -> None:
    with pytest.raises(FeedbackUnavailable, match="nothing was kept") as caught:
        FeedbackStore(address, DAYS).add(make())
    assert "salainen" not in str(caught.value)


def test_file_that_is_no_database_says_so_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Muistiinpanoja, ei tietokanta.\n" * 100)
    with pytest.raises(FeedbackUnavailable, match=r"notes\.txt"):
        FeedbackStore(str(path), DAYS).add(make())
    assert path.read_text().startswith("Muistiinpanoja")
