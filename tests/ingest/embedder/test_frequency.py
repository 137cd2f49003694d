"""Frequency: rare pieces weigh more than those of every text."""

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers

from ingest.embedder.frequency import weigh_pieces

PIECES = ["[UNK]", "▁laki", "▁asiakas", "▁kanta", "▁harvinainen"]
STATUTES = ["laki asiakas laki", "laki"]
GUIDANCE = ["kanta asiakas", "kanta"]


@pytest.fixture
def tokenizer() -> Tokenizer:
    made = Tokenizer(models.WordLevel({piece: place for place, piece in enumerate(PIECES)}, unk_token="[UNK]"))
    made.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    return made


def test_piece_that_no_text_has_weighs_most(tokenizer: Tokenizer) -> None:
    weights = weigh_pieces(tokenizer, [STATUTES, GUIDANCE])
    assert weights.argmax() in (0, PIECES.index("▁harvinainen"))
    assert weights[PIECES.index("▁harvinainen")] > 2 * weights[PIECES.index("▁laki")]


def test_kinds_of_text_count_alike_however_many_they_are(tokenizer: Tokenizer) -> None:
    weights = weigh_pieces(tokenizer, [STATUTES * 50, GUIDANCE])
    assert torch.isclose(weights[PIECES.index("▁laki")], weights[PIECES.index("▁kanta")])


def test_weights_are_finite_without_any_text(tokenizer: Tokenizer) -> None:
    weights = weigh_pieces(tokenizer, [[], []])
    assert torch.isfinite(weights).all()
    assert torch.isclose(weights.mean(), torch.tensor(1.0))
