"""Sampling: a part of a data set that is the same every time, with each kind and language in its proportion."""

import hashlib
from collections.abc import Sequence

from evals.case import Case

SEED = "kantaneuvo"
"""What the order of a sample hangs on beside the ids of the cases."""


def pick_sample(cases: Sequence[Case], count: int) -> list[Case]:
    """As many cases as asked, in the order of the data set; every kind and language gets its share."""
    if count >= len(cases):
        return list(cases)
    by_group = sorted(cases, key=lambda case: (case.kind, case.language, _draw(case)))
    picked = {by_group[int((place + 0.5) * len(cases) / count)].id for place in range(count)}
    return [case for case in cases if case.id in picked]


def _draw(case: Case) -> str:
    """A case's place in an order that the seed shuffles."""
    return hashlib.sha256(f"{SEED}\n{case.id}".encode()).hexdigest()
