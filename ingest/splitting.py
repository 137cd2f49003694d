"""Splitting: a section's blocks into pieces of bounded size that keep lists with their lead-in."""

from collections.abc import Iterable, Iterator

from rag.blocks import Block
from rag.language.sentences import split_sentences

PIECE_LENGTH = 1200
"""Characters a piece has at most, unless one item or sentence alone is longer."""


def split_blocks(blocks: Iterable[Block], length: int = PIECE_LENGTH) -> list[list[Block]]:
    """The blocks in pieces no longer than `length`; a list that is cut takes its lead-in along."""
    pieces: list[list[Block]] = []
    size = 0
    for block in (part for whole in blocks for part in _split_block(whole, length)):
        if not pieces or size + len(block.render()) > length:
            pieces.append([])
            size = 0
        pieces[-1].append(block)
        size += len(block.render())
    return pieces


def _split_block(block: Block, length: int) -> Iterator[Block]:
    """One block in parts that fit: a paragraph by sentences, a list by items."""
    if len(block.render()) <= length:
        yield block
    elif not block.items:
        for text in _pack(split_sentences(block.text), length):
            yield Block(" ".join(text))
    else:
        lead_in = (split_sentences(block.text) or [""])[-1]
        if len(block.text) > len(lead_in):
            yield from _split_block(Block(block.text[: -len(lead_in)].strip()), length)
        for items in _pack(list(block.items), max(length - len(lead_in), 1)):
            yield Block(lead_in, tuple(items))


def _pack(parts: list[str], length: int) -> list[list[str]]:
    """Parts in order, in groups whose sizes stay within a length; a part that is longer stands alone."""
    groups: list[list[str]] = [[]]
    size = 0
    for part in parts:
        if groups[-1] and size + len(part) > length:
            groups.append([])
            size = 0
        groups[-1].append(part)
        size += len(part) + 1
    return groups
