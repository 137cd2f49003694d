"""Splitting: pieces of bounded size that can still be understood alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.splitting import LONGEST, split_blocks
from rag.blocks import Block

WORDS = st.text(alphabet="abcdeäö ", min_size=1, max_size=60).map(lambda text: text.strip() or "a")


def test_a_short_section_is_one_piece() -> None:
    blocks = [Block("One."), Block("Two:", ("- a", "- b"))]
    assert split_blocks(blocks) == [blocks]


def test_a_long_list_is_cut_between_items_and_keeps_its_lead_in() -> None:
    items = tuple(f"- item {number} with some words" for number in range(20))
    pieces = split_blocks([Block("These are stored:", items)], length=200)
    assert len(pieces) > 1
    assert all(block.text == "These are stored:" for piece in pieces for block in piece)
    assert tuple(item for piece in pieces for block in piece for item in block.items) == items


def test_a_long_paragraph_is_cut_between_sentences() -> None:
    sentences = [f"Sentence number {number} stands here." for number in range(12)]
    pieces = split_blocks([Block(" ".join(sentences))], length=120)
    texts = [block.text for piece in pieces for block in piece]
    assert len(texts) > 1
    assert " ".join(texts) == " ".join(sentences)
    assert all(text.endswith(".") for text in texts)


@given(st.lists(st.builds(Block, WORDS, st.lists(WORDS.map("- {}".format), max_size=8).map(tuple)), max_size=8))
def test_no_item_is_lost_or_doubled(blocks: list[Block]) -> None:
    pieces = split_blocks(blocks, length=150)
    before = [item for block in blocks for item in block.items]
    assert [item for piece in pieces for block in piece for item in block.items] == before
    assert all(pieces)


@pytest.mark.parametrize("length", [9, 80, 1200])
@pytest.mark.parametrize("text", ["sana " * 999 + "sana", "a" * 4000, "Yksi virke. " + "sana " * 999 + "loppu."])
def test_a_text_without_full_stops_is_cut_between_its_words(text: str, length: int) -> None:
    texts = [block.text for piece in split_blocks([Block(text)], length) for block in piece]
    assert max(map(len, texts)) <= LONGEST * length
    assert "".join(texts).replace(" ", "") == text.replace(" ", "")
    assert all(word in text.split() for part in texts for word in part.split()) or " " not in text


@pytest.mark.parametrize("marker", ["- ", "12. "])
def test_a_list_item_without_an_end_becomes_several_items(marker: str) -> None:
    pieces = split_blocks([Block("These:", (f"{marker}{'sana ' * 999}sana", "- short"))], length=100)
    items = [item for piece in pieces for block in piece for item in block.items]
    assert {block.text for piece in pieces for block in piece} == {"These:"}
    assert max(map(len, items)) <= 100
    assert all(item.startswith(marker) for item in items[:-1])
    assert sum(item.count("sana") for item in items) == 1000
    assert items[-1] == "- short"


def test_a_long_sentence_stays_whole() -> None:
    sentence = "Sana " * 40 + "loppu."
    assert split_blocks([Block(f"Alku. {sentence}")], length=150) == [[Block("Alku.")], [Block(sentence)]]
