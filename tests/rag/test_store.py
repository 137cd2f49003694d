"""Store: a reader sees the next generation once it is published; what cannot be opened is named with what to do."""

import shutil
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rag.errors import IndexDamaged, IndexMismatch, IndexMissing, IndexOutdated, IndexUnreadable
from rag.generations import FORMAT, find_current, point_to
from rag.passage import Standing, Validity
from rag.settings import Settings
from rag.store import Store
from tests.rag.samples import EMBEDDER, make_passage, publish

DAY = date(2024, 7, 1)
LATER = Validity(standing=Standing.IN_FORCE, published=DAY)
FIRST, SECOND = make_passage("Vanha teksti.", name="a"), make_passage("Uusi teksti Laukaasta.", name="b")
ALWAYS = date(2026, 11, 22)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "index")


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store(settings, EMBEDDER)
    yield opened
    opened.close()


def read_texts(store: Store) -> list[str]:
    with store.read() as generation:
        return [passage.text for passage in generation.passages]


def damage(settings: Settings, name: str) -> None:
    """Change one byte in the middle of Chroma's database."""
    path = settings.index / "generations" / name / "chroma" / "chroma.sqlite3"
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content)


def test_open_reader_sees_the_next_generation(settings: Settings, store: Store) -> None:
    publish(settings, [FIRST])
    assert read_texts(store) == ["Vanha teksti."]
    publish(settings, [FIRST, SECOND])
    assert read_texts(store) == ["Vanha teksti.", "Uusi teksti Laukaasta."]


def test_open_reader_follows_the_pointer_back(settings: Settings, store: Store) -> None:
    older = publish(settings, [FIRST])
    publish(settings, [SECOND])
    assert read_texts(store) == ["Uusi teksti Laukaasta."]
    (settings.index / "current").write_text(older)
    assert read_texts(store) == ["Vanha teksti."]


def test_question_under_way_goes_on_with_the_generation_it_began_with(settings: Settings, store: Store) -> None:
    publish(settings, [FIRST])
    with store.read() as before:
        publish(settings, [SECOND, FIRST])
        with store.read() as after:
            assert len(after.search_nearest([1.0, 0.0], 2, ALWAYS)) == 2
        assert before.search_nearest([1.0], 1, ALWAYS) == [(0, pytest.approx(1.0))]
        assert before.passages == [FIRST]


def test_unchanged_index_is_opened_once(settings: Settings, store: Store) -> None:
    publish(settings, [FIRST])
    with store.read() as one:
        pass
    with store.read() as other:
        assert other is one


def test_closed_store_opens_again(settings: Settings, store: Store) -> None:
    publish(settings, [FIRST])
    read_texts(store)
    store.close()
    assert read_texts(store) == ["Vanha teksti."]


def test_index_that_was_not_built_is_a_clear_fault(store: Store) -> None:
    with pytest.raises(IndexMissing, match="run: python -m ingest"):
        read_texts(store)


def test_index_built_while_the_reader_waits_is_opened(settings: Settings, store: Store) -> None:
    with pytest.raises(IndexMissing):
        read_texts(store)
    publish(settings, [FIRST])
    assert read_texts(store) == ["Vanha teksti."]


def test_index_of_another_embedder_is_a_clear_fault_that_names_both(settings: Settings, store: Store) -> None:
    publish(settings, [FIRST])
    read_texts(store)
    publish(settings, [FIRST], embedder="another@123")
    with pytest.raises(IndexMismatch, match=f"“another@123”, the settings say “{EMBEDDER}”; build it anew"):
        read_texts(store)


@pytest.mark.parametrize("made", [{"format": FORMAT + 1}, {"format": FORMAT - 1}, {"terms": "other"}])
def test_index_of_another_version_of_the_program_is_a_clear_fault(
    settings: Settings, store: Store, made: dict[str, Any]
) -> None:
    publish(settings, [FIRST], **made)
    with pytest.raises(IndexOutdated, match="another version of the program; build it anew: python -m ingest"):
        read_texts(store)


@pytest.mark.parametrize("gone", ["chroma", "lexicon", "manifest.json", "passages.jsonl"])
def test_missing_part_of_an_index_is_a_clear_fault(settings: Settings, store: Store, gone: str) -> None:
    publish(settings, [FIRST, SECOND])
    path = find_current(settings.index) / gone
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    with pytest.raises(IndexUnreadable, match="python -m ingest"):
        read_texts(store)


@pytest.mark.parametrize("kept", [0, 1])
def test_passages_that_are_fewer_than_the_vectors_are_a_clear_fault(
    settings: Settings, store: Store, kept: int
) -> None:
    publish(settings, [FIRST, SECOND])
    path = find_current(settings.index) / "passages.jsonl"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[:kept]), encoding="utf-8")
    with pytest.raises(IndexUnreadable, match="python -m ingest"):
        read_texts(store)


