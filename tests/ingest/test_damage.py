"""Damage: whatever was lost of an index, the next ingest builds it anew, as readers are told."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.__main__ import main as ingest
from ingest.sync import bring_up_to_date
from rag.__main__ import main as ask
from rag.embedding import Embedder
from rag.errors import CorpusFault
from rag.generations import find_current, read_passages, read_pointer, read_vectors
from rag.settings import Settings
from rag.store import open_generation
from tests.command_line import run
from tests.ingest.conftest import BULLETIN, Write


def lose_a_passage(index: Path) -> None:
    path = find_current(index) / "passages.jsonl"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[1:]), encoding="utf-8")


def empty_the_vectors(index: Path) -> None:
    (find_current(index) / "vectors.npy").write_bytes(b"")


def zero_the_vectors(index: Path) -> None:
    path = find_current(index) / "vectors.npy"
    path.write_bytes(path.read_bytes()[:128] + bytes(path.stat().st_size - 128))


def change_a_word(index: Path) -> None:
    path = find_current(index) / "passages.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace("1.3.2025", "1.3.2026"), encoding="utf-8")


def change_the_lexicon(index: Path) -> None:
    path = next(path for path in (find_current(index) / "lexicon").iterdir() if path.suffix == ".npy")
    path.write_bytes(path.read_bytes()[:-1] + b"\x07")


def lose_the_digests(index: Path) -> None:
    (find_current(index) / "digests.json").unlink()


def damage_the_pointer(index: Path) -> None:
    (index / "current").write_bytes(b"\xff\xfe\x00")


def lose_the_pointer(index: Path) -> None:
    (index / "current").unlink()


def put_a_folder_for_the_pointer(index: Path) -> None:
    lose_the_pointer(index)
    (index / "current").mkdir()


def lose_the_generation(index: Path) -> None:
    find_current(index).rename(index / "elsewhere")


@pytest.mark.parametrize(
    "damage",
    [
        lose_a_passage,
        empty_the_vectors,
        zero_the_vectors,
        change_a_word,
        change_the_lexicon,
        lose_the_digests,
        damage_the_pointer,
        lose_the_pointer,
        put_a_folder_for_the_pointer,
        lose_the_generation,
    ],
)
def test_the_next_ingest_builds_a_damaged_index_anew(small: Settings, damage: Callable[[Path], None]) -> None:
    first = bring_up_to_date(small)
    damage(small.index)
    outcome = bring_up_to_date(small)
    assert outcome.generation == read_pointer(small.index)
    assert outcome.generation != first.generation or damage is lose_the_generation
    passages = read_passages(find_current(small.index))
    assert len(passages) == len(read_vectors(find_current(small.index))) == 4
    assert "1.3.2025" in passages[0].text
    assert bring_up_to_date(small).generation == outcome.generation


def test_vectors_that_are_damaged_keep_the_passages_of_a_source_that_fails(small: Settings) -> None:
    bring_up_to_date(small)
    zero_the_vectors(small.index)
    (small.corpus / "bulletin.md").write_bytes(b"\x00\x01binary")
    assert bring_up_to_date(small).unchanged == 4


@pytest.mark.parametrize("part", ["chroma", "lexicon", "manifest.json"])
def test_index_with_its_texts_and_vectors_is_built_anew_from_them_alone(
    small: Settings, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    first = bring_up_to_date(small)
    path = find_current(small.index) / part
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    (small.corpus / "sources.yaml").write_text("sources: [")
    monkeypatch.setattr(Embedder, "embed_passages", None)
    with pytest.raises(CorpusFault):
        bring_up_to_date(small)
    rebuilt = find_current(small.index)
    assert rebuilt.name != first.generation
    assert len(read_passages(rebuilt)) == 4
    open_generation(rebuilt, small).close()


def test_vectors_that_are_lost_are_taken_from_the_generation_before(
    small: Settings, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up_to_date(small)
    write("bulletin.md", BULLETIN.replace("{id: storing}", "{id: storing, standing: draft}"))
    bring_up_to_date(small)
    zero_the_vectors(small.index)
    monkeypatch.setattr(Embedder, "embed_passages", None)
    assert bring_up_to_date(small).unchanged == 4
    open_generation(find_current(small.index), small).close()


def test_an_answer_from_the_generation_before_says_so_until_the_next_ingest(small: Settings, write: Write) -> None:
    first = bring_up_to_date(small).generation
    write("bulletin.md", BULLETIN.replace("keväällä", "syksyllä"))
    second = bring_up_to_date(small).generation
    (small.index / "generations" / second / "chroma" / "chroma.sqlite3").write_bytes(b"damaged")
    answer = run(ask, small, "Mitä arkistoon viedään?", "--json").json
    assert (answer["status"], answer["index"]) == ("answered", first)
    assert "vioittunut" in answer["notices"][0]
    assert run(ingest, small).code == 0
    answer = run(ask, small, "Mitä arkistoon viedään?", "--json").json
    assert (answer["status"], answer["notices"]) == ("answered", [])
    assert answer["index"] not in (first, second)
