"""A document to read: contents that lead to each heading, whose words they are, and what was looked for."""

from collections.abc import Callable

import pytest

from tests.conftest import TODAY
from tests.ui.html_reader import read_html
from tests.ui.reader.conftest import Make
from ui.reader.document import show_document
from ui.reader.finding import Wanted
from ui.reader.shelf import Source
from ui.reader.words import SourceWords


def show(shelf: list[Source], source: Source, language: str, typed: str = "") -> str:
    """A source as the page shows it."""
    words = SourceWords(language, TODAY, shelf)
    return show_document(source, source.list_sections(language), Wanted.read(typed, language), words)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_entry_of_the_contents_leads_to_a_heading(shelf: list[Source], language: str) -> None:
    for source in shelf:
        tags = read_html(show(shelf, source, language)).tags
        links = [attributes["href"] for name, attributes in tags if name == "a" and attributes.get("class") == "jump"]
        ids = [f"#{attributes['id']}" for name, attributes in tags if name == "h4"]
        assert links == ids
        assert len(set(ids)) == len(source.list_sections(language))


def test_a_digest_is_called_ours_and_leads_to_the_official_page(shelf: list[Source]) -> None:
    source = next(source for source in shelf if source.id == "asiakastietolaki-703-2023")
    shown = read_html(show(shelf, source, "fi"))
    assert "Tämä on tiivistelmämme" in shown.text
    assert ("a", source.url) in [(name, attributes.get("href")) for name, attributes in shown.tags]


def test_an_original_is_called_so_and_an_address_of_others_is_no_link(make: Make, arrange: Callable) -> None:
    sources, words = arrange([make("a", "1")])
    shown = read_html(show_document(sources[0], sources[0].list_sections("fi"), Wanted(), words))
    assert "alkuperäisen asiakirjan teksti" in shown.text
    assert "s. 3" in shown.text
    assert "evil" not in str(shown.tags)


def test_a_superseded_section_says_until_when_and_by_what(shelf: list[Source]) -> None:
    source = next(source for source in shelf if source.id == "liittymisvelvoite-2022")
    text = read_html(show(shelf, source, "en")).text
    assert "superseded · 10.5.2022–30.6.2024 · superseded by: the Client Data Act 703/2023" in text


def test_contents_narrow_to_what_was_found_and_the_words_are_marked(make: Make, arrange: Callable) -> None:
    sources, words = arrange(
        [make("a", "1", "Sininen levyke."), make("a", "2", "<i>Muuta</i>."), make("a", "3", "Levykkeet.")]
    )
    shown = read_html(show_document(sources[0], sources[0].list_sections("fi"), Wanted.read("levyke", "fi"), words))
    links = [attributes["href"] for name, attributes in shown.tags if name == "a"]
    assert links == ["#section-1", "#section-3"]
    assert shown.marked == ["levyke", "Levykkeet"]
    assert "<i>Muuta</i>" in shown.text
