"""Export: the trained model as a small folder that sentence-transformers loads, with whole-number weights."""

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import save_file
from sentence_transformers import SentenceTransformer

LARGEST = 127
"""The largest whole number of a signed byte; each piece's vector is scaled to it by a factor of its own."""


@dataclass(frozen=True)
class Origin:
    """What a model was made from, for its card: the data's name and licence, its size, the plan, the figures."""

    data: str
    pairs: dict[str, int]
    plan: str
    figures: dict[str, float]


def export_model(model: SentenceTransformer, folder: Path, origin: Origin) -> None:
    """Write the model to a folder: tokenizer, weights of one byte a number, and a card that says its origin."""
    model.save(str(folder), create_model_card=False)
    weights = model.get_parameter("0.embedding.weight").detach()
    scale = weights.abs().amax(dim=1).clamp(min=1e-8) / LARGEST
    bytes_ = torch.round(weights / scale[:, None]).to(torch.int8)
    save_file({"embeddings": bytes_, "weights": scale.to(torch.float32)}, folder / "model.safetensors")
    (folder / "README.md").write_text(write_card(origin), encoding="utf-8")


def write_card(origin: Origin) -> str:
    """The model card, in Markdown."""
    pairs = "\n".join(f"| {kind} | {count:,} |" for kind, count in origin.pairs.items())
    figures = "\n".join(f"| {name} | {value:.3f} |" for name, value in origin.figures.items())
    return f"""---
language: [fi, sv, en]
license: cc-by-4.0
library_name: sentence-transformers
pipeline_tag: sentence-similarity
---
# guidance-static

A static Finnish-Swedish embedding model for official guidance, with the English of our own digests: the mean of
one 256-dimensional vector a word piece, normalised; the first 64 or 128 dimensions serve alone. Made for Kantaneuvo,
which adds it to lexical search. It needs no network, no graphics card and no prefix.

- Data: {origin.data}. Acts held out of training: 5 %.
- Plan: {origin.plan}
- Made by: `python -m ingest.embedder train DATA`; a word piece shares the vectors of its letter groups and base forms
  with others while it is trained, and weighs the more the fewer statutes and digests have it.

| pairs | count |
|---|---|
{pairs}

| known item among held-out acts | recall at 10 |
|---|---|
{figures}

Limits: of English it knows only the words of our digests, and otherwise only the language of statutes; word order
and negation are lost in a mean. Give it what a question is about without the words that only ask.
"""
