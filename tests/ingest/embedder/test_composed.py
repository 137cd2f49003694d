"""Composed embedding: trained with shared parts, loaded as one table."""

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers

from ingest.embedder.composed import ComposedEmbedding

PIECES = ["[UNK]", "▁asiakkaan", "▁asiakkaalle", "▁laki", "▁lain", "▁x"]


@pytest.fixture
def composed() -> ComposedEmbedding:
    tokenizer = Tokenizer(models.WordLevel({piece: place for place, piece in enumerate(PIECES)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(prepend_scheme="always")
    return ComposedEmbedding(tokenizer, 8)


@pytest.mark.parametrize("text", ["asiakkaan laki", "lain", "x x laki asiakkaalle", "tuntematon", "x"])
def test_frozen_table_gives_the_same_vectors(composed: ComposedEmbedding, text: str) -> None:
    frozen = composed.freeze(torch.ones(len(PIECES)))
    ours, theirs = (
        module.forward(module.preprocess(["laki", text]))["sentence_embedding"] for module in (composed, frozen)
    )
    assert torch.allclose(ours, theirs, atol=1e-6)
    assert torch.isfinite(ours).all()


def test_what_one_form_learns_moves_the_other_forms_of_the_word(composed: ComposedEmbedding) -> None:
    before = composed.freeze(torch.ones(len(PIECES))).embedding.weight.detach().clone()
    composed.forward(composed.preprocess(["asiakkaan"]))["sentence_embedding"].sum().backward()
    with torch.no_grad():
        for weight in composed.parameters():
            weight.sub_(0.1 * weight.grad)
    moved = (composed.freeze(torch.ones(len(PIECES))).embedding.weight - before).norm(dim=1)
    assert moved[PIECES.index("▁asiakkaan")] > moved[PIECES.index("▁asiakkaalle")] > 0
    assert moved[PIECES.index("▁x")] == 0


def test_piece_that_weighs_twice_counts_twice(composed: ComposedEmbedding) -> None:
    weights = torch.ones(len(PIECES))
    weights[PIECES.index("▁laki")] = 2.0
    once = composed.forward(composed.preprocess(["x laki laki"]))["sentence_embedding"]
    frozen = composed.freeze(weights)
    twice = frozen.forward(frozen.preprocess(["x laki"]))["sentence_embedding"]
    assert torch.allclose(torch.nn.functional.normalize(once), torch.nn.functional.normalize(twice), atol=1e-5)
