"""Vectors: every vector that was written is found by itself; what is lost, changed or miscounted is seen."""

import resource
from datetime import date
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import settings as rules
from hypothesis import strategies as st

from rag.chroma import CHROMA, NEIGHBOURS_KEPT, open_client, open_collection
from rag.errors import IndexHindered, IndexUnreadable
from rag.integrity import seal
from rag.settings import Settings
from rag.vectors import VectorReader, link_anew, list_unreachable, write_vectors

NAME = "000001-a"
SIZE, DIMENSIONS = 40, 8
FIRST_DAY = date(2020, 1, 1)


def draw_vectors(size: int = SIZE) -> np.ndarray:
    """Vectors of length one in no particular direction, always the same."""
    vectors = np.random.default_rng(7).normal(size=(size, DIMENSIONS)).astype(np.float32)
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def write(folder: Path, vectors: np.ndarray) -> Settings:
    """Vectors written one a day from the first day on."""
    settings = Settings(index=folder)
    rows = [
        {"id": f"p{place}", "text": "Teksti.", "vector": vector, "visible_from": FIRST_DAY.replace(year=2020 + place)}
        for place, vector in enumerate(vectors)
    ]
    write_vectors(folder, settings, NAME, rows)
    seal(folder)
    return settings


def test_every_vector_is_found_by_itself(tmp_path: Path) -> None:
    vectors = draw_vectors()
    assert list_unreachable(tmp_path, write(tmp_path, vectors), NAME, vectors) == []


def test_vector_that_was_not_written_is_named(tmp_path: Path) -> None:
    vectors = draw_vectors()
    settings = write(tmp_path, vectors[:-1])
    assert list_unreachable(tmp_path, settings, NAME, vectors) == [SIZE - 1]


def test_vector_that_was_lost_is_found_when_it_is_linked_anew(tmp_path: Path) -> None:
    vectors = draw_vectors()
    settings = write(tmp_path, np.vstack([-vectors[:2], vectors[2:]]))
    assert list_unreachable(tmp_path, settings, NAME, vectors) == [0, 1]
    link_anew(tmp_path, settings, NAME, {"p0": vectors[0], "p1": vectors[1]})
    assert list_unreachable(tmp_path, settings, NAME, vectors) == []


def test_graph_has_more_links_than_chroma_gives_it(tmp_path: Path) -> None:
    settings = write(tmp_path, draw_vectors())
    with open_client(tmp_path / CHROMA, settings) as client:
        graph = open_collection(client, NAME).configuration["hnsw"]
    assert graph["max_neighbors"] == NEIGHBOURS_KEPT > 16


def test_linking_anew_adds_no_vector_that_was_never_written(tmp_path: Path) -> None:
    vectors = draw_vectors()
    settings = write(tmp_path, vectors[:-1])
    link_anew(tmp_path, settings, NAME, {f"p{SIZE - 1}": vectors[-1]})
    assert list_unreachable(tmp_path, settings, NAME, vectors) == [SIZE - 1]


def test_vectors_that_are_alike_are_found_too(tmp_path: Path) -> None:
    vectors = np.tile(draw_vectors(1), (5, 1))
    assert list_unreachable(tmp_path, write(tmp_path, vectors), NAME, vectors) == []


@pytest.mark.parametrize("count", [SIZE - 1, SIZE + 1, 0])
def test_index_with_more_or_fewer_vectors_than_it_should_have_is_a_clear_fault(tmp_path: Path, count: int) -> None:
    settings = write(tmp_path, draw_vectors())
    with pytest.raises(IndexUnreadable, match="the vectors are damaged; build the index anew: python -m ingest"):
        VectorReader(tmp_path, settings, NAME, count)


def test_index_of_another_generation_is_a_clear_fault(tmp_path: Path) -> None:
    settings = write(tmp_path, draw_vectors(3))
    with pytest.raises(IndexUnreadable):
        VectorReader(tmp_path, settings, "000002-b", 3)


def test_process_without_file_handles_is_told_so_before_chroma_is_opened(tmp_path: Path) -> None:
    settings = write(tmp_path, draw_vectors(3))
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (len([*Path("/dev/fd").iterdir()]) + 8, hard))
    try:
        with pytest.raises(IndexHindered, match="no file handles left; allow it more"):
            VectorReader(tmp_path, settings, NAME, 3)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    VectorReader(tmp_path, settings, NAME, 3).close()


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> VectorReader:
    folder = tmp_path_factory.mktemp("vectors")
    return VectorReader(folder, write(folder, draw_vectors()), NAME, SIZE)


@rules(max_examples=40, deadline=None)
@given(st.integers(0, SIZE - 1), st.integers(1, SIZE), st.integers(0, SIZE - 1))
def test_search_finds_what_exact_search_finds(reader: VectorReader, place: int, count: int, until: int) -> None:
    vectors = draw_vectors()
    found = reader.search_nearest(vectors[place].tolist(), count, FIRST_DAY.replace(year=2020 + until))
    cosines = vectors[: until + 1] @ vectors[place]
    best = np.argsort(-cosines)[:count]
    assert [name for name, _ in found] == [f"p{number}" for number in best]
    assert np.allclose([cosine for _, cosine in found], cosines[best], atol=1e-3)


def test_search_before_the_first_day_finds_nothing(reader: VectorReader) -> None:
    assert reader.search_nearest([1.0] * DIMENSIONS, 5, date(2019, 12, 31)) == []
