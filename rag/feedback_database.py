"""Feedback database: where feedback lies, a file of SQLite or a server's database, with its tables.

SQLAlchemy is loaded with the first call, for no page needs it in order to be drawn.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from rag.errors import FeedbackUnavailable, SettingsError

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.engine import URL, Connection, Engine

SCHEMA = 1
"""The version of the tables; a store of another version is left alone."""

BUSY_SECONDS = 5
"""How long a process waits while another writes to the same file, or for a server to take its connection."""

_OWN_RIGHTS = 0o600
_MAKING = 26112026
"""The lock that a process holds on a server while it makes the tables, for two that do so at once hinder each other."""


@dataclass(frozen=True)
class Schema:
    """The tables: one of the pieces of feedback, and one of the version that both were made by."""

    entries: "Table"
    versions: "Table"


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
        Column("versions", Text, nullable=False),
        Column("state", name, nullable=False),
    )
    version = Column("version", Integer, primary_key=True, autoincrement=False)
    return Schema(entries, Table("feedback_schema", known, version))


def open_engine(url: "URL") -> "Engine":
    """The engine of a database, with its tables; raises FeedbackUnavailable for those of another version."""
    engine = _make_engine(url)
    with engine.begin() as connection:
        versions = _make_tables(connection)
    if versions != [SCHEMA]:
        raise FeedbackUnavailable(url.render_as_string(hide_password=True), f"version {max(versions)}")
    return engine


def _make_engine(url: "URL") -> "Engine":
    """The engine of a database, whose connections are closed after each use and wait for others only so long."""
    from sqlalchemy import create_engine
    from sqlalchemy.pool import NullPool

    waits = {"connect_timeout": BUSY_SECONDS} if url.get_backend_name() == "postgresql" else {}
    engine = create_engine(url, poolclass=NullPool, hide_parameters=True, connect_args=waits)
    if url.get_backend_name() == "sqlite":
        _prepare_file(url, engine)
    return engine


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


def _make_tables(connection: "Connection") -> list[int]:
    """Make the tables where they are missing; gives the version they are of."""
    from sqlalchemy import func, select
    from sqlalchemy.schema import CreateTable

    schema = load_schema()
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_MAKING)))
    for table in (schema.entries, schema.versions):
        connection.execute(CreateTable(table, if_not_exists=True))
    versions = list(connection.execute(schema.versions.select()).scalars())
    if not versions:
        insert = schema.versions.insert().prefix_with("OR IGNORE", dialect="sqlite")
        connection.execute(insert.values(version=SCHEMA))
    return versions or [SCHEMA]
