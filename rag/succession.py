"""Succession: what was superseded stands after what superseded it, where that covers as much of the question."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from rag.coverage import Found
from rag.passage import Standing
from rag.weights import load_weights


def rank_successors_first(found: Sequence[Found], on: date) -> list[Found]:
    """Found passages, best first, none that was superseded by a day before a successor that covers as much."""
    return sorted((_settle(row, found, on) for row in found), key=lambda row: -row.rank)


def _settle(row: Found, found: Sequence[Found], on: date, before: Iterable[str] = ()) -> Found:
    """A passage with a score below that of its successors; `before` are the documents that it succeeds itself."""
    validity, passed = row.passage.validity, {*before, row.passage.document}
    if validity.find_standing(on) is not Standing.SUPERSEDED or validity.superseded_by in passed:
        return row
    successors = [other for other in found if other.passage.document == validity.superseded_by]
    as_good = [one for one in successors if one.coverage >= row.coverage and one.heading >= row.heading]
    best = max((_settle(one, found, on, passed).score for one in as_good), default=row.score)
    return replace(row, score=min(row.score, best * load_weights()["standing"]["superseded"])) if as_good else row
