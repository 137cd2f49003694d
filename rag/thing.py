"""Thing: one thing a question is about, as the index knows it, and how much it weighs."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rag.focus import Focus
from rag.lexicon import Lexicon, Scores

ORDINARY = 0.85
"""How much less an ordinary word of everyday language weighs than a rare one."""

SIMILAR_WORD = 0.75
"""Share of a word's groups of letters that must occur for the word to count as found in another form."""

SIMILAR_GROUPS = 6
"""Groups of letters a word must have to be found in another form; shorter ones are too like others."""

RAREST = 3
"""Passages that a thing counts as named in at least, so that an unknown word does not outweigh all others."""


@dataclass(frozen=True)
class Thing:
    """One thing a question is about, as the index knows it.

    `similar` is the share of its letters that each passage has; `may_stand` says of each whether it can name it, which
    the words of those that can must tell; `weight` is the higher the fewer passages speak
    of it; `sureness` is below 1 where no passage names it.
    """

    focus: Focus
    similar: Scores
    may_stand: NDArray[np.bool_]
    weight: float
    sureness: float

    @classmethod
    def look_up(cls, focus: Focus, lexicon: Lexicon) -> "Thing":
        """What the index knows of a thing."""
        named = np.zeros(lexicon.size, dtype=bool)
        for alternative in focus.alternatives:
            named[lexicon.find_all(alternative.bases)] = True
        similar = _find_similar(lexicon, focus) if focus.kind != "number" else np.zeros(lexicon.size, dtype=np.float32)
        sureness = 1.0 if named.any() else float(similar.max(initial=0.0)) ** 2
        rarity = _weigh_rarity(named | (similar >= SIMILAR_WORD))
        may_stand = named.copy()
        for name in focus.beginnings:
            may_stand[lexicon.find_beginning(name)] = True
        return cls(focus, similar, may_stand, rarity * (1.0 - ORDINARY * focus.commonness), sureness)


def _find_similar(lexicon: Lexicon, focus: Focus) -> Scores:
    """For every passage, the share of the letters of a one-word name that it has."""
    best = np.zeros(lexicon.size, dtype=np.float32)
    for alternative in focus.alternatives:
        groups = [term for term in alternative.terms if term not in alternative.bases]
        if len(alternative.bases) == 1 and len(groups) >= SIMILAR_GROUPS:
            np.maximum(best, lexicon.share_contained(groups), out=best)
    return best


def _weigh_rarity(found: NDArray[np.bool_]) -> float:
    """What a thing weighs: more the fewer passages speak of it, up to a limit for what is nowhere."""
    return float(np.log1p(len(found) / max(int(np.count_nonzero(found)), RAREST)))
