"""Feedback store: nothing of a question is kept unless the asker agrees, and all of it for some days only."""

import stat
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

from rag.answer import Answer, AnswerStatus
from rag.errors import FeedbackUnavailable, SettingsError
from rag.feedback import Feedback, FeedbackState, Finding, make_feedback
from rag.feedback_store import FeedbackStore, read_address
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
def postgres(tmp_path_factory: pytest.TempPathFactory) -> str:
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
    given = make("Päivä on kumottu.", with_question=True)
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


def test_many_askers_at_once_lose_nothing(store: FeedbackStore) -> None:
    with ThreadPoolExecutor(8) as pool:
        numbers = list(pool.map(lambda number: store.add(make(str(number))), range(40)))
    assert len(set(numbers)) == 40
    assert {row.note for row in store.list_newest(None, 100, TODAY)} == {str(number) for number in range(40)}


def test_store_of_another_version_is_left_alone(store: FeedbackStore) -> None:
    store.add(make())
    with store._engine.begin() as connection:
        connection.execute(text("UPDATE feedback_schema SET version = 2"))
    address = store._url.render_as_string(hide_password=False)
    with pytest.raises(FeedbackUnavailable, match="version 2"):
        FeedbackStore(address, DAYS).add(make())


def test_words_of_the_question_are_kept_only_where_the_asker_agrees(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    store = FeedbackStore(str(path), DAYS)
    store.add(make())
    kept = b"".join(file.read_bytes() for file in tmp_path.iterdir())
    assert b"vadelmavene" not in kept
    assert store.list_newest(None, 1, TODAY)[0].question is None
    store.add(make(with_question=True))
    assert store.list_newest(None, 1, TODAY)[0].question == QUESTION


def test_personal_data_in_a_note_is_masked(tmp_path: Path) -> None:
    assert "010190-123A" not in make("Asiakas 010190-123A soitti.").note


def test_file_is_open_to_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    FeedbackStore(str(path), DAYS).add(make())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


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


def test_address_that_is_none_is_a_setting_to_mend() -> None:
    with pytest.raises(SettingsError, match="KANTANEUVO_FEEDBACK"):
        read_address("://")
