"""Comparison: every way to search on every task, one after the other, with a bar that tells how far it is."""

import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tqdm import tqdm

from evals.case import Case
from evals.embedders.evidence import indexing, measure_evidence
from evals.embedders.known_items import Task, measure_task
from evals.embedders.searchers import MINILM, OurWords, Searcher, Together, Vectors, WordsAsWritten, list_vectors
from evals.embedders.table import Line
from evals.statistics import Interval
from rag.settings import Settings

TIMED = 60
"""Questions that are timed."""


@dataclass(frozen=True)
class Material:
    """What is compared by: tasks, our own questions, and the settings of the index."""

    tasks: Sequence[Task]
    cases: Sequence[Case]
    settings: Settings


def compare_embedders(material: Material, named: Sequence[str]) -> list[Line]:
    """A line for each way to search: words alone, each embedder alone, and our words with each embedder."""
    models = list_vectors(material.settings, named)
    times = time_questions([vectors for vectors, _ in models], material.cases)
    lines = list(_measure_words(material))
    for vectors, own in tqdm(models, desc="Embedders", unit="embedder", leave=False, file=sys.stderr):
        line = _measure(vectors, material.tasks, times[vectors.name])
        together = _measure(Together(f"our words + {vectors.name}", vectors), material.tasks)
        with tempfile.TemporaryDirectory() as folder, indexing(own, Path(folder)) as indexed:
            line.shares |= _measure_evidence("dense", material.cases, indexed)
            together.shares |= _measure_evidence("chain", material.cases, indexed)
        lines += [line, together]
    return lines


def time_questions(models: Sequence[Vectors], cases: Sequence[Case]) -> dict[str, float]:
    """How long each embedder takes for a question, as a ratio to all-MiniLM in the same run."""
    asked = [case.question for case in cases][:TIMED]
    seconds = {}
    for vectors in models:
        vectors.embedder.embed_query("warm")
        seconds[vectors.name] = statistics.median(_time_each(vectors, asked))
    return {name: spent / seconds[MINILM] for name, spent in seconds.items()}


def _time_each(vectors: Vectors, questions: Sequence[str]) -> Iterator[float]:
    """The seconds of every question."""
    for question in questions:
        began = time.perf_counter()
        vectors.embedder.embed_query(question)
        yield time.perf_counter() - began


def _measure_words(material: Material) -> Iterator[Line]:
    """The lines of the searches by words."""
    for searcher, program in ((WordsAsWritten(), "plain-bm25"), (OurWords(), "lexical")):
        line = _measure(searcher, material.tasks)
        line.shares |= _measure_evidence(program, material.cases, material.settings)
        yield line


def _measure(searcher: Searcher, tasks: Sequence[Task], ratio: float | None = None) -> Line:
    """The figures of one way to search on every task."""
    bar = tqdm(tasks, desc=searcher.name, unit="task", leave=False, file=sys.stderr)
    return Line(searcher.name, {task.name: measure_task(searcher, task) for task in bar}, ratio)


def _measure_evidence(program: str, cases: Sequence[Case], settings: Settings) -> dict[str, Interval]:
    """The evidence of a program by the names of the table's columns."""
    found = measure_evidence(program, cases, settings)
    return {f"evidence in 4, {language}": share for language, share in found.items()}
