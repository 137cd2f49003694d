"""Frequency: how much a word piece tells of what a text is about; a piece that stands in every text tells nothing."""

from collections import Counter
from collections.abc import Sequence
from itertools import chain

import torch
from tokenizers import Tokenizer

COUNTED = 12_000
"""Texts of a kind that are counted at most."""

RAREST = 1 / 2000
"""Share of the texts under which a piece grows no heavier."""


def weigh_pieces(tokenizer: Tokenizer, kinds: Sequence[Sequence[str]]) -> torch.Tensor:
    """A weight for every piece, shape (pieces,), of mean one: the rarer the piece, the heavier.

    Each kind of text counts as much as another, so that words common in guidance are light even where statutes
    seldom use them.
    """
    share = torch.zeros(tokenizer.get_vocab_size())
    for texts in kinds:
        share += _count_share(tokenizer, texts) / len(kinds)
    weights = torch.log1p(1 / (share + RAREST))
    return weights / weights.mean()


def _count_share(tokenizer: Tokenizer, texts: Sequence[str]) -> torch.Tensor:
    """For every piece the share of the texts that have it; of many texts, of some spread evenly among them."""
    step = -(-len(texts) // COUNTED) or 1
    encoded = tokenizer.encode_batch(list(texts[::step]), add_special_tokens=False)
    counts = Counter(chain.from_iterable(set(text.ids) for text in encoded))
    found = torch.zeros(tokenizer.get_vocab_size())
    found[list(counts)] = torch.tensor(list(counts.values()), dtype=torch.float)
    return found / max(len(encoded), 1)
