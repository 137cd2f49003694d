"""Working copy: a reader's own files, gone when it closes or, where it was killed, when the next one opens."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from rag.errors import IndexDamaged, IndexUnreadable
from rag.integrity import seal
from rag.settings import ROOT
from rag.working_copy import WorkingCopy


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A sealed folder with one part, and a temporary folder of the test's own."""
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    part = tmp_path / "generation" / "chroma"
    part.mkdir(parents=True)
    (part / "data.bin").write_bytes(b"vectors")
    seal(part.parent)
    return part.parent


def list_copies() -> list[Path]:
    """The copies that are there."""
    return list(Path(tempfile.gettempdir()).iterdir())


def test_copy_is_there_until_it_is_closed(folder: Path) -> None:
    copy = WorkingCopy(folder, "chroma")
    assert (copy.path / "data.bin").read_bytes() == b"vectors"
    copy.close()
    assert list_copies() == []


def test_what_is_written_to_a_copy_stays_out_of_the_generation(folder: Path) -> None:
    copy = WorkingCopy(folder, "chroma")
    (copy.path / "data.bin").write_bytes(b"changed")
    assert (folder / "chroma" / "data.bin").read_bytes() == b"vectors"
    copy.close()


def test_damaged_part_leaves_no_copy(folder: Path) -> None:
    (folder / "chroma" / "data.bin").write_bytes(b"vektors")
    with pytest.raises(IndexDamaged):
        WorkingCopy(folder, "chroma")
    assert list_copies() == []


def test_copy_of_a_killed_process_is_cleared_away_and_one_in_use_stays(folder: Path) -> None:
    code = (
        "import os, sys, tempfile; from pathlib import Path; from rag.working_copy import WorkingCopy;"
        f"tempfile.tempdir = {tempfile.gettempdir()!r}; held = WorkingCopy(Path({str(folder)!r}), 'chroma');"
        "os.kill(os.getpid(), 9)"
    )
    killed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=os.environ, check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(list_copies()) == 1
    one, other = WorkingCopy(folder, "chroma"), WorkingCopy(folder, "chroma")
    assert sorted(list_copies()) == sorted(copy.path.parent for copy in (one, other))
    one.close()
    other.close()


def test_temporary_folder_that_cannot_be_written_is_named_with_what_to_do(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(folder / "none"))
    with pytest.raises(IndexUnreadable, match="TMPDIR") as raised:
        WorkingCopy(folder, "chroma")
    assert not isinstance(raised.value, IndexDamaged)


def test_temporary_folder_that_is_full_is_named_and_left_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", refuse)
    with pytest.raises(IndexUnreadable, match=r"No space left on device.*TMPDIR") as raised:
        WorkingCopy(folder, "chroma")
    assert not isinstance(raised.value, IndexDamaged)
    assert list_copies() == []
