"""The shelf: every source of the index stands on it, whole, in the order of the document, in each of its languages."""

from collections.abc import Callable

import pytest

from ingest.sources import read_register
from rag.generations import find_current, read_passages
from rag.settings import Settings
from tests.ui.reader.conftest import Make
from ui.reader.shelf import Source


def test_every_source_of_the_register_can_be_read(shelf: list[Source], settings: Settings) -> None:
    assert {source.id for source in shelf} == {source.id for source in read_register(settings.corpus)}


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_no_passage_is_lost_in_any_language(shelf: list[Source], settings: Settings, language: str) -> None:
    held = [row.id for source in shelf for section in source.list_sections(language) for row in section.passages]
    passages = [row.id for row in read_passages(find_current(settings.index)) if row.language == language]
    assert sorted(held) == sorted(passages)


def test_a_section_that_was_cut_is_whole_again(make: Make, arrange: Callable) -> None:
    sources, _ = arrange([make("a", "1", "Alku."), make("a", "1/2", "Loppu."), make("a", "2")])
    sections = sources[0].list_sections("fi")
    assert [(section.id, section.text) for section in sections] == [("1", "Alku.\n\nLoppu."), ("2", "Sanat.")]


def test_what_is_in_force_stands_first(shelf: list[Source]) -> None:
    standings = [source.holding.standing == "in_force" for source in shelf]
    assert standings == sorted(standings, reverse=True)


def test_a_language_that_a_source_lacks_gives_its_own(make: Make, arrange: Callable) -> None:
    sources, _ = arrange([make("a", "1")])
    assert sources[0].choose_language("sv") == "fi"
