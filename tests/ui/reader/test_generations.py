"""The history of the index: what each kept generation holds, what it changed, and which one is damaged."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.sync import bring_up_to_date
from rag.settings import Settings
from tests.conftest import TODAY
from tests.ui.html_reader import read_html
from ui.reader.generations import read_generations, show_generations
from ui.reader.words import SourceWords


@pytest.fixture
def changed(settings: Settings, tmp_path: Path) -> Settings:
    """An index with a generation after the shipped one, for which a digest got one more sentence."""
    shutil.copytree(settings.index, tmp_path / "index")
    corpus = tmp_path / "corpus"
    shutil.copytree(settings.corpus, corpus)
    guidance = corpus / "guidance" / "kansa-koulu-pilotit.fi.md"
    guidance.write_text(guidance.read_text(encoding="utf-8") + "\nLisätty lause.\n", encoding="utf-8")
    own = replace(settings, index=tmp_path / "index", corpus=corpus)
    bring_up_to_date(own)
    return own


def test_a_generation_tells_what_it_changed_with_the_translations_that_grew_old(changed: Settings) -> None:
    made = read_generations(changed.index)
    rows = read_html(show_generations(made, SourceWords("en", TODAY, []))).text
    assert [one.answers for one in made] == [True, False]
    assert "0 added, 3 changed, 0 removed" in rows
    assert "not known: no earlier version is kept" in rows


def test_a_damaged_generation_is_called_so(changed: Settings) -> None:
    made = read_generations(changed.index)
    (changed.index / "generations" / made[1].name / "passages.jsonl").write_text("{", encoding="utf-8")
    assert "damaged" in read_html(show_generations(read_generations(changed.index), SourceWords("en", TODAY, []))).text
