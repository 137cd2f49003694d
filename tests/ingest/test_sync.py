"""Sync: what changes is built aside and switched in whole; what fails leaves the earlier index answering."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import ingest.building
from ingest.sync import bring_up_to_date
from rag.embedding import Embedder
from rag.errors import (
    CorpusFault,
    EmbedderUnavailable,
    IndexBusy,
    IndexDamaged,
    IndexMismatch,
    IndexOutdated,
    IndexUnreadable,
)
from rag.generations import find_current, read_passages, read_pointer, read_vectors
from rag.integrity import seal
from rag.language.terms import fingerprint_terms
from rag.settings import ROOT, Settings
from rag.store import Store
from rag.vectors import list_unreachable
from rag.writer_lock import lock_for_writing
from tests.ingest.conftest import BULLETIN, HANDBOOK, Write

Count = Callable[[], int]


@pytest.fixture
def embedded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The texts that are embedded while a test runs."""
    texts: list[str] = []
    embed = Embedder.embed_passages

    def embed_and_note(self: Embedder, part: list[str]) -> object:
        texts.extend(part)
        return embed(self, part)

    monkeypatch.setattr(Embedder, "embed_passages", embed_and_note)
    return texts


def open_store(settings: Settings) -> Store:
    return Store(settings, Embedder(settings.embedder).identity)


def test_first_ingest_creates_every_passage(small: Settings) -> None:
    outcome = bring_up_to_date(small)
    assert (outcome.created, outcome.updated, outcome.deleted, outcome.unchanged) == (4, 0, 0, 0)
    assert outcome.sources == ["bulletin", "handbook"]
    assert outcome.generation == read_pointer(small.index)


def test_ingest_of_an_unchanged_corpus_embeds_and_publishes_nothing(small: Settings, embedded: list[str]) -> None:
    first = bring_up_to_date(small)
    embedded.clear()
    again = bring_up_to_date(small)
    assert again.generation == first.generation
    assert (again.created, again.updated, again.deleted, again.unchanged) == (0, 0, 0, 4)
    assert embedded == []


