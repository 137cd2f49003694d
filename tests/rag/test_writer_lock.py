"""Writer lock: the second of two writers is refused at once, and told of the first."""

import os
import re
import threading
from pathlib import Path

import pytest

from rag.errors import IndexBusy, IndexUnreadable
from rag.writer_lock import lock_for_writing


def try_to_write(index: Path) -> str:
    """What a second writer is told; empty where it is let in."""
    told: list[str] = []

    def write() -> None:
        try:
            with lock_for_writing(index):
                told.append("")
        except IndexBusy as fault:
            told.append(str(fault))

    writer = threading.Thread(target=write)
    writer.start()
    writer.join()
    return told[0]


def test_second_writer_is_told_which_process_writes_and_since_when_and_let_in_after(tmp_path: Path) -> None:
    with lock_for_writing(tmp_path):
        told = try_to_write(tmp_path)
    moment = r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC"
    assert re.search(rf"another ingest is writing the index \(process {os.getpid()}, since {moment}\); wait", told)
    assert try_to_write(tmp_path) == ""


def test_lock_is_given_back_when_the_writer_fails(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), lock_for_writing(tmp_path):
        raise RuntimeError
    with lock_for_writing(tmp_path):
        pass


def test_number_of_a_writer_that_was_killed_is_not_told_of_the_next(tmp_path: Path) -> None:
    (tmp_path / "writer").write_text("1")
    with lock_for_writing(tmp_path):
        assert f"process {os.getpid()}," in try_to_write(tmp_path)
    assert not (tmp_path / "writer").exists()


def test_writer_that_could_not_tell_its_number_is_told_of_without_it(tmp_path: Path) -> None:
    (tmp_path / "writer").mkdir()
    with lock_for_writing(tmp_path):
        assert "writing the index; wait" in try_to_write(tmp_path)


def test_index_that_cannot_be_locked_is_named(tmp_path: Path) -> None:
    (tmp_path / "writer.lock").mkdir()
    with pytest.raises(IndexUnreadable, match="cannot be written"), lock_for_writing(tmp_path):
        pass
