"""Hidden text of every kind is left out and told with its place; ordinary documents are not accused."""

from pathlib import Path

import pytest

from ingest.__main__ import main
from ingest.document import Document
from ingest.reading.__main__ import READERS
from ingest.reading.characters import clean_document
from ingest.reading.formats import find_format
from rag.settings import Settings
from tests.command_line import run
from tests.hostile.hidden_files import SECRET, WORD, Pair, list_pairs

PAIRS = list_pairs()


def read(pair: Pair, content: bytes) -> Document:
    """The document as the child reads it, without the child."""
    return clean_document(READERS[find_format(Path(f"a{pair.ending}"), content)](content))


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.name for pair in PAIRS])
def test_hidden_text_is_told_and_is_in_no_section(pair: Pair) -> None:
    document = read(pair, pair.hidden)
    assert document.hidden
    assert all(one.place and one.manner for one in document.hidden)
    assert WORD not in "".join(block.render() for section in document.sections for block in section.blocks)


@pytest.mark.parametrize("pair", PAIRS, ids=[pair.name for pair in PAIRS])
def test_a_clean_twin_is_not_accused(pair: Pair) -> None:
    document = read(pair, pair.clean)
    assert not document.hidden
    assert document.sections


def test_marks_of_typesetting_leave_the_words_whole() -> None:
    pair = next(one for one in PAIRS if one.name == "text zero width")
    assert "Sosiaalihuollon asiakastietojärjestelmä on käytössä." in read(pair, pair.clean).sections[-1].blocks[0].text


def test_add_prints_what_was_hidden_and_check_lists_it(small: Settings, tmp_path: Path) -> None:
    path = tmp_path / "guide.html"
    path.write_bytes(next(one for one in PAIRS if one.name == "html display").hidden)
    added = run(main, small, "add", str(path), "--language", "fi")
    assert added.code == 0
    assert f"section “Ohje”: hidden text (display: none) was left out: “{SECRET}”" in added.out
    assert "hidden: guide, guide.html: section “Ohje”" in run(main, small, "check").out
