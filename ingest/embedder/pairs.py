"""Training pairs: two texts that mean the same or answer one another, made from statute sections."""

import random
import re
from collections.abc import Iterable

from rag.statute_sections import StatuteSection

SENTENCE_END = re.compile(r"(?<=[a-zåäö][.;])\s+(?=[A-ZÅÄÖ0-9])")


def make_pairs(sections: Iterable[StatuteSection], seed: int) -> dict[str, list[tuple[str, str]]]:
    """Pairs by kind: headings and sections, Swedish and Finnish, two sentences of one section."""
    chance = random.Random(seed)  # noqa: S311 (repeatable, not secret)
    pairs: dict[str, list[tuple[str, str]]] = {
        "heading_text": [],
        "heading_sv_text": [],
        "text_sv_text": [],
        "heading_sv_heading": [],
        "sentences": [],
    }
    for section in sections:
        if section.heading:
            pairs["heading_text"].append((section.heading, section.text))
        if section.heading_sv:
            pairs["heading_sv_text"].append((section.heading_sv, section.text))
        if section.heading and section.heading_sv:
            pairs["heading_sv_heading"].append((section.heading_sv, section.heading))
        if section.text_sv:
            pairs["text_sv_text"].append((section.text_sv, section.text))
        sentences = [part for part in SENTENCE_END.split(section.text) if len(part) > 30]
        if len(sentences) > 1:
            first, second = chance.sample(sentences, 2)
            pairs["sentences"].append((first, second))
    return pairs
