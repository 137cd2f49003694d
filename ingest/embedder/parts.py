"""Parts: what a word piece is made of, so that pieces that look or mean alike learn from one another."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import torch

from rag.language.base_forms import base_form

SHORTEST, LONGEST = 3, 5
"""Letters in a group."""

WORD_LENGTH = 3
"""Letters a piece must have before its base form is looked up."""

START = "▁"
"""What the tokenizer puts before a piece that begins a word."""

Parts = list[torch.Tensor]
"""For every piece the numbers of its parts."""


def list_parts(piece: str) -> list[str]:
    """The groups of letters of a piece, its beginning marked, and its base forms in Finnish and Swedish."""
    marked = piece.replace(START, "<")
    parts = [
        marked[start : start + length]
        for length in range(SHORTEST, LONGEST + 1)
        for start in range(len(marked) - length + 1)
    ]
    word = piece.lstrip(START)
    if len(word) >= WORD_LENGTH and word.isalpha():
        parts += [f"{language}:{base_form(word, language)}" for language in ("fi", "sv")]
    return parts


def number_parts(pieces: Sequence[str]) -> tuple[Parts, int]:
    """For every piece the numbers of the parts that it shares with another, and how many there are."""
    parts = [list_parts(piece) for piece in pieces]
    counts = Counter(chain.from_iterable(set(row) for row in parts))
    numbers = {part: number for number, part in enumerate(part for part, count in counts.items() if count > 1)}
    rows = [torch.tensor([numbers[part] for part in row if part in numbers], dtype=torch.long) for row in parts]
    return rows, len(numbers)
