"""Misses: everything in which an answer differs from what its case expects, in words."""

from collections.abc import Iterator

from evals.metrics.nuggets import says
from evals.trial import Trial


def measure_right(trial: Trial) -> float:
    """1 where the answer has all that its case expects: status, document, dates, vital facts, nothing forbidden."""
    return float(not list_misses(trial))


def list_misses(trial: Trial) -> list[str]:
    """What is missing or wrong, one sentence each; none where the answer is right."""
    return [*_miss_ending(trial), *_miss_content(trial)]


def _miss_ending(trial: Trial) -> Iterator[str]:
    """A wrong status, and that something secret was kept."""
    expected = trial.case.expected_status
    if trial.answer.status not in expected:
        yield f"status {trial.answer.status.value}, expected {' or '.join(expected)}"
    kept = trial.answer.model_dump_json().casefold()
    if any(secret.casefold() in kept for secret in trial.case.secrets):
        yield "keeps personal data of the question"


def _miss_content(trial: Trial) -> Iterator[str]:
    """Missing documents, facts and dates, and what must not be said."""
    case = trial.case
    cited = {citation.document for citation in trial.answer.citations}
    if trial.is_answered and case.expected_documents and cited.isdisjoint(case.expected_documents):
        yield f"cites {', '.join(sorted(cited)) or 'nothing'}, expected {' or '.join(case.expected_documents)}"
    if trial.is_answered:
        yield from (f"lacks /{pattern}/" for pattern in case.expected_vital if not says(trial, pattern))
        given = {(stated.date, stated.verdict) for stated in trial.answer.dates}
        wanted = case.expected_dates.items()
        yield from (f"lacks {day} ({verdict})" for day, verdict in wanted if (day, verdict) not in given)
    yield from (f"says /{pattern}/" for pattern in case.expected_absent if says(trial, pattern))
