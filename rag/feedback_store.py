"""Feedback store: feedback is kept until its days are over, in a database that several processes share."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import BaseModel, ValidationError

from rag.answer import Answer
from rag.errors import FeedbackUnavailable
from rag.feedback import Feedback, FeedbackState
from rag.feedback_database import load_schema, open_engine, read_address
from rag.versions import Versions

if TYPE_CHECKING:
    from sqlalchemy.engine import URL, Connection, Engine, RowMapping

_NESTED: dict[str, type[BaseModel]] = {"answer": Answer, "versions": Versions}
"""What is kept as JSON, each in a column of its own."""


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
        values |= {name: getattr(feedback, name).model_dump_json() for name in _NESTED}
        with self._connect() as connection:
            self._forget(connection, feedback.given_on)
            insert = load_schema().entries.insert().values(**values, given_on=feedback.given_on)
            made = connection.execute(insert).inserted_primary_key
            return int(made[0]) if made else 0

    def list_newest(self, state: FeedbackState | None, count: int, today: date) -> list[Feedback]:
        """The newest pieces of feedback, of one state or all, once those whose days are over are forgotten.

        One that another version of the program kept in another shape is passed over.
        """
        with self._connect() as connection:
            self._forget(connection, today)
            entries = load_schema().entries
            query = entries.select().order_by(entries.c.id.desc()).limit(count)
            wanted = query.where(entries.c.state == state.value) if state else query
            read = [_read_entry(row) for row in connection.execute(wanted).mappings()]
        return [entry for entry in read if entry]

    def count(self) -> dict[FeedbackState, int]:
        """How many pieces there are of each state."""
        with self._connect() as connection:
            entries = load_schema().entries
            states = connection.execute(entries.select().with_only_columns(entries.c.state)).scalars().all()
        return {state: states.count(state.value) for state in FeedbackState}

    def move(self, number: int, state: FeedbackState) -> None:
        """Say how far a piece of feedback has got."""
        with self._connect() as connection:
            entries = load_schema().entries
            connection.execute(entries.update().where(entries.c.id == number).values(state=state.value))

    def forget(self, today: date) -> None:
        """Forget those whose days are over; a file that is not there is not made for it."""
        if "://" in self._address or Path(self._address).exists():
            with self._connect() as connection:
                self._forget(connection, today)

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
        return open_engine(self._url)


def _read_entry(row: "RowMapping") -> Feedback | None:
    """A row as a piece of feedback; None where it is of another shape."""
    try:
        nested = {name: kind.model_validate_json(row[name]) for name, kind in _NESTED.items()}
        return Feedback.model_validate({**row, **nested})
    except ValidationError:
        return None
