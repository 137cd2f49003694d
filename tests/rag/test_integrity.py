"""Integrity: whatever changes in a file of a generation is seen, and a want of room is not taken for damage."""

import errno
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.errors import IndexDamaged, IndexUnreadable
from rag.integrity import check_files, copy_checked, is_damaged, naming_damage, read_checked, seal

FILES = {"manifest.json": b'{"id": 1}', "chroma/data.bin": bytes(range(256)), "chroma/empty.bin": b""}


def write(folder: Path) -> Path:
    """A sealed folder of a few files."""
    for name, content in FILES.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content)
    seal(folder)
    return folder


def test_sealed_files_are_sound_and_read_as_they_were_written(tmp_path: Path) -> None:
    assert not is_damaged(write(tmp_path))
    assert {name: read_checked(tmp_path, name) for name in FILES} == FILES


@settings(max_examples=60, deadline=None)
@given(st.sampled_from([*FILES, "digests.json"]), st.data())
def test_any_bit_that_changes_is_seen(tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject) -> None:
    path = write(tmp_path_factory.mktemp("generation")) / name
    content = bytearray(path.read_bytes() or b"\x00")
    content[data.draw(st.integers(0, len(content) - 1))] ^= 1 << data.draw(st.integers(0, 7))
    path.write_bytes(content)
    assert is_damaged(path.parent if path.parent.name != "chroma" else path.parent.parent)


@pytest.mark.parametrize("name", [*FILES, "digests.json"])
def test_missing_file_is_seen(tmp_path: Path, name: str) -> None:
    (write(tmp_path) / name).unlink()
    with pytest.raises(IndexDamaged, match="build it anew: python -m ingest"):
        check_files(tmp_path)


def test_one_part_may_be_left_to_be_checked_as_it_is_copied(tmp_path: Path) -> None:
    (write(tmp_path) / "chroma" / "data.bin").write_bytes(b"changed")
    check_files(tmp_path, beside="chroma")
    with pytest.raises(ValueError, match="data"):
        copy_checked(tmp_path, "chroma", tmp_path / "copy")


def test_copy_holds_the_part_that_is_asked_for_and_no_more(tmp_path: Path) -> None:
    copy_checked(write(tmp_path), "chroma", tmp_path / "copy")
    copied = {path.name for path in (tmp_path / "copy").rglob("*") if path.is_file()}
    assert copied == {"data.bin", "empty.bin"}


def test_digest_that_was_lost_is_seen(tmp_path: Path) -> None:
    digests = write(tmp_path) / "digests.json"
    lines = digests.read_text().splitlines()
    digests.write_text("\n".join(line for line in lines if "empty" not in line))
    assert is_damaged(tmp_path)


def test_files_that_cannot_be_read_just_now_are_not_called_damaged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.EMFILE, "no more")

    write(tmp_path)
    monkeypatch.setattr("rag.integrity._digest", refuse)
    assert not is_damaged(tmp_path)


@pytest.mark.parametrize("number", [errno.EMFILE, errno.ENOSPC])
def test_want_of_room_or_handles_is_told_from_damage(number: int) -> None:
    with pytest.raises(IndexUnreadable, match="cannot be opened now") as raised, naming_damage(Path("index")):
        raise OSError(number, "no more")
    assert not isinstance(raised.value, IndexDamaged)
