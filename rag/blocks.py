"""Blocks: the paragraphs and lists of a passage, written to its text and read back from it.

A list stays with the sentence that leads into it, a table row is an item that carries its column names, so that
an item can be quoted alone and still be understood.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

_ITEM = re.compile(r"^(?:- |\d+\. )")


@dataclass(frozen=True)
class Block:
    """A paragraph, or the sentences that lead into a list with the items of the list, as written."""

    text: str
    items: tuple[str, ...] = ()

    def render(self) -> str:
        """The block as lines of a passage's text."""
        lines = [self.text] if self.text else []
        return "\n".join([*lines, *self.items])


def render_blocks(blocks: Sequence[Block]) -> str:
    """The text of a passage made of blocks."""
    return "\n\n".join(block.render() for block in blocks)


def parse_blocks(text: str) -> list[Block]:
    """The blocks of a passage's text."""
    blocks = []
    for part in text.split("\n\n"):
        lines = part.splitlines()
        items = tuple(line for line in lines if _ITEM.match(line))
        blocks.append(Block("\n".join(line for line in lines if not _ITEM.match(line)), items))
    return [block for block in blocks if block.text or block.items]


def strip_marker(item: str) -> str:
    """A list item without its dash or number."""
    return _ITEM.sub("", item)


def write_row(header: Sequence[str], cells: Sequence[str]) -> str:
    """A table row as a list item: its first cell, then each column's name with its cell."""
    named = [f"{name}: {cell}" for name, cell in zip(header[1:], cells[1:], strict=False) if cell]
    return f"- {cells[0]} – " + "; ".join(named) if named else f"- {cells[0]}"
