"""Splitting: a section's blocks into pieces of bounded size that keep lists with their lead-in."""

from collections.abc import Iterable, Iterator

from rag.blocks import Block, strip_marker
from rag.language.sentences import split_sentences

PIECE_LENGTH = 1200
"""Characters a piece has at most, unless one item or sentence alone is longer."""

LONGEST = 2
"""Lengths of a piece that a sentence or item may fill alone; a longer one is cut between its words."""


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
        for text in _pack(_bound(split_sentences(block.text), length), length):
            yield Block(" ".join(text))
    else:
        *before, lead_in = _bound(split_sentences(block.text), length) or [""]
        if before:
            yield from _split_block(Block(" ".join(before)), length)
        for items in _pack(_bound(block.items, length), max(length - len(lead_in), 1)):
            yield Block(lead_in, tuple(items))


def _bound(parts: Iterable[str], length: int) -> list[str]:
    """Sentences or items in order; what is far longer than a piece, as in a text without full stops, in parts."""
    return [cut for part in parts for cut in (_cut(part, length) if len(part) > LONGEST * length else [part])]


def _cut(text: str, length: int) -> Iterator[str]:
    """A text in parts of at most a length, cut between words where it has any; parts of an item are items."""
    marker = text.removesuffix(strip_marker(text))
    start, room = len(marker), length - len(marker)
    while start < len(text):
        space = text.rfind(" ", start, start + room + 1) if len(text) - start > room else len(text)
        end = space if space > start else start + room
        yield marker + text[start:end]
        start = end + (text[end : end + 1] == " ")


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
