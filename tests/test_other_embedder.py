"""Another embedder: any sentence-transformers model in a folder takes the place of the one that is built in."""

from dataclasses import replace
from pathlib import Path

import pytest

from evals.packaged import find_packaged
from ingest.__main__ import main as ingest
from rag.__main__ import main as ask
from rag.errors import EmbedderUnavailable
from rag.generations import find_current, read_manifest, read_vectors
from rag.settings import Settings
from tests.command_line import run
from tests.ingest.conftest import BULLETIN
from tests.small_corpus import ANSWER, QUESTION, write_corpus

DIMENSIONS = 384


@pytest.fixture(scope="module")
def model() -> str:
    """The folder of all-MiniLM-L6-v2 in its package, whose weights are the expected ones."""
    try:
        return find_packaged("all-MiniLM-L6-v2")
    except EmbedderUnavailable as error:
        pytest.skip(str(error))


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    return write_corpus(tmp_path)


def count_dimensions(settings: Settings) -> int:
    return read_vectors(find_current(settings.index)).shape[1]


def test_a_corpus_is_indexed_and_a_question_answered(small: Settings, model: str) -> None:
    other = replace(small, embedder=model)
    ran = run(ingest, other, "--json")
    assert (ran.code, ran.json["created"]) == (0, 4)
    assert count_dimensions(other) == DIMENSIONS
    assert read_manifest(find_current(other.index)).embedder.startswith(model)
    answer = run(ask, other, QUESTION, "--json").json
    assert (answer["status"], ANSWER in answer["answer"]) == ("answered", True)
    assert [citation["document"] for citation in answer["citations"]] == ["handbook"]
    assert ANSWER not in run(ask, other, "What goes to the archive?").out


def test_an_index_of_the_default_embedder_is_rebuilt_whole_and_back_again(small: Settings, model: str) -> None:
    other = replace(small, embedder=model)
    run(ingest, small)
    own = count_dimensions(small)
    assert own != DIMENSIONS
    assert run(ask, other, QUESTION, "--json").json["status"] == "error"
    assert run(ingest, other).code == 0
    assert count_dimensions(other) == DIMENSIONS
    assert ANSWER in run(ask, other, QUESTION).out
    assert run(ask, small, QUESTION, "--json").json["status"] == "error"
    assert run(ingest, small).code == 0
    assert count_dimensions(small) == own
    assert ANSWER in run(ask, small, QUESTION).out


def test_changes_are_followed_and_nothing_is_done_twice(small: Settings, model: str) -> None:
    other = replace(small, embedder=model)
    run(ingest, other)
    first = run(ingest, other, "--json").json
    assert (first["unchanged"], first["created"]) == (4, 0)
    (small.corpus / "bulletin.md").write_text(BULLETIN.replace("keväällä", "syksyllä"), encoding="utf-8")
    second = run(ingest, other, "--json").json
    assert (second["updated"], second["unchanged"]) == (1, 3)
    assert second["generation"] != first["generation"]
    assert "syksyllä" in run(ask, other, "Milloin koulutus järjestetään?").out
