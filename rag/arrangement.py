"""Arrangement: how the passages of a generation lie: in which sections, in which languages, seen from which day."""

from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rag.language import LANGUAGES
from rag.lexicon import Scores
from rag.passage import Passage, SourceKind, Validity
from rag.weights import load_weights

Best = tuple[int, list[int], float]
"""A section: its passage in the asker's language, the places of all its passages, and its best score."""

LOOKED_AT = 512
"""Passages that are looked at first for the best sections; more where these are of too few."""


class Arrangement:
    """The places of passages by section and document; what they weigh and whether they are seen, on a day."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self.sections: dict[str, list[int]] = {}
        self.documents: dict[str, list[int]] = {}
        for place, passage in enumerate(passages):
            self.sections.setdefault(passage.section_key, []).append(place)
            self.documents.setdefault(passage.document, []).append(place)
        self._passages = passages
        self._seen_from = np.array([passage.validity.visible_from.toordinal() for passage in passages])
        ways: dict[tuple[Validity, SourceKind], int] = {}
        self._ways = np.array([ways.setdefault((row.validity, row.kind), len(ways)) for row in passages])
        self.weigh = lru_cache(maxsize=8)(lambda on: _weigh(list(ways), on)[self._ways])

    def see(self, on: date) -> NDArray[np.bool_]:
        """For every passage, whether it is visible on a day."""
        visible: NDArray[np.bool_] = self._seen_from <= on.toordinal()
        return visible

    def sees_all(self, on: date) -> bool:
        """Whether every passage is visible on a day."""
        return bool(self._seen_from.max(initial=0) <= on.toordinal())

    def choose_sections(self, scores: Scores, language: str, count: int) -> list[Best]:
        """The sections with the best passages, of those that have a score at all, best first."""
        looked_at = LOOKED_AT
        while True:
            ranked = _rank(scores, looked_at)
            keys = list(dict.fromkeys(self._passages[place].section_key for place in ranked))
            if len(keys) >= count or looked_at >= len(scores):
                return sorted((self._describe(key, scores, language) for key in keys[:count]), key=_order)
            looked_at *= 8

    def _describe(self, key: str, scores: Scores, language: str) -> Best:
        """A section with those of its passages that have a score."""
        places = [place for place in self.sections[key] if scores[place] > 0]
        shown = min(places, key=lambda place: (_distance(self._passages[place].language, language), -scores[place]))
        return shown, places, max(float(scores[place]) for place in places)


def _rank(scores: Scores, count: int) -> list[int]:
    """The places of so many best scores above nothing, and of those that equal the last of them, best first."""
    least = np.partition(scores, -count)[-count] if count < len(scores) else 0.0
    places = np.flatnonzero((scores >= least) & (scores > 0))
    best: list[int] = places[np.argsort(-scores[places], kind="stable")].tolist()
    return best


def _order(best: Best) -> tuple[float, int]:
    """Sections by their best score, those that are equal as they lie."""
    return -best[2], best[1][0]


def _distance(shown: str, asked: str) -> int:
    """How far a passage's language is from the asker's: its own, Finnish, or another."""
    return 0 if shown == asked else 1 + LANGUAGES.index(shown)


def _weigh(ways: Sequence[tuple[Validity, SourceKind]], on: date) -> Scores:
    """What each way to stand weighs on a day, with the kind of source."""
    weights = load_weights()
    return np.array(
        [weights["standing"][validity.find_standing(on)] * weights["kind"][kind] for validity, kind in ways],
        dtype=np.float32,
    )
