"""Command line: `python -m evals` asks the questions, judges the answers and says whether a version may pass.

`generate` asks and `evaluate RUN` judges, apart; `compare A B` says what one run gained and lost against another;
`accept RUN` makes a run the baseline that later ones are held to.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from evals.case import Dataset
from evals.comparison import Comparison
from evals.configuration import list_configurations, read_configuration
from evals.evaluation import Evaluation, evaluate, list_metrics
from evals.gate import Fault, accept, list_faults, read_baseline
from evals.generation import generate
from evals.origin import digest_corpus
from evals.report import write_reports
from evals.report.summary import summarise
from evals.report.table import write_comparison, write_misses, write_table
from evals.run import Run, RunFault
from evals.suite import Selection, choose_cases
from rag.errors import KantaneuvoError
from rag.redaction import guarded_errors
from rag.settings import Settings

CHAIN = "chain"
"""The configuration that is asked where none is named."""

GATED = (CHAIN, "chain_with_scripted_model")
"""The programs that the gate is for; what the second proves is the plumbing around a chat model, not its prose."""

REPEATS = 4
"""How often some questions are asked again."""

SPLITS = ("development", "test", "all")
"""Which of the shipped questions can be asked."""

UNUSABLE = 2
"""Exit code of unusable arguments."""


@guarded_errors()
def main(arguments: list[str] | None = None) -> int:
    """Do what the command line says; 0 at or above the gate, 1 below, 2 for what cannot be used."""
    given = sys.argv[1:] if arguments is None else arguments
    named = given[0] if given and given[0] in COMMANDS else "run"
    options = _parse([named, *given[given[:1] == [named] :]])
    try:
        return COMMANDS[named](options, Settings.from_environment())
    except KantaneuvoError as error:
        print(error, file=sys.stderr)
        return UNUSABLE


def run_suite(options: argparse.Namespace, settings: Settings) -> int:
    """Ask and judge a configuration, and those it is set against; print the table and write the reports."""
    list_metrics(options.metric)
    dataset = _choose(options)
    run = generate(read_configuration(options.config), dataset.cases, settings, options.repeats)
    evaluation = evaluate(run)
    comparisons = [Comparison(evaluation, other) for other in _evaluate_others(options, dataset, settings)]
    return _tell(run, evaluation, comparisons, options)


def generate_run(options: argparse.Namespace, settings: Settings) -> int:
    """Ask a configuration and keep what it answers."""
    run = generate(read_configuration(options.config), _choose(options).cases, settings, options.repeats)
    print(run.folder)
    return 0


def evaluate_run(options: argparse.Namespace, settings: Settings) -> int:
    """Judge what is stored."""
    list_metrics(options.metric)
    run = find_run(options.run, settings)
    return _tell(run, evaluate(run, digest_corpus(settings)), [], options)


def compare_runs(options: argparse.Namespace, settings: Settings) -> int:
    """What one run gained and lost against another."""
    ours, theirs = (evaluate(find_run(name, settings)) for name in (options.run, options.other))
    print(write_comparison(Comparison(ours, theirs)))
    return 0


def accept_run(options: argparse.Namespace, settings: Settings) -> int:
    """Hold later versions to a run."""
    baseline = accept(evaluate(find_run(options.run, settings), digest_corpus(settings)))
    print(f"The baseline now holds {len(baseline.scores['right'])} questions.")
    return 0


def find_run(name: str, settings: Settings) -> Run:
    """A run by its folder, its name among the runs, or the newest one of a configuration; raises RunFault."""
    for folder in (Path(name), settings.runs / name):
        if Run(folder).is_there:
            return Run(folder)
    found = [folder for folder in settings.runs.glob(f"{name}-*") if Run(folder).is_there]
    ours = [folder for folder in found if Run(folder).info.name == name]
    if not ours:
        raise RunFault(f"“{name}” is no run; {settings.runs} holds: {_list_runs(settings.runs) or 'none'}")
    return Run(max(ours, key=lambda folder: (folder / "run.json").stat().st_mtime))


COMMANDS: dict[str, Callable[[argparse.Namespace, Settings], int]] = {
    "run": run_suite,
    "generate": generate_run,
    "evaluate": evaluate_run,
    "compare": compare_runs,
    "accept": accept_run,
}
"""What can be done; the first where none is named."""


def _choose(options: argparse.Namespace) -> Dataset:
    """The questions that are wanted; a line that cannot be used is told, and the rest go on."""
    files = tuple(options.dataset or ())
    dataset = choose_cases(Selection(files, options.split, options.sample))
    for line in dataset.bad_lines:
        print(line, file=sys.stderr)
    return dataset


def _evaluate_others(options: argparse.Namespace, dataset: Dataset, settings: Settings) -> list[Evaluation]:
    """The runs that ours is set against; one that cannot be made is told and left out."""
    found = []
    for name in options.against:
        try:
            found.append(evaluate(generate(read_configuration(name), dataset.cases, settings)))
        except KantaneuvoError as error:
            print(f"{name}: left out: {error}", file=sys.stderr)
    return found


def _tell(run: Run, evaluation: Evaluation, comparisons: Sequence[Comparison], options: argparse.Namespace) -> int:
    """Print the figures, write the reports, and say whether the run passes."""
    faults: list[Fault] = []
    if evaluation.info.configuration.program in GATED:
        faults = list_faults(evaluation, read_baseline())
    reports = write_reports(run.folder, evaluation, faults, comparisons)
    if options.json:
        print(json.dumps(summarise(evaluation, faults, comparisons), ensure_ascii=False, indent=1))
    else:
        print(
            "\n\n".join(filter(None, [write_misses(evaluation), write_table(evaluation, comparisons, options.metric)]))
        )
        print("\n".join(["", *(f"GATE {fault}" for fault in faults), f"Report: {reports[-1]}"]))
    return 1 if faults else 0


def _list_runs(runs: Path) -> str:
    """The names of the runs that are there."""
    return ", ".join(sorted(folder.name for folder in runs.glob("*") if Run(folder).is_there))


def _parse(arguments: list[str]) -> argparse.Namespace:
    """The options of the command line; argparse itself leaves with 2 for unusable ones."""
    asking = argparse.ArgumentParser(add_help=False)
    asking.add_argument("--dataset", type=Path, action="append", metavar="FILE", help="questions of your own")
    asking.add_argument("--split", choices=SPLITS, default=SPLITS[0], help="which of the shipped questions")
    asking.add_argument("--sample", type=int, default=0, metavar="N", help="so many of them, the same every time")
    asking.add_argument("--config", default=CHAIN, metavar="NAME", help=f"one of: {', '.join(list_configurations())}")
    asking.add_argument("--repeats", type=int, default=REPEATS, metavar="N", help="ask some questions N times more")
    telling = argparse.ArgumentParser(add_help=False)
    telling.add_argument("--json", action="store_true", help="print everything as JSON")
    telling.add_argument("--metric", action="append", default=[], metavar="NAME", help="show this one, not all")
    parser = argparse.ArgumentParser(prog="python -m evals", description=__doc__)
    commands = parser.add_subparsers(dest="command", metavar="[run]")
    running = commands.add_parser("run", parents=[asking, telling], help="generate and evaluate (the default)")
    running.add_argument("--against", nargs="*", default=[], metavar="NAME", help="configurations to set it against")
    commands.add_parser("generate", parents=[asking], help="ask, and keep the answers as a run")
    evaluating = commands.add_parser("evaluate", parents=[telling], help="judge a stored run")
    accepting = commands.add_parser("accept", help="make a run the baseline")
    comparing = commands.add_parser("compare", help="two runs, question by question")
    for one in (evaluating, accepting, comparing):
        one.add_argument("run", metavar="RUN", help="a run's folder, its name, or a configuration's name")
    comparing.add_argument("other", metavar="OTHER", help="the run to compare with")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
