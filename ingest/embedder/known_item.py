"""Known-item test: a heading of an act never trained on is to find its own section among many."""

from collections.abc import Sequence

import torch
from sentence_transformers import SentenceTransformer

from rag.statute_sections import FOUND_WITHIN, StatuteSection, choose_held_out, list_once


def measure_recall(model: SentenceTransformer, sections: Sequence[StatuteSection], seed: int) -> dict[str, float]:
    """Share of headings and Swedish texts of held-out acts whose section is among the first ten.

    They search among 3,000 sections of such acts, and the Finnish headings among all sections too. Only headings
    that stand once among the 3,000 are asked.
    """
    rows = choose_held_out(sections, seed)
    chosen = set(rows)
    found = model.encode([row.text for row in rows], convert_to_tensor=True)
    others = model.encode([row.text for row in sections if row not in chosen], convert_to_tensor=True)
    headings, places = list_once([row.heading for row in rows])
    headings_sv, places_sv = list_once([row.heading_sv for row in rows])
    asked = model.encode(headings, convert_to_tensor=True)
    return {
        "heading to section, fi": find_share(asked, found, places),
        "Swedish heading to Finnish section": find_share(
            model.encode(headings_sv, convert_to_tensor=True), found, places_sv
        ),
        "Swedish text to Finnish text": find_share(
            model.encode([row.text_sv for row in rows], convert_to_tensor=True), found, list(range(len(rows)))
        ),
        f"heading to section, fi, among all {len(sections):,}": find_share(asked, torch.cat([found, others]), places),
    }


def find_share(asked: torch.Tensor, sections: torch.Tensor, places: Sequence[int]) -> float:
    """Recall at ten of vectors (questions, dimensions) among (sections, dimensions), whose right places are given."""
    best = (asked @ sections.T).topk(min(FOUND_WITHIN, len(sections)), dim=1).indices
    return float((best == torch.tensor(places)[:, None]).any(dim=1).float().mean())
