"""Ranking: how high the sections with the evidence stand among those that were found.

Computed by ir-measures (Macdonald et al.); a section of the expected ones is relevant, every other is not.
"""

from functools import lru_cache
from typing import Any

from evals.trial import Trial

MEASURES = ("Success@4", "nDCG@10", "R@10", "RR@10")
"""Evidence among the first four, gain by place, share found of all evidence, and 1 / place of the first."""


def measure_evidence(trial: Trial) -> float | None:
    """1 where one of the expected sections is among the first four found."""
    return _measure("Success@4", trial)


def measure_gain(trial: Trial) -> float | None:
    """The discounted gain of the first ten sections, of the best that could be."""
    return _measure("nDCG@10", trial)


def measure_found(trial: Trial) -> float | None:
    """The share of the expected sections that is among the first ten."""
    return _measure("R@10", trial)


def measure_first(trial: Trial) -> float | None:
    """1 / the place of the first expected section among ten; 0 where none is there."""
    return _measure("RR@10", trial)


def measure_first_document(trial: Trial) -> float | None:
    """1 where the section found first is of one of the expected documents."""
    expected = trial.case.expected_documents
    if not expected:
        return None
    return float(bool(trial.record.ranking) and trial.record.ranking[0].split("#")[0] in expected)


def _measure(measure: str, trial: Trial) -> float | None:
    """One measure of one ranking; None where no section was expected."""
    if not trial.case.expected_sections:
        return None
    relevant = dict.fromkeys(trial.case.expected_sections, 1)
    scores = {section: -float(place) for place, section in enumerate(trial.record.ranking)}
    if not scores:
        return 0.0
    (found,) = _parse(measure).iter_calc({"q": relevant}, {"q": scores})
    return float(found.value)


@lru_cache
def _parse(measure: str) -> Any:  # noqa: ANN401 (ir-measures has no types)
    """A measure by its standard name."""
    from ir_measures import parse_measure

    return parse_measure(measure)