def test_documents_that_another_version_of_the_program_reads_alike_are_read_once(
    small: Settings, embedded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bring_up_to_date(small)
    embedded.clear()
    monkeypatch.setattr("ingest.fingerprint._fingerprint_program", lambda: "another version")
    assert bring_up_to_date(small).unchanged == 4
    monkeypatch.setattr("ingest.sync.make_passages", None)
    assert bring_up_to_date(small).unchanged == 4
    assert embedded == []


def test_only_changed_passages_are_embedded_and_counted(small: Settings, write: Write, embedded: list[str]) -> None:
    bring_up_to_date(small)
    vectors = read_vectors(find_current(small.index))
    embedded.clear()
    write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
    outcome = bring_up_to_date(small)
    assert (outcome.created, outcome.updated, outcome.deleted, outcome.unchanged) == (0, 1, 0, 3)
    assert len(embedded) == 1
    assert "1.9.2026" in embedded[0]
    assert (read_vectors(find_current(small.index))[1:] == vectors[1:]).all()


def test_changed_standing_is_an_update_that_embeds_nothing(small: Settings, write: Write, embedded: list[str]) -> None:
    bring_up_to_date(small)
    embedded.clear()
    write("bulletin.md", BULLETIN.replace("{id: storing}", "{id: storing, standing: draft}"))
    assert bring_up_to_date(small).updated == 1
    assert embedded == []


def test_changed_dates_are_reported(small: Settings, write: Write) -> None:
    bring_up_to_date(small)
    write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
    assert bring_up_to_date(small).date_changes == [
        {"passage": "bulletin#storing.fi", "source": "bulletin", "before": ["2025-03-01"], "after": ["2026-09-01"]}
    ]


def test_a_source_that_fails_keeps_its_passages_and_the_others_go_in(small: Settings, write: Write) -> None:
    bring_up_to_date(small)
    (small.corpus / "bulletin.md").write_bytes(b"\x00\x01binary")
    write("handbook.md", HANDBOOK.replace("päätökset", "päätökset ja lausunnot"))
    outcome = bring_up_to_date(small)
    assert [failure["source"] for failure in outcome.failures] == ["bulletin"]
    assert "binary" in outcome.failures[0]["error"]
    passages = {passage.id: passage.text for passage in read_passages(find_current(small.index))}
    assert "1.3.2025" in passages["bulletin#storing.fi"]
    assert "lausunnot" in passages["handbook#archive.fi"]


def test_a_broken_register_leaves_the_index_as_it_was(small: Settings, write: Write) -> None:
    generation = bring_up_to_date(small).generation
    write("sources.yaml", "sources: [")
    with pytest.raises(CorpusFault, match="not valid YAML"):
        bring_up_to_date(small)
    assert read_pointer(small.index) == generation


def test_an_ingest_that_breaks_off_leaves_the_earlier_generation_answering(
    small: Settings, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    generation = bring_up_to_date(small).generation
    write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
    with monkeypatch.context() as patch:
        patch.setattr(ingest.building, "write_files", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            bring_up_to_date(small)
    assert read_pointer(small.index) == generation
    with open_store(small).read() as opened:
        assert opened.manifest.id == generation
    assert bring_up_to_date(small).updated == 1
    assert not list((small.index / "generations").glob("*.tmp"))


def test_a_killed_ingest_leaves_the_earlier_generation_answering(small: Settings, write: Write) -> None:
    generation = bring_up_to_date(small).generation
    write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
    places = {"KANTANEUVO_INDEX": str(small.index), "KANTANEUVO_CORPUS": str(small.corpus)}
    process = subprocess.Popen([sys.executable, "-m", "ingest"], cwd=ROOT, env=os.environ | places)
    while process.poll() is None and not list((small.index / "generations").glob("*.tmp")):
        time.sleep(0.001)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert read_pointer(small.index) == generation
    with open_store(small).read() as opened:
        assert len(opened.passages) == 4
    assert bring_up_to_date(small).updated == 1


def test_a_full_disk_leaves_the_earlier_generation_answering(
    small: Settings, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    generation = bring_up_to_date(small).generation
    write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
    monkeypatch.setattr(ingest.building, "write_files", fail)
    with pytest.raises(IndexUnreadable, match="No space left on device"):
        bring_up_to_date(small)
    assert read_pointer(small.index) == generation


def test_a_generation_whose_passages_cannot_be_found_is_not_published(
    small: Settings, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    generation = bring_up_to_date(small).generation
    write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
    write_vectors = ingest.building.write_vectors
    monkeypatch.setattr(ingest.building, "write_vectors", lambda *args: write_vectors(*args[:3], args[3][1:]))
    with pytest.raises(IndexUnreadable, match="1 passages cannot be found"):
        bring_up_to_date(small)
    assert read_pointer(small.index) == generation


def test_a_passage_that_the_graph_of_vectors_lost_is_linked_anew_before_publishing(
    small: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_vectors = ingest.building.write_vectors

    def lose_first(folder: Path, settings: Settings, name: str, rows: list[dict[str, Any]]) -> None:
        write_vectors(folder, settings, name, [rows[0] | {"vector": -rows[0]["vector"]}, *rows[1:]])

    monkeypatch.setattr(ingest.building, "write_vectors", lose_first)
    generation = bring_up_to_date(small).generation
    assert read_pointer(small.index) == generation
    folder = small.index / "generations" / generation
    assert list_unreachable(folder, small, generation, read_vectors(folder)) == []


def test_a_second_writer_is_refused_at_once(small: Settings) -> None:
    bring_up_to_date(small)
    refused: list[Exception] = []

    def try_to_write() -> None:
        try:
            bring_up_to_date(small)
        except IndexBusy as error:
            refused.append(error)

    with lock_for_writing(small.index):
        writer = threading.Thread(target=try_to_write)
        writer.start()
        writer.join(timeout=20)
    assert "another ingest is writing" in str(refused[0])


def test_an_open_reader_answers_from_the_new_generation(small: Settings, write: Write) -> None:
    bring_up_to_date(small)
    store = open_store(small)
    with store.read() as before:
        write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
        published = bring_up_to_date(small).generation
        assert before.search_nearest([1.0] * before.manifest.dimensions, 4, date.max)
    with store.read() as after:
        assert after.manifest.id == published
        assert "1.9.2026" in after.passages[0].text
        assert len(after.search_nearest([1.0] * after.manifest.dimensions, 4, date.max)) == 4
    store.close()


def test_the_last_three_generations_stay(small: Settings, write: Write) -> None:
    for day in range(1, 6):
        write("bulletin.md", BULLETIN.replace("1.3.2025", f"{day}.3.2025"))
        newest = bring_up_to_date(small).generation
    names = sorted(path.name for path in (small.index / "generations").iterdir())
    assert len(names) == 3
    assert names[-1] == newest


def test_what_a_killed_ingest_did_not_clear_away_goes_with_the_next_that_builds_nothing(
    small: Settings, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(3):
        write("bulletin.md", BULLETIN.replace("keväällä", f"keväällä {number}"))
        bring_up_to_date(small)
    write("bulletin.md", BULLETIN)
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr("rag.generations.is_damaged", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        bring_up_to_date(small)
    generations = small.index / "generations"
    (generations / "000009-left.tmp").mkdir()
    current = read_pointer(small.index)
    assert bring_up_to_date(small).generation == current
    assert len(list(generations.iterdir())) == 3
    assert find_current(small.index).exists()


@pytest.mark.parametrize("damaged", ["chroma", "lexicon", "manifest.json", "passages.jsonl", "vectors.npy"])
def test_a_damaged_index_is_named_by_a_reader_and_built_anew(small: Settings, damaged: str) -> None:
    bring_up_to_date(small)
    path = find_current(small.index) / damaged
    for file in [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]:
        file.write_bytes(b"damaged")
    with pytest.raises(IndexDamaged, match="python -m ingest"), open_store(small).read():
        pass
    bring_up_to_date(small)
    with open_store(small).read() as opened:
        assert len(opened.search_nearest([1.0] * opened.manifest.dimensions, 4, date.max)) == 4


def test_an_index_of_another_embedder_is_refused_and_then_rebuilt(small: Settings, tmp_path: Path) -> None:
    other = tmp_path / "other-model"
    other.mkdir()
    for file in (ROOT / "rag" / "models" / "guidance-static").rglob("*"):
        if file.is_file():
            copy = other / file.relative_to(ROOT / "rag" / "models" / "guidance-static")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    bring_up_to_date(small)
    switched = replace(small, embedder=str(other))
    with pytest.raises(IndexMismatch, match="built with the embedder"), open_store(switched).read():
        pass
    outcome = bring_up_to_date(switched)
    assert outcome.generation == read_pointer(small.index)
    with open_store(switched).read() as opened:
        assert opened.manifest.embedder == Embedder(str(other)).identity


def test_an_index_of_other_rules_for_words_is_refused_and_rebuilt_without_embedding(
    small: Settings, embedded: list[str]
) -> None:
    first = bring_up_to_date(small)
    manifest = find_current(small.index) / "manifest.json"
    manifest.write_text(manifest.read_text(encoding="utf-8").replace(fingerprint_terms(), "other"), encoding="utf-8")
    seal(manifest.parent)
    with pytest.raises(IndexOutdated, match="another version"), open_store(small).read():
        pass
    embedded.clear()
    again = bring_up_to_date(small)
    assert (again.unchanged, embedded) == (4, [])
    assert again.generation != first.generation
    with open_store(small).read() as opened:
        assert opened.manifest.terms == fingerprint_terms()


def test_an_unknown_embedder_is_refused_with_the_setting_to_mend(small: Settings) -> None:
    with pytest.raises(EmbedderUnavailable, match="KANTANEUVO_EMBEDDER"):
        bring_up_to_date(replace(small, embedder="/no/such/model"))


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_an_index_folder_without_rights_is_refused_with_a_sentence(small: Settings, tmp_path: Path) -> None:
    locked = tmp_path / "locked"
    locked.mkdir(mode=0o500)
    with pytest.raises(IndexUnreadable, match="check its rights"):
        bring_up_to_date(replace(small, index=locked / "index"))


def test_an_index_path_that_is_a_file_is_refused_with_a_sentence(small: Settings, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    with pytest.raises(IndexUnreadable, match="cannot be written"):
        bring_up_to_date(replace(small, index=tmp_path / "file"))
