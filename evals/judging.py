"""Judging: what is wrong with an answer, by what its case expects; no model takes part."""

import re
from dataclasses import dataclass
from math import sqrt

from evals.case import Case
from rag.answer import Answer

Z = 1.96
"""Standard deviations that hold 95 % of a normal distribution."""


@dataclass(frozen=True)
class Judgement:
    """A case with its answer and everything in which they differ."""

    case: Case
    answer: Answer
    misses: tuple[str, ...]

    @property
    def is_right(self) -> bool:
        """Whether the answer has all that was expected."""
        return not self.misses


def judge(case: Case, answer: Answer) -> Judgement:
    """Compare an answer with what its case expects."""
    misses = []
    if answer.status not in case.expected_status:
        misses.append(f"status {answer.status.value}, expected {' or '.join(case.expected_status)}")
    cited = {citation.document for citation in answer.citations}
    if case.expected_documents and cited.isdisjoint(case.expected_documents):
        misses.append(f"cites {', '.join(sorted(cited)) or 'nothing'}, expected {' or '.join(case.expected_documents)}")
    misses += [f"lacks /{pattern}/" for pattern in case.expected_nuggets if not _says(answer, pattern)]
    misses += [f"says /{pattern}/" for pattern in case.unwanted if _says(answer, pattern)]
    given = {(stated.date, stated.verdict.value) for stated in answer.dates}
    misses += [
        f"lacks {day} ({verdict})" for day, verdict in case.expected_dates.items() if (day, verdict) not in given
    ]
    return Judgement(case, answer, tuple(misses))


def find_interval(right: int, count: int) -> tuple[float, float]:
    """The 95 % interval of a share after Wilson; (0, 1) where nothing was counted."""
    if not count:
        return 0.0, 1.0
    share, spread = right / count, Z * Z / count
    middle = (share + spread / 2) / (1 + spread)
    half = Z / (1 + spread) * sqrt(share * (1 - share) / count + spread / (4 * count))
    return max(0.0, middle - half), min(1.0, middle + half)


def _says(answer: Answer, pattern: str) -> bool:
    """Whether a pattern stands in an answer or its notices, markup aside."""
    text = " ".join([answer.answer, *answer.notices]).replace("*", "")
    return re.search(pattern, text, re.IGNORECASE) is not None
