"""Command line: `python -m ingest.embedder train DATA` makes the default embedder from statute sections."""

import argparse
import hashlib
import shutil
import sys
from importlib.util import find_spec
from pathlib import Path

from ingest.embedder.export import Origin, export_model
from ingest.embedder.guidance import make_guidance_pairs
from ingest.embedder.known_item import measure_recall
from ingest.embedder.pairs import make_pairs
from ingest.embedder.statutes import write_sections
from ingest.embedder.train import Plan, train_model
from rag.statute_sections import is_held_out, read_sections

DEFAULT_FOLDER = Path(__file__).parents[2] / "rag" / "models" / "guidance-static"
DEFAULT_CORPUS = Path(__file__).parents[2] / "corpus"
DATA_NAME = (
    "Semantic Finlex, original statutes in Finnish and Swedish (CC BY 4.0); our own digests and glossary in Finnish, "
    "Swedish and English"
)
SHOWN_FAULTS = 10
"""Files that could not be read and are named."""


def main() -> int:
    """Train a model or gather its data; exit code 2 for what is missing."""
    parser = argparse.ArgumentParser(prog="python -m ingest.embedder", description=__doc__)
    commands = parser.add_subparsers(required=True)
    train = commands.add_parser("train", help="train the default embedder; an interrupted training goes on")
    train.add_argument("data", type=Path, metavar="DATA", help="statute sections, JSON lines, gzipped or not")
    train.add_argument("--output", type=Path, default=DEFAULT_FOLDER, help="folder to write")
    train.add_argument("--epochs", type=int, default=Plan.epochs)
    train.add_argument("--seed", type=int, default=Plan.seed)
    train.set_defaults(run=_train)
    gather = commands.add_parser("sections", help="turn the acts of Finlex's open data into DATA")
    gather.add_argument("folder", type=Path, metavar="FOLDER", help="where the packages of Finlex were unpacked")
    gather.add_argument("data", type=Path, metavar="DATA", help="the file to write, gzipped JSON lines")
    gather.set_defaults(run=_gather)
    arguments = parser.parse_args()
    code: int = arguments.run(arguments)
    return code


def _train(arguments: argparse.Namespace) -> int:
    """Train, measure on the acts held out, and write the folder."""
    if find_spec("datasets") is None:
        return _refuse("Training needs the extra “train”: .venv/bin/python -m pip install -e '.[train]'")
    try:
        sections = list(read_sections(arguments.data))
    except (OSError, ValueError, KeyError) as error:
        return _refuse(f"{arguments.data}: not a file of statute sections ({error}).")
    plan = Plan(epochs=arguments.epochs, seed=arguments.seed)
    pairs = make_pairs((row for row in sections if not is_held_out(row.act, plan.seed)), plan.seed)
    pairs["guidance"] = make_guidance_pairs(DEFAULT_CORPUS)
    work = arguments.output.with_name(f"{arguments.output.name}.training")
    model = train_model(pairs, plan, _prepare_work(work, repr((plan, pairs))))
    figures = measure_recall(model, sections, plan.seed)
    origin = Origin(DATA_NAME, {kind: len(rows) for kind, rows in pairs.items()}, str(plan), figures)
    export_model(model, arguments.output, origin)
    shutil.rmtree(work)
    print("\n".join(f"{name}: {share:.3f}" for name, share in figures.items()))
    return 0


def _gather(arguments: argparse.Namespace) -> int:
    """Write the sections of the acts under a folder, and name what could not be read."""
    count, faults = write_sections(arguments.folder, arguments.data)
    for fault in faults[:SHOWN_FAULTS]:
        print(fault, file=sys.stderr)
    if not count:
        return _refuse(f"{arguments.folder}: no act lies there as statute/YEAR/NUMBER/fin@/main.xml.")
    print(f"{arguments.data}: {count:,} sections; {len(faults):,} acts could not be read.")
    return 0


def _prepare_work(folder: Path, made_from: str) -> Path:
    """The folder of an unfinished training of the same pairs and plan; one of others is cleared away."""
    work = folder / hashlib.sha256(made_from.encode()).hexdigest()[:12]
    for other in folder.glob("*"):
        if other != work:
            shutil.rmtree(other)
    work.mkdir(parents=True, exist_ok=True)
    return work


def _refuse(reason: str) -> int:
    """Say why nothing was done."""
    print(reason, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
