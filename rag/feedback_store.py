"""Feedback store: where feedback is kept until its days are over, a file of SQLite or a server's database.

SQLAlchemy is loaded with the first call, for no page needs it in order to be drawn.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.answer import Answer
from rag.errors import FeedbackUnavailable, SettingsError
from rag.feedback import Feedback, FeedbackState

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.engine import URL, Connection, Engine, RowMapping

SCHEMA = 1
"""The version of the tables; a store of another version is left alone."""

BUSY_SECONDS = 5
"""How long a process waits while another writes to the same file."""

_OWN_RIGHTS = 0o600


@dataclass(frozen=True)
class Schema:
    """The tables: one of the pieces of feedback, and one of the version that both were made by."""

    entries: "Table"
    versions: "Table"


class FeedbackStore:
    """Feedback in a database: a file of SQLite, or a server by the address that SQLAlchemy knows it by.

    Every call opens and closes its connection, so that several processes share one store. Raises SettingsError for
    an address that is none, FeedbackUnavailable for a store that cannot be used.
    """

    def __init__(self, address: str, days: int) -> None:
        self._address = address
        self._days = days

    def add(self, feedback: Feedback) -> int:
        """Keep a piece of feedback and forget those whose days are over; gives its number."""
        values = feedback.model_dump(mode="json", include={"finding", "note", "question", "state"})
        values |= {"given_on": feedback.given_on, "answer": feedback.answer.model_dump_json()}
        with self._connect() as connection:
            self._forget(connection, feedback.given_on)
            made = connection.execute(load_schema().entries.insert().values(values)).inserted_primary_key
            return int(made[0]) if made else 0

    def list_newest(self, state: FeedbackState | None, count: int, today: date) -> list[Feedback]:
        """The newest pieces of feedback, of one state or all, once those whose days are over are forgotten."""
        with self._connect() as connection:
            self._forget(connection, today)
            entries = load_schema().entries
            query = entries.select().order_by(entries.c.id.desc()).limit(count)
            wanted = query.where(entries.c.state == state.value) if state else query
            return [_read_entry(row) for row in connection.execute(wanted).mappings()]

    def count(self) -> dict[FeedbackState, int]:
        """How many pieces there are of each state."""
        with self._connect() as connection:
            states = connection.execute(load_schema().entries.select()).scalars("state").all()
        return {state: states.count(state.value) for state in FeedbackState}

    def move(self, number: int, state: FeedbackState) -> None:
        """Say how far a piece of feedback has got."""
        with self._connect() as connection:
            entries = load_schema().entries
            connection.execute(entries.update().where(entries.c.id == number).values(state=state.value))

    def _forget(self, connection: "Connection", today: date) -> None:
        """Delete what is older than feedback is kept."""
        entries = load_schema().entries
        connection.execute(entries.delete().where(entries.c.given_on < today - timedelta(days=self._days)))

    @contextmanager
    def _connect(self) -> Iterator["Connection"]:
        """A connection whose changes are kept together, with the tables made if they are not there."""
        from sqlalchemy.exc import SQLAlchemyError

        place = self._url.render_as_string(hide_password=True)
        try:
            with self._engine.begin() as connection:
                yield connection
        except (SQLAlchemyError, OSError, ImportError) as error:
            raise FeedbackUnavailable(place, type(error).__name__) from error

    @cached_property
    def _url(self) -> "URL":
        """Where the database is."""
        return read_address(self._address)

    @cached_property
    def _engine(self) -> "Engine":
        """The engine of the database, with its tables."""
        from sqlalchemy import create_engine
        from sqlalchemy.pool import NullPool

        engine = create_engine(self._url, poolclass=NullPool, hide_parameters=True)
        if self._url.get_backend_name() == "sqlite":
            _prepare_file(self._url, engine)
        _make_tables(engine)
        return engine


def read_address(address: str) -> "URL":
    """The address of a database, or of a file of SQLite by its path; raises SettingsError for what is neither."""
    from sqlalchemy.engine import URL, make_url
    from sqlalchemy.exc import ArgumentError

    if "://" not in address:
        return URL.create("sqlite", database=address)
    try:
        return make_url(address)
    except ArgumentError as error:
        raise SettingsError(
            "KANTANEUVO_FEEDBACK: this is no address of a database; write the path of a file, "
            "or an address such as postgresql+psycopg://user@localhost/kantaneuvo."
        ) from error


@cache
def load_schema() -> Schema:
    """The tables of the store."""
    from sqlalchemy import Column, Date, Integer, MetaData, String, Table, Text

    known, name = MetaData(), String(40)
    entries = Table(
        "feedback",
        known,
        Column("id", Integer, primary_key=True),
        Column("given_on", Date, nullable=False),
        Column("finding", name, nullable=False),
        Column("note", Text, nullable=False),
        Column("question", Text),
        Column("answer", Text, nullable=False),
        Column("state", name, nullable=False),
    )
    version = Column("version", Integer, primary_key=True, autoincrement=False)
    return Schema(entries, Table("feedback_schema", known, version))


def _prepare_file(url: "URL", engine: "Engine") -> None:
    """Make a file of SQLite that its owner alone may read, and in which nothing that is deleted stays."""
    from sqlalchemy import event

    path = Path(url.database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=_OWN_RIGHTS)

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _: object) -> None:  # noqa: ANN401 (the driver's own)
        """Let readers read while someone writes, and overwrite what is deleted."""
        for pragma in (f"busy_timeout={BUSY_SECONDS * 1000}", "journal_mode=WAL", "secure_delete=ON"):
            connection.execute(f"PRAGMA {pragma}")


def _make_tables(engine: "Engine") -> None:
    """Make the tables where they are missing; raises FeedbackUnavailable for those of another version."""
    from sqlalchemy.exc import IntegrityError
    from sqlalchemy.schema import CreateTable

    schema = load_schema()
    with engine.begin() as connection:
        for table in (schema.entries, schema.versions):
            connection.execute(CreateTable(table, if_not_exists=True))
        versions = list(connection.execute(schema.versions.select()).scalars())
    if not versions:
        try:
            with engine.begin() as connection:
                connection.execute(schema.versions.insert().values(version=SCHEMA))
        except IntegrityError:
            return
    elif versions != [SCHEMA]:
        raise FeedbackUnavailable(engine.url.render_as_string(hide_password=True), f"version {max(versions)}")


def _read_entry(row: "RowMapping") -> Feedback:
    """A row as a piece of feedback."""
    return Feedback.model_validate({**row, "answer": Answer.model_validate_json(row["answer"])})
