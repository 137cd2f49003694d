"""The corpus: standing is filled and makes sense, three languages say the same, and the words are our own."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from ingest.reading import read_document
from ingest.section import Section
from ingest.sources import Source
from rag.blocks import render_blocks
from rag.language import LANGUAGES
from rag.language.dates import find_dates
from rag.passage import Standing, Validity
from rag.personal_data import find_personal_data
from rag.settings import ROOT

CORPUS = ROOT / "corpus"
REGISTER = yaml.safe_load((CORPUS / "sources.yaml").read_text(encoding="utf-8"))["sources"]
SOURCES = {entry["id"]: Source.model_validate(entry) for entry in REGISTER}
DIGESTS = [(name, language) for name, source in SOURCES.items() for language in source.files]
TRANSLATIONS = [(name, language) for name, language in DIGESTS if language != "fi"]

ACT = re.compile(r"\d+/\d{4}")
SHARED_WORDS = 9
"""So many words in a row, the same as in an original, count as copied."""

for_each_source = pytest.mark.parametrize("name", SOURCES)
for_each_digest = pytest.mark.parametrize(("name", "language"), DIGESTS)
for_each_translation = pytest.mark.parametrize(("name", "language"), TRANSLATIONS)


@cache
def read_sections(name: str, language: str) -> dict[str, Section]:
    """The sections of a digest by id, in order."""
    sections = read_document(CORPUS / SOURCES[name].files[language])
    found = {section.id: section for section in sections}
    assert len(found) == len(sections), f"{name}.{language}: an id stands twice"
    return found


def read_text(section: Section) -> str:
    """A section's own heading and its words."""
    return f"{section.heading[-1]}\n{render_blocks(section.blocks)}"


def list_validities(name: str) -> dict[str, Validity]:
    """The validity of each section of a source, by its id."""
    sections = read_sections(name, "fi").values()
    return {section.id: SOURCES[name].validity_with(section.notes) for section in sections}


def count_days(section: Section) -> Counter[str]:
    """The dates that a section states, each as often as it does."""
    return Counter(stated.iso for stated in find_dates(read_text(section)))


def list_runs(text: str) -> set[tuple[str, ...]]:
    """Every run of words that is long enough to count as copied."""
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[at : at + SHARED_WORDS]) for at in range(len(words) - SHARED_WORDS + 1)}


@cache
def read_runs(folder: Path) -> frozenset[tuple[str, ...]]:
    """The runs of words of all originals in a folder."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
    assert texts, f"{folder} holds no original"
    return frozenset(run for text in texts for run in list_runs(text))


@for_each_source
def test_source_has_title_publisher_and_a_short_name_in_every_language(name: str) -> None:
    source = SOURCES[name]
    assert source.title
    assert source.publisher
    assert set(source.short) == set(LANGUAGES)
    assert all(source.short.values())


@for_each_source
def test_source_has_a_digest_in_every_language_finnish_first(name: str) -> None:
    assert list(SOURCES[name].files) == list(LANGUAGES)
    assert all((CORPUS / path).is_file() for path in SOURCES[name].files.values())


def test_every_digest_is_in_the_register() -> None:
    registered = {CORPUS / path for source in SOURCES.values() for path in source.files.values()}
    assert set((CORPUS / "guidance").rglob("*.md")) == registered


@for_each_source
def test_source_says_how_it_stands_and_from_when(name: str) -> None:
    source = SOURCES[name]
    assert source.published or source.published_not_before
    assert source.in_force_from or source.standing is Standing.HISTORICAL


@for_each_source
def test_undated_source_says_only_before_when_it_was_not_published(name: str) -> None:
    source = SOURCES[name]
    assert (source.published is None) == (source.published_not_before is not None)
    assert source.standing is not Standing.UNDATED


@for_each_source
def test_source_in_force_has_a_review_day_and_no_end(name: str) -> None:
    source = SOURCES[name]
    if source.standing is Standing.IN_FORCE:
        assert source.review_by
        assert source.in_force_until is None
        assert source.superseded_by is None


@for_each_source
def test_every_section_holds_for_a_period_that_runs_forward(name: str) -> None:
    for section, validity in list_validities(name).items():
        if validity.in_force_from and validity.in_force_until:
            assert validity.in_force_from <= validity.in_force_until, section


@for_each_source
def test_every_section_is_visible_only_after_it_was_published(name: str) -> None:
    for section, validity in list_validities(name).items():
        known = validity.published or validity.published_not_before
        assert known is not None, section
        assert validity.visible_from >= known, section


@for_each_source
def test_what_superseded_a_text_is_a_source_or_an_act(name: str) -> None:
    for section, validity in list_validities(name).items():
        by = validity.superseded_by
        assert by is None or by in SOURCES or ACT.fullmatch(by), section


@for_each_source
def test_superseded_text_says_until_when_it_held_and_by_what_it_ended(name: str) -> None:
    for section, validity in list_validities(name).items():
        is_superseded = validity.standing is Standing.SUPERSEDED
        assert is_superseded == (validity.in_force_until is not None), section
        assert is_superseded == (validity.superseded_by is not None), section


@for_each_source
def test_superseding_source_begins_when_the_superseded_text_ends_or_before(name: str) -> None:
    for section, validity in list_validities(name).items():
        successor = SOURCES.get(validity.superseded_by or "")
        if successor and successor.in_force_from and validity.in_force_until:
            assert (successor.in_force_from - validity.in_force_until).days <= 1, section


@for_each_source
def test_every_section_has_an_id_and_names_its_place_in_the_original(name: str) -> None:
    unnamed = [section.heading[-1] for section in read_sections(name, "fi").values() if not section.id]
    placeless = [section.id for section in read_sections(name, "fi").values() if not section.place]
    assert not unnamed
    assert not placeless


@for_each_translation
def test_translation_has_the_sections_of_the_original_in_their_order(name: str, language: str) -> None:
    assert list(read_sections(name, language)) == list(read_sections(name, "fi"))


@for_each_translation
def test_translation_leaves_place_and_validity_to_the_original(name: str, language: str) -> None:
    own = [one.id for one in read_sections(name, language).values() if one.notes or one.place or one.page]
    assert not own


@for_each_translation
def test_no_translation_is_older_than_its_original(name: str, language: str) -> None:
    originals = read_sections(name, "fi")
    stale = [one.id for one in read_sections(name, language).values() if one.follows != originals[one.id].fingerprint]
    assert not stale


@for_each_translation
def test_translation_states_the_days_of_the_original_section(name: str, language: str) -> None:
    originals = read_sections(name, "fi")
    for section in read_sections(name, language).values():
        assert count_days(section) == count_days(originals[section.id]), section.id


@for_each_translation
def test_translation_has_as_many_paragraphs_items_and_rows(name: str, language: str) -> None:
    originals = read_sections(name, "fi")
    for section in read_sections(name, language).values():
        shape = [len(block.items) for block in section.blocks]
        assert shape == [len(block.items) for block in originals[section.id].blocks], section.id


@for_each_digest
def test_digest_shares_no_run_of_nine_words_with_an_original(originals: Path, name: str, language: str) -> None:
    text = "\n".join(read_text(section) for section in read_sections(name, language).values())
    shared = [" ".join(run) for run in list_runs(text) & read_runs(originals)]
    assert not shared


@for_each_digest
def test_digest_holds_no_phone_number_or_e_mail_of_a_person(name: str, language: str) -> None:
    text = "\n".join(read_text(section) for section in read_sections(name, language).values())
    assert not find_personal_data(text)
    assert "@" not in text
    assert not re.search(r"(?:\+358|\b0\d{1,3})[\s-]?\d{3}", text)
