"""Dictionaries: the mapped files say what the packed ones say; a damaged or absent one is done without."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rag.language import dictionaries
from rag.language.dictionaries import open_dictionaries, write_dictionaries

WORDS = ["lastensuojelun", "asiakirjat", "viedään", "tallentamisvelvoitteen", "xqzzy", ""]


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """An empty folder for the files, and only the smallest of the dictionaries to write."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(dictionaries, "LANGUAGES", ("en",))
    open_dictionaries.cache_clear()
    yield tmp_path
    open_dictionaries.cache_clear()


def list_files(cache: Path) -> list[Path]:
    """The files that were written."""
    return [path for path in cache.rglob("*") if path.is_file()]


def look_up(words: list[str], language: str) -> list[object]:
    """Every word as the dictionaries have it."""
    found = open_dictionaries()
    return [(found.is_dictionary_member(word, language), found.get_lemma(word, language)) for word in words if word]


def test_mapped_dictionary_says_what_the_packed_one_says(cache: Path) -> None:
    words = ["documents", "was", "better", "children's", "qxzzy", "naïve", "services"]
    packed = look_up(words, "en")
    write_dictionaries()
    open_dictionaries.cache_clear()
    assert look_up(words, "en") == packed
    assert len(list_files(cache)) == 1


def test_dictionary_is_written_once(cache: Path) -> None:
    said: list[str] = []
    write_dictionaries(said.append)
    before = [path.stat().st_mtime_ns for path in list_files(cache)]
    write_dictionaries(said.append)
    assert len(said) == 1
    assert [path.stat().st_mtime_ns for path in list_files(cache)] == before


@pytest.mark.parametrize("content", [b"", b"damaged", b"\x00" * 1_000_000])
def test_damaged_dictionary_is_done_without_and_made_again(cache: Path, content: bytes) -> None:
    write_dictionaries()
    (path,) = list_files(cache)
    whole = path.read_bytes()
    path.write_bytes(content)
    assert look_up(["documents"], "en") == [(True, "document")]
    write_dictionaries()
    assert [path.read_bytes() for path in list_files(cache)] == [whole]


def test_folder_that_cannot_be_written_is_done_without(cache: Path) -> None:
    (cache / "kantaneuvo").write_text("no folder")
    write_dictionaries()
    assert look_up(["documents"], "en") == [(True, "document")]


def test_every_language_has_its_words() -> None:
    assert look_up(WORDS[:1], "fi") == [(True, "lastensuojelu")]
    assert look_up(["handlingarna"], "sv") == [(True, "handling")]
