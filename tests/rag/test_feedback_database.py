"""Feedback database: where it is, who may read it, and what does not stay in it or in what is told of it."""

import logging
import socket
import stat
import time
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError, OperationalError

from rag import feedback_database
from rag.errors import SettingsError
from rag.feedback_database import load_schema, open_engine, read_address

SECRET = "vadelmavene"


def test_file_is_open_to_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "feedback.db"
    open_engine(read_address(str(path)))
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_readers_read_while_someone_writes(tmp_path: Path) -> None:
    with open_engine(read_address(str(tmp_path / "feedback.db"))).connect() as connection:
        modes = [connection.exec_driver_sql(f"PRAGMA {name}").scalar_one() for name in ("journal_mode", "busy_timeout")]
    assert modes == ["wal", 5000]


def test_what_is_deleted_stays_in_no_file(tmp_path: Path) -> None:
    engine = open_engine(read_address(str(tmp_path / "feedback.db")))
    entries = load_schema().entries
    facts = {"given_on": date(2026, 11, 22), "finding": "right", "answer": "{}", "versions": "{}", "state": "new"}
    with engine.begin() as connection:
        connection.execute(entries.insert().values(note=SECRET * 500, **facts))
    assert SECRET.encode() in b"".join(path.read_bytes() for path in tmp_path.iterdir())
    with engine.begin() as connection:
        connection.execute(entries.delete())
    assert SECRET.encode() not in b"".join(path.read_bytes() for path in tmp_path.iterdir())


def test_values_stand_neither_in_logs_nor_in_errors(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG, logger="sqlalchemy.engine")
    engine = open_engine(read_address(str(tmp_path / "feedback.db")))
    with pytest.raises(IntegrityError) as caught, engine.begin() as connection:
        connection.execute(load_schema().entries.insert().values(note=SECRET))
    assert SECRET not in f"{caught.value} {caplog.text}"
    assert "INSERT INTO feedback" in caplog.text


def test_server_that_does_not_answer_is_given_up_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feedback_database, "BUSY_SECONDS", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = read_address(f"postgresql+psycopg://kantaneuvo@127.0.0.1:{silent.getsockname()[1]}/x")
        began = time.monotonic()
        with pytest.raises(OperationalError):
            open_engine(url)
    assert time.monotonic() - began < 10


def test_address_that_is_none_is_a_setting_to_mend() -> None:
    with pytest.raises(SettingsError, match="KANTANEUVO_FEEDBACK"):
        read_address("://")
