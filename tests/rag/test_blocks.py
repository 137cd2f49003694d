"""Blocks: paragraphs, lists and table rows are read back from a passage's text as they were written to it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.blocks import Block, parse_blocks, render_blocks, strip_marker, write_row

WORDS = st.text("abcåäö 1.:–", min_size=1, max_size=20).map(str.strip).filter(lambda text: text and text[0].isalpha())
LINES = st.lists(WORDS, min_size=1, max_size=3).map("\n".join)
DASHED = st.lists(WORDS.map("- {}".format), max_size=4).map(tuple)
NUMBERED = st.lists(WORDS, max_size=4).map(lambda rows: tuple(f"{n}. {row}" for n, row in enumerate(rows, start=1)))


@settings(deadline=None)
@given(st.lists(st.builds(Block, LINES, DASHED | NUMBERED), max_size=5))
def test_blocks_are_read_back_as_they_were_written(blocks: list[Block]) -> None:
    assert parse_blocks(render_blocks(blocks)) == blocks


def test_list_keeps_its_lead_in_and_its_marks() -> None:
    text = "Ensin näin.\n\nArkistoon viedään:\n- päätökset\n- suunnitelmat\n\n1. kirjaa\n2. tallenna"
    assert parse_blocks(text) == [
        Block("Ensin näin."),
        Block("Arkistoon viedään:", ("- päätökset", "- suunnitelmat")),
        Block("", ("1. kirjaa", "2. tallenna")),
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "\n\n\n\n"])
def test_empty_text_has_no_blocks(text: str) -> None:
    assert parse_blocks(text) == []


@pytest.mark.parametrize("line", ["1.9.2026 alkaen", "-miinus", "2 kertaa", "– ajatusviiva"])
def test_line_that_only_looks_like_an_item_is_text(line: str) -> None:
    assert parse_blocks(line) == [Block(line)]


@pytest.mark.parametrize(
    ("item", "text"),
    [("- päätökset", "päätökset"), ("12. lausunnot", "lausunnot"), ("1.9.2026", "1.9.2026"), ("- - a", "- a")],
)
def test_item_without_its_mark_is_the_text_to_quote(item: str, text: str) -> None:
    assert strip_marker(item) == text


@pytest.mark.parametrize(
    ("cells", "row"),
    [
        (["Laukaa", "1/2021", "tehty"], "- Laukaa – käyttöönotto: 1/2021; tilanne: tehty"),
        (["Laukaa", "", "tehty"], "- Laukaa – tilanne: tehty"),
        (["Laukaa", "", ""], "- Laukaa"),
        (["Laukaa"], "- Laukaa"),
    ],
)
def test_row_carries_the_names_of_its_columns(cells: list[str], row: str) -> None:
    assert write_row(["kunta", "käyttöönotto", "tilanne"], cells) == row
    assert parse_blocks(row) == [Block("", (row,))]
