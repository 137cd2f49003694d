"""Evidence: of our own questions, how often an expected section is among the first four, by language."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from evals.case import Case
from evals.configuration import Configuration, read_configuration
from evals.evaluation import evaluate
from evals.generation import generate
from evals.statistics import Interval, find_share
from rag.errors import IndexUnreadable
from rag.settings import ROOT, Settings

LANGUAGES = ("fi", "sv", "en")
METRIC = "evidence_4"


def measure_evidence(name: str, cases: Sequence[Case], settings: Settings) -> dict[str, Interval]:
    """The share by language of a program, by its configuration's name, with the embedder of the settings."""
    configuration: Configuration = read_configuration(name).model_copy(update={"embedder": settings.embedder})
    asked = [case for case in cases if case.expected_sections]
    rows = evaluate(generate(configuration, asked, settings)).rows
    values: dict[str, list[float]] = {language: [] for language in LANGUAGES}
    for row in rows:
        if METRIC in row.scores:
            values[row.trial.case.language].append(row.scores[METRIC])
    return {language: find_share(found) for language, found in values.items()}


@contextmanager
def indexing(settings: Settings, folder: Path) -> Iterator[Settings]:
    """The settings over an index of its own with their embedder; raises IndexUnreadable where it cannot be built."""
    own = replace(settings, index=folder / "index")
    environment = os.environ | {
        "KANTANEUVO_INDEX": str(own.index),
        "KANTANEUVO_CORPUS": str(own.corpus),
        "KANTANEUVO_EMBEDDER": own.embedder,
        "KANTANEUVO_DIMENSIONS": str(own.dimensions or ""),
    }
    command = [sys.executable, "-m", "ingest", "--without-fetched", "--json"]
    made = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if made.returncode:
        raise IndexUnreadable(f"{own.index}: no index with {own.embedder}: {made.stderr.strip().splitlines()[-1]}")
    yield own
