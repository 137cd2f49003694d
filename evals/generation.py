"""Generation: a program is asked every case of a data set, and what it answers is kept as a run."""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from tqdm import tqdm

from evals.case import Case
from evals.configuration import Configuration
from evals.origin import describe_origin
from evals.program import Program
from evals.programs import build_program
from evals.run import Run, RunInfo
from evals.sampling import pick_sample
from evals.trial import Record
from rag.settings import Settings

REPEATED = 30
"""Cases that are asked again to see whether the answers stay the same, picked by the seed."""


@dataclass(frozen=True)
class Asking:
    """One asking of a case: the first, or a repeat."""

    case: Case
    repeat: int = 0

    @property
    def key(self) -> tuple[str, int]:
        """What tells it from every other."""
        return self.case.id, self.repeat


def generate(configuration: Configuration, cases: Sequence[Case], settings: Settings, repeats: int = 0) -> Run:
    """Ask a configuration all cases, some of them `repeats` times more; goes on with a run that was interrupted."""
    program = build_program(configuration, settings)
    run = _open_run(configuration, cases, settings, program, repeats)
    done = {(record.case, record.repeat) for record in run.read_records()}
    missing = [asking for asking in _list_askings(cases, repeats) if asking.key not in done]
    for _ in run.append(_ask(program, missing, configuration)):
        pass
    run.finish()
    return run


def find_folder(info: RunInfo, runs: Path) -> Path:
    """The folder of a run: by its configuration and a digest of all it comes from, so that the same is one."""
    origin = info.origin
    digests = (origin.code, origin.dataset, origin.corpus)
    return runs / "-".join([info.name, *(digest[:6] for digest in digests)])


def _open_run(
    configuration: Configuration, cases: Sequence[Case], settings: Settings, program: Program, repeats: int
) -> Run:
    """The run that was begun with just these questions, texts and rules, or a new one."""
    origin = describe_origin(cases, settings)
    info = RunInfo(name=configuration.name, configuration=configuration, origin=origin, repeats=repeats)
    folder = find_folder(info, settings.runs)
    run = Run(folder)
    if run.is_there and run.info == info and not run.is_complete:
        return run
    return Run.create(folder, info, cases, program.texts)


def _list_askings(cases: Sequence[Case], repeats: int) -> list[Asking]:
    """Every case once, then those that are repeated."""
    again = pick_sample(cases, REPEATED) if repeats else []
    return [Asking(case) for case in cases] + [
        Asking(case, repeat) for repeat in range(1, repeats + 1) for case in again
    ]


def _ask(program: Program, askings: Iterable[Asking], configuration: Configuration) -> Iterator[Record]:
    """The records of some askings, one after the other, with a bar that tells the time left."""
    for asking in tqdm(list(askings), desc=configuration.name, unit="question", leave=False, file=sys.stderr):
        yield _ask_one(program, asking, configuration.today)


def _ask_one(program: Program, asking: Asking, today: date) -> Record:
    """One record."""
    question = asking.case.make_question(today)
    began = time.perf_counter()
    response = program.respond(question)
    seconds = time.perf_counter() - began
    return Record(
        case=asking.case.id,
        answer=response.answer,
        ranking=response.ranking,
        support=response.support,
        seconds=seconds,
        repeat=asking.repeat,
    )
