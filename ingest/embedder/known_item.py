"""Known-item test: a heading of an act never trained on is to find its own section among many."""

import random
from collections import Counter
from collections.abc import Iterable

import torch
from sentence_transformers import SentenceTransformer

from ingest.embedder.pairs import StatuteSection

SECTIONS = 3000
FOUND_WITHIN = 10


def measure_recall(model: SentenceTransformer, held_out: Iterable[StatuteSection], seed: int) -> dict[str, float]:
    """Share of headings, each standing once among the sections, whose section is among the first ten."""
    rows = [row for row in held_out if row.heading and row.heading_sv]
    random.Random(seed).shuffle(rows)  # noqa: S311 (repeatable, not secret)
    rows = rows[:SECTIONS]
    sections = model.encode([row.text for row in rows], convert_to_tensor=True)
    return {
        "heading to section, fi": find_share(model, sections, [row.heading for row in rows]),
        "Swedish heading to Finnish section": find_share(model, sections, [row.heading_sv for row in rows]),
    }


def find_share(model: SentenceTransformer, sections: torch.Tensor, headings: list[str]) -> float:
    """Recall at ten over the headings that occur once; sections has shape (len(headings), dimensions)."""
    counts = Counter(heading.lower() for heading in headings)
    asked = [place for place, heading in enumerate(headings) if counts[heading.lower()] == 1]
    questions = model.encode([headings[place] for place in asked], convert_to_tensor=True)
    best = (questions @ sections.T).topk(FOUND_WITHIN, dim=1).indices
    return float((best == torch.tensor(asked)[:, None]).any(dim=1).float().mean())
