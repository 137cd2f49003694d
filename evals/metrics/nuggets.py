"""Nuggets: which of the facts that an answer must, may and must not have stand in it.

After AutoNuggetizer (Pradeep et al. 2024), with patterns written by hand in the place of a language model.
"""

import re
from collections.abc import Sequence

from evals.trial import Trial


def measure_vital(trial: Trial) -> float | None:
    """The share of the vital facts that the answer has."""
    return _measure_share(trial.case.expected_vital, trial)


def measure_all(trial: Trial) -> float | None:
    """The share of the vital and the other good facts that the answer has."""
    return _measure_share((*trial.case.expected_vital, *trial.case.expected_okay), trial)


def measure_strict(trial: Trial) -> float | None:
    """1 where the answer has every vital fact."""
    share = measure_vital(trial)
    return None if share is None else float(share == 1.0)


def measure_absent(trial: Trial) -> float | None:
    """1 where the answer says nothing that must not be said."""
    patterns = trial.case.expected_absent
    return float(not any(says(trial, pattern) for pattern in patterns)) if patterns else None


def says(trial: Trial, pattern: str) -> bool:
    """Whether a pattern stands in an answer or its notices, case and markup aside."""
    return re.search(pattern, trial.words, re.IGNORECASE) is not None


def _measure_share(patterns: Sequence[str], trial: Trial) -> float | None:
    """The share of some patterns that stand in an answer."""
    if not (patterns and trial.owes_content):
        return None
    return sum(says(trial, pattern) for pattern in patterns) / len(patterns)
