"""Steadiness: whether the same question, asked again or in other words, gets the same answer, and how fast."""

import math

from evals.trial import Trial
from rag.answer import Answer

_PASSING = frozenset({"timings_ms"})
"""What of an answer may differ from one asking to the next."""


def measure_stability(trial: Trial) -> float | None:
    """1 where every repeat of the question got the same answer to the last letter."""
    if not trial.repeats:
        return None
    first = _show(trial.answer)
    return float(all(_show(repeat) == first for repeat in trial.repeats))


def measure_pair(trial: Trial) -> float | None:
    """1 where the question in other words gets the status, dates and first section of the original one."""
    if trial.original is None:
        return None
    return float(_summarise(trial.answer) == _summarise(trial.original.answer))


def measure_length(trial: Trial) -> float | None:
    """The letters of an answer, spaces among them."""
    return float(len(trial.answer.answer)) if trial.is_answered else None


def measure_latency(trial: Trial) -> float:
    """The milliseconds until the answer was there; without end where it failed."""
    return math.inf if trial.answer.status == "error" else trial.record.seconds * 1000


def _show(answer: Answer) -> str:
    """An answer without what passes."""
    return answer.model_dump_json(exclude=set(_PASSING))


def _summarise(answer: Answer) -> tuple[object, ...]:
    """What must be the same of two answers to one question."""
    dates = {(stated.date, stated.subject, stated.verdict) for stated in answer.dates}
    first = answer.citations[0].passage.rsplit(".", 1)[0] if answer.citations and not dates else ""
    return (answer.status, frozenset(dates), first)
