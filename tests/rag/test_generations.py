"""Generations: one folder each, switched by a pointer; what is missing or damaged is named with what to do."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.errors import IndexDamaged, IndexMissing, IndexUnreadable
from rag.generations import (
    KEPT,
    Manifest,
    count_generations,
    find_current,
    list_in_turn,
    point_to,
    publish_generation,
    read_manifest,
    read_passages,
    read_pointer,
    read_vectors,
    start_generation,
    write_files,
)
from tests.rag.samples import make_passage

PASSAGES = [make_passage("Teksti.", name=name) for name in "ab"]
VECTORS = np.eye(2, dtype=np.float32)
MANIFEST = Manifest(id="000001-a", embedder="e", passages=2, dimensions=2)
READERS = {"manifest.json": read_manifest, "passages.jsonl": read_passages, "vectors.npy": read_vectors}


def build(index: Path, name: str) -> str:
    """Write and publish a generation of two passages."""
    folder = start_generation(index, name)
    write_files(folder, PASSAGES, VECTORS, MANIFEST)
    return publish_generation(index, folder)


def test_generation_is_read_back_as_it_was_written(tmp_path: Path) -> None:
    build(tmp_path, "000001-a")
    folder = find_current(tmp_path)
    assert read_manifest(folder) == MANIFEST
    assert read_passages(folder) == PASSAGES
    assert (read_vectors(folder) == VECTORS).all()


@settings(deadline=None)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=30))
def test_any_text_of_a_passage_is_read_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.mktemp("generation")
    write_files(folder, [make_passage(f"a{text}")], VECTORS, MANIFEST)
    assert read_passages(folder)[0].text == f"a{text}"


@pytest.mark.parametrize("sign", "\x85\u2028\u2029", ids=ascii)
def test_passage_with_a_sign_that_ends_lines_is_read_back(tmp_path: Path, sign: str) -> None:
    write_files(tmp_path, [make_passage("Teksti.", title=f"Ohje{sign}jatkuu")], VECTORS, MANIFEST)
    assert read_passages(tmp_path)[0].title == f"Ohje{sign}jatkuu"


def test_generation_does_not_answer_before_it_is_published(tmp_path: Path) -> None:
    build(tmp_path, "000001-a")
    write_files(start_generation(tmp_path, "000002-b"), PASSAGES, VECTORS, MANIFEST)
    assert read_pointer(tmp_path) == "000001-a"
    assert count_generations(tmp_path) == 1


def test_published_generation_answers_at_once(tmp_path: Path) -> None:
    build(tmp_path, "000001-a")
    assert build(tmp_path, "000002-b") == read_pointer(tmp_path) == find_current(tmp_path).name == "000002-b"


def test_leftovers_of_an_ingest_that_broke_off_are_cleared_away(tmp_path: Path) -> None:
    left = start_generation(tmp_path, "000001-a")
    (left / "half").write_text("written")
    again = start_generation(tmp_path, "000001-a")
    assert list(again.iterdir()) == []
    assert list(again.parent.iterdir()) == [again]


def test_only_the_last_generations_stay(tmp_path: Path) -> None:
    names = [build(tmp_path, f"{number:06}-a") for number in range(1, 7)]
    assert sorted(path.name for path in (tmp_path / "generations").iterdir()) == names[-KEPT:]


def test_generation_that_answers_stays_after_a_roll_back(tmp_path: Path) -> None:
    names = [build(tmp_path, f"{number:06}-a") for number in (1, 2, 3)]
    (tmp_path / "current").write_text(names[0])
    assert read_passages(find_current(tmp_path)) == PASSAGES
    assert build(tmp_path, "000004-a") == find_current(tmp_path).name


def test_numbers_go_on_after_the_newest_generation(tmp_path: Path) -> None:
    assert count_generations(tmp_path) == 0
    build(tmp_path, "000009-a")
    assert count_generations(tmp_path) == 9


@pytest.mark.parametrize("content", [None, "", "\n"])
def test_index_that_was_not_built_says_how_to_build_it(tmp_path: Path, content: str | None) -> None:
    if content is not None:
        (tmp_path / "current").write_text(content)
    with pytest.raises(IndexMissing, match="no index has been built; run: python -m ingest"):
        find_current(tmp_path)


def test_index_that_cannot_be_read_is_a_clear_fault(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("no folder")
    with pytest.raises(IndexUnreadable, match="cannot be read") as raised:
        read_pointer(tmp_path / "index")
    assert not isinstance(raised.value, IndexDamaged)


def test_pointer_that_is_a_folder_is_damaged_and_the_next_generation_takes_its_place(tmp_path: Path) -> None:
    (tmp_path / "current" / "inside").mkdir(parents=True)
    with pytest.raises(IndexDamaged):
        read_pointer(tmp_path)
    assert build(tmp_path, "000001-a") == read_pointer(tmp_path)


def test_damaged_pointer_is_a_clear_fault(tmp_path: Path) -> None:
    (tmp_path / "current").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(IndexUnreadable):
        read_pointer(tmp_path)


def test_pointer_to_a_generation_that_is_gone_is_a_clear_fault(tmp_path: Path) -> None:
    (tmp_path / "current").write_text("000007-gone")
    with pytest.raises(IndexUnreadable, match="build it anew: python -m ingest"):
        read_manifest(find_current(tmp_path))


@pytest.mark.parametrize("name", READERS)
@pytest.mark.parametrize("content", [None, b"damaged", b"\xff\xfe\x00", b'{"id": 1}\n{'])
def test_damaged_file_is_a_clear_fault(tmp_path: Path, name: str, content: bytes | None) -> None:
    build(tmp_path, "000001-a")
    path = find_current(tmp_path) / name
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(IndexUnreadable, match="build it anew: python -m ingest"):
        READERS[name](path.parent)


@pytest.mark.parametrize("name", ["manifest.json", "passages.jsonl", "vectors.npy"])
def test_empty_file_is_a_clear_fault(tmp_path: Path, name: str) -> None:
    build(tmp_path, "000001-a")
    (find_current(tmp_path) / name).write_bytes(b"")
    with pytest.raises(IndexUnreadable, match="build it anew: python -m ingest"):
        READERS[name](find_current(tmp_path))


def test_half_a_vector_file_is_a_clear_fault(tmp_path: Path) -> None:
    build(tmp_path, "000001-a")
    path = find_current(tmp_path) / "vectors.npy"
    path.write_bytes(path.read_bytes()[:-4])
    with pytest.raises(IndexUnreadable):
        read_vectors(path.parent)


def test_damaged_generation_is_cleared_away_once_another_is_published(tmp_path: Path) -> None:
    names = [build(tmp_path, f"{number:06}-a") for number in (1, 2, 3)]
    (tmp_path / "generations" / names[2] / "vectors.npy").write_bytes(b"")
    build(tmp_path, "000004-a")
    kept = sorted(path.name for path in (tmp_path / "generations").iterdir())
    assert kept == ["000001-a", "000002-a", "000004-a"]


def test_number_of_a_generation_that_was_lost_is_not_given_again(tmp_path: Path) -> None:
    build(tmp_path, "000001-a")
    lost = find_current(tmp_path).parent / build(tmp_path, "000002-a")
    lost.rename(tmp_path / "elsewhere")
    assert count_generations(tmp_path) == 2


def test_generations_before_the_current_may_answer_in_its_place_and_later_ones_not(tmp_path: Path) -> None:
    names = [build(tmp_path, f"{number:06}-a") for number in (1, 2, 3)]
    point_to(tmp_path, names[1])
    assert [folder.name for folder in list_in_turn(tmp_path)] == ["000002-a", "000001-a"]
    (tmp_path / "current").unlink()
    assert [folder.name for folder in list_in_turn(tmp_path)] == names[::-1]
