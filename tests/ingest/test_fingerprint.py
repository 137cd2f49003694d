"""Fingerprint: a source that is as it was is not read again; any change of it, or of the program, is seen."""

from pathlib import Path

import pytest

import ingest.sync
from ingest import fingerprint
from ingest.fingerprint import fingerprint_sources
from ingest.sources import read_register
from ingest.sync import bring_up_to_date
from rag.settings import Settings
from tests.small_corpus import write_corpus


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    return write_corpus(tmp_path)


def count_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The sources that an ingest reads from now on."""
    read: list[str] = []
    make = ingest.sync.make_passages
    monkeypatch.setattr(ingest.sync, "make_passages", lambda source: read.append(source.id) or make(source))
    return read


def test_ingest_without_a_change_reads_no_document(small: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bring_up_to_date(small)
    read = count_read(monkeypatch)
    second = bring_up_to_date(small)
    assert read == []
    assert (second.generation, second.unchanged, second.sources) == (first.generation, first.created, first.sources)


def test_only_the_changed_document_is_read_and_the_rest_stays(small: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bring_up_to_date(small)
    path = small.corpus / "bulletin.md"
    path.write_text(path.read_text("utf-8").replace("keväällä", "syksyllä"), encoding="utf-8")
    read = count_read(monkeypatch)
    second = bring_up_to_date(small)
    assert read == ["bulletin"]
    assert (second.updated, second.unchanged) == (1, first.created - 1)


def test_changed_entry_of_the_register_is_read_again(small: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    bring_up_to_date(small)
    register = small.corpus / "sources.yaml"
    register.write_text(register.read_text("utf-8").replace("publisher: ", "publisher: Uusi ", 1), encoding="utf-8")
    read = count_read(monkeypatch)
    bring_up_to_date(small)
    assert len(read) == 1


def test_other_program_reads_everything_again(small: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = bring_up_to_date(small)
    monkeypatch.setattr(fingerprint, "_fingerprint_program", lambda: "another")
    read = count_read(monkeypatch)
    bring_up_to_date(small)
    assert sorted(read) == sorted(first.sources)


def test_file_that_cannot_be_read_is_like_no_other(small: Settings) -> None:
    (small.corpus / "bulletin.md").unlink()
    assert fingerprint_sources(read_register(small.corpus))["bulletin"] == ""
