"""Catalogue: every figure that an answer is judged by, each a pure function of a trial; no model takes part."""

from collections.abc import Callable
from dataclasses import dataclass

from evals.metrics import citations, dates, endings, nuggets, quotes, ranking, steadiness
from evals.metrics.misses import measure_right
from evals.trial import Trial
from rag.errors import KantaneuvoError


class UnknownMetric(KantaneuvoError):
    """A metric that is not there."""

    code = "metric"


@dataclass(frozen=True)
class Metric:
    """A figure: its name, what it measures of one trial (None where it does not apply), and how it is read.

    A share lies between 0 and 1 and is better the higher; the others are sizes, better the lower. One miss of a
    hard metric fails the gate.
    """

    name: str
    measure: Callable[[Trial], float | None]
    is_share: bool = True
    is_hard: bool = False

    @property
    def formula(self) -> str:
        """What is measured, in one sentence."""
        return " ".join((self.measure.__doc__ or "").split("\n\n")[0].split())


METRICS: dict[str, Metric] = {
    metric.name: metric
    for metric in (
        Metric("right", measure_right),
        Metric("status", endings.measure_status),
        Metric("date_exact", dates.measure_exact),
        Metric("date_law", dates.measure_law, is_hard=True),
        Metric("verdicts", dates.measure_verdicts),
        Metric("quote_exact", quotes.measure_exact, is_hard=True),
        Metric("numbers", quotes.measure_numbers),
        Metric("negations", quotes.measure_negations),
        Metric("citation_recall", citations.measure_recall),
        Metric("citation_precision", citations.measure_precision),
        Metric("documents", citations.measure_documents),
        Metric("sections", citations.measure_sections),
        Metric("evidence_4", ranking.measure_evidence),
        Metric("ndcg_10", ranking.measure_gain),
        Metric("recall_10", ranking.measure_found),
        Metric("mrr_10", ranking.measure_first),
        Metric("first_document", ranking.measure_first_document),
        Metric("vital", nuggets.measure_vital),
        Metric("vital_strict", nuggets.measure_strict),
        Metric("nuggets", nuggets.measure_all),
        Metric("absent", nuggets.measure_absent),
        Metric("abstention_recall", endings.measure_abstention_recall),
        Metric("abstention_precision", endings.measure_abstention_precision),
        Metric("willingness", endings.measure_willingness),
        Metric("language", endings.measure_language),
        Metric("silence", endings.measure_silence, is_hard=True),
        Metric("stability", steadiness.measure_stability),
        Metric("pairs", steadiness.measure_pair),
        Metric("length", steadiness.measure_length, is_share=False),
        Metric("latency_ms", steadiness.measure_latency, is_share=False),
    )
}
"""The metrics by name, in the order of the reports."""


def find_metric(name: str) -> Metric:
    """A metric by its name; raises UnknownMetric that lists those there are."""
    if name not in METRICS:
        raise UnknownMetric(f"“{name}” is no metric; there are: {', '.join(METRICS)}")
    return METRICS[name]


def measure_all(trial: Trial) -> dict[str, float]:
    """Every metric that applies to a trial, by name."""
    measured = ((name, metric.measure(trial)) for name, metric in METRICS.items())
    return {name: value for name, value in measured if value is not None}