@pytest.mark.parametrize("pointer", [None, "", "000099-gone", "0000", b"\xff\xfe"])
def test_without_its_pointer_the_newest_sound_generation_stands_in(
    settings: Settings, store: Store, pointer: str | bytes | None
) -> None:
    publish(settings, [FIRST])
    publish(settings, [SECOND])
    path = settings.index / "current"
    path.unlink() if pointer is None else path.write_bytes(pointer if isinstance(pointer, bytes) else pointer.encode())
    with store.read() as generation:
        assert (generation.passages, generation.stands_in) == ([SECOND], True)


def test_generation_before_a_damaged_one_stands_in_until_the_next_is_published(
    settings: Settings, store: Store
) -> None:
    older = publish(settings, [FIRST])
    damage(settings, publish(settings, [SECOND]))
    with store.read() as generation:
        assert (generation.manifest.id, generation.stands_in) == (older, True)
    publish(settings, [SECOND])
    with store.read() as generation:
        assert (generation.passages, generation.stands_in) == ([SECOND], False)


def test_what_stands_in_is_opened_once_and_the_damaged_one_not_tried_again(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(settings, [FIRST])
    damage(settings, publish(settings, [SECOND]))
    with store.read() as one:
        pass
    monkeypatch.setattr("rag.store.open_generation", None)
    with store.read() as other:
        assert other is one


def test_generation_that_was_open_before_its_files_were_damaged_answers_on(settings: Settings, store: Store) -> None:
    publish(settings, [FIRST, SECOND])
    with store.read() as generation:
        shutil.rmtree(find_current(settings.index))
        assert len(generation.search_nearest([1.0, 0.0], 2, ALWAYS)) == 2
        assert generation.speaks_of("Laukaa")


@pytest.mark.parametrize("unreadable", ["rag.store.name_current", "rag.store.open_generation"])
def test_where_the_next_generation_cannot_be_opened_now_the_open_one_stands_in_until_it_can(
    settings: Settings, store: Store, monkeypatch: pytest.MonkeyPatch, unreadable: str
) -> None:
    def refuse(*_: object) -> None:
        raise IndexUnreadable("no more file handles")

    publish(settings, [FIRST])
    read_texts(store)
    publish(settings, [SECOND])
    with monkeypatch.context() as patch:
        patch.setattr(unreadable, refuse)
        with store.read() as generation:
            assert (generation.passages, generation.stands_in) == ([FIRST], True)
    with store.read() as generation:
        assert (generation.passages, generation.stands_in) == ([SECOND], False)


def test_generation_that_was_rolled_back_from_does_not_stand_in(settings: Settings, store: Store) -> None:
    older = publish(settings, [FIRST])
    publish(settings, [SECOND])
    point_to(settings.index, older)
    damage(settings, older)
    with pytest.raises(IndexDamaged, match="python -m ingest"):
        read_texts(store)


def test_generation_of_another_embedder_does_not_stand_in(settings: Settings, store: Store) -> None:
    publish(settings, [FIRST], embedder="other")
    damage(settings, publish(settings, [SECOND]))
    with pytest.raises(IndexDamaged):
        read_texts(store)


def test_reading_changes_no_file_of_the_index(settings: Settings, store: Store) -> None:
    publish(settings, [FIRST, SECOND])
    files = {path: path.read_bytes() for path in settings.index.rglob("*") if path.is_file()}
    with store.read() as generation:
        generation.search_nearest([1.0, 0.0], 2, ALWAYS)
    store.close()
    assert {path: path.read_bytes() for path in settings.index.rglob("*") if path.is_file()} == files


@pytest.mark.parametrize(("shift", "places"), [(-1, {0}), (0, {0, 1}), (1, {0, 1})])
def test_nearest_passages_are_those_visible_on_the_day(
    settings: Settings, store: Store, shift: int, places: set[int]
) -> None:
    publish(settings, [FIRST, make_passage("Uusi.", name="b", validity=LATER)])
    with store.read() as generation:
        found = generation.search_nearest([0.6, 0.8], 2, DAY + timedelta(days=shift))
    assert {place for place, _ in found} == places


def test_nearest_passages_come_best_first_with_their_cosine(settings: Settings, store: Store) -> None:
    publish(settings, [FIRST, SECOND, make_passage("Kolmas.", name="c")])
    with store.read() as generation:
        found = generation.search_nearest([0.0, 0.6, 0.8], 99, ALWAYS)
    assert [place for place, _ in found] == [2, 1, 0]
    assert np.allclose([cosine for _, cosine in found], [0.8, 0.6, 0.0], atol=1e-3)


def test_section_is_found_in_the_asker_s_language_or_as_it_was_written(settings: Settings, store: Store) -> None:
    translated = make_passage("Old text.", language="en", name="a")
    publish(settings, [FIRST, translated, SECOND])
    with store.read() as generation:
        assert generation.find_section("bulletin#a", "en") == translated
        assert generation.find_section("bulletin#b", "en") == SECOND
        assert generation.find_section("bulletin#none", "en") is None
        assert generation.list_in("en") == [translated, SECOND]
        assert generation.list_in("fi") == [FIRST, SECOND]


def test_index_knows_the_places_that_it_speaks_of(settings: Settings, store: Store) -> None:
    publish(settings, [FIRST, SECOND])
    with store.read() as generation:
        assert generation.speaks_of("Laukaa")
        assert not generation.speaks_of("Inari")
