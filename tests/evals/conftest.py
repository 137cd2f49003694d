"""What tests of the evals share: one real run of the chain over a sample of the suite."""

from dataclasses import replace

import pytest

from evals.configuration import read_configuration
from evals.evaluation import Evaluation, evaluate
from evals.generation import generate
from evals.run import Run
from evals.suite import Selection, choose_cases
from rag.settings import Settings

SAMPLE = 150
"""Questions of the fast subset."""


@pytest.fixture(scope="session")
def runs(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """The shared settings with a folder of runs of their own."""
    return replace(settings, runs=tmp_path_factory.mktemp("runs"))


@pytest.fixture(scope="session")
def run(runs: Settings) -> Run:
    """The chain asked a sample of the development questions, some of them again."""
    cases = choose_cases(Selection(sample=SAMPLE)).cases
    return generate(read_configuration("chain"), cases, runs, repeats=1)


@pytest.fixture(scope="session")
def evaluation(run: Run) -> Evaluation:
    """The judged run."""
    return evaluate(run)
