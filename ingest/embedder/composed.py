"""Composed embedding: while it is trained, a piece's vector is its own and those of its parts together."""

import torch
from sentence_transformers.sentence_transformer.modules import StaticEmbedding
from tokenizers import Tokenizer
from torch.nn import EmbeddingBag, Parameter
from torch.nn.functional import embedding_bag

from ingest.embedder.parts import number_parts

OWN_SPREAD = 0.3
"""How far a piece's own vector starts from zero; its parts start at one, so that rare pieces lean on them."""


class ComposedEmbedding(StaticEmbedding):
    """A static embedding whose pieces share the vectors of their letter groups and base forms.

    After training `freeze` adds them up once: what is loaded is an ordinary table of one vector a piece.
    """

    def __init__(self, tokenizer: Tokenizer, dimensions: int) -> None:
        super().__init__(tokenizer, embedding_dim=dimensions)
        pieces = sorted(tokenizer.get_vocab(), key=lambda piece: tokenizer.token_to_id(piece) or 0)
        self._rows, count = number_parts(pieces)
        self.parts = EmbeddingBag(count, dimensions)
        self.embedding.weight = Parameter(self.embedding.weight.detach() * OWN_SPREAD)

    def forward(self, features: dict[str, torch.Tensor], **_: object) -> dict[str, torch.Tensor]:
        """The mean of the vectors of a text's pieces."""
        used, places = torch.unique(features["input_ids"], return_inverse=True)
        features["sentence_embedding"] = embedding_bag(places, self._compose(used), features["offsets"], mode="mean")
        return features

    def freeze(self, weights: torch.Tensor) -> StaticEmbedding:
        """The same embedding as a table of one vector a piece, each as long as its weight makes it, shape (pieces,).

        Weights that are there from the start are undone while the vectors are trained.
        """
        with torch.no_grad():
            vectors = self._compose(torch.arange(self.num_embeddings)) * weights[:, None]
        return StaticEmbedding(self.tokenizer, embedding_weights=vectors)

    def _compose(self, used: torch.Tensor) -> torch.Tensor:
        """The vectors of some pieces, shape (pieces, dimensions)."""
        rows = [self._rows[piece] for piece in used.tolist()]
        lengths = torch.tensor([len(row) for row in rows])
        starts = lengths.cumsum(0) - lengths
        shared = embedding_bag(torch.cat(rows), self.parts.weight, starts, mode="sum")
        own: torch.Tensor = self.embedding.weight[used]
        return own + shared / lengths.clamp(min=1).sqrt()[:, None]
