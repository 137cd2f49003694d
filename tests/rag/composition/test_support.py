"""Support: a sentence that adds, turns or leaves out what matters is not carried, one that only says it again is."""

import pytest

from rag.composition.support import find_support, is_plain
from rag.generations import find_current, read_passages
from rag.passage import Passage
from rag.settings import Settings

UNIT = "The professional who wrote the document decides whether a child's document is hidden from the guardians."


@pytest.fixture(scope="module")
def passage(settings: Settings) -> Passage:
    return next(row for row in read_passages(find_current(settings.index)) if UNIT in row.text)


@pytest.mark.parametrize(
    "text",
    [UNIT, "The professional who wrote a document decides whether the child's document is hidden from guardians."],
)
def test_a_sentence_that_says_the_same_is_carried_by_the_unit(passage: Passage, text: str) -> None:
    assert is_plain(text, "en")
    assert find_support(text, passage) == UNIT


@pytest.mark.parametrize(
    "text",
    [
        UNIT.replace("is hidden", "is not hidden"),
        UNIT.replace("decides", "must decide"),
        UNIT.replace("decides", "may decide"),
        UNIT.replace("The professional", "Only the professional"),
        UNIT.replace("the guardians", "the police"),
        UNIT.replace("the guardians", "the guardians in Tampere"),
        UNIT.replace(".", " from 1.3.2025."),
        UNIT.replace(".", " under section 9."),
        UNIT.replace(".", " (784/2021)."),
        UNIT.replace(".", " if they ask."),
        "The guardians decide whether the document is hidden from the professional who wrote it.",
        "The professional decides.",
    ],
)
def test_a_sentence_that_alters_a_unit_is_not_carried(passage: Passage, text: str) -> None:
    assert find_support(text, passage) is None


@pytest.mark.parametrize(
    "text",
    ["See [here](x) for more.", "![a](b) is an image.", "<b>Bold</b> is the word.", "P1 says what is asked.",
     "Look at https://kanta.fi for more.", "word " * 200 + ".", "", "No end to this sentence",
     "Asiakirjat on tallennettava Kantaan viipymättä.", "Hidden\u200b letters are in this."],
)  # fmt: skip
def test_markup_links_tokens_and_other_languages_are_no_plain_sentence(text: str) -> None:
    assert not is_plain(text, "en")
