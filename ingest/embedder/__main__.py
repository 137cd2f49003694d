"""Command line: `python -m ingest.embedder train DATA` makes the default embedder from statute sections."""

import argparse
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from ingest.embedder.export import Origin, export_model
from ingest.embedder.guidance import make_guidance_pairs
from ingest.embedder.known_item import measure_recall
from ingest.embedder.pairs import is_held_out, make_pairs, read_sections
from ingest.embedder.train import Plan, train_model

DEFAULT_FOLDER = Path(__file__).parents[2] / "rag" / "models" / "guidance-static"
DEFAULT_CORPUS = Path(__file__).parents[2] / "corpus"
DATA_NAME = (
    "Semantic Finlex, original statutes in Finnish and Swedish (CC BY 4.0); our own digests and glossary in Finnish, "
    "Swedish and English"
)


def main() -> int:
    """Train, measure on the acts held out, and write the folder; exit code 2 for what is missing."""
    parser = argparse.ArgumentParser(prog="python -m ingest.embedder", description=__doc__)
    commands = parser.add_subparsers(required=True)
    train = commands.add_parser("train", help="train the default embedder")
    train.add_argument("data", type=Path, metavar="DATA", help="statute sections, JSON lines, gzipped or not")
    train.add_argument("--output", type=Path, default=DEFAULT_FOLDER, help="folder to write")
    train.add_argument("--epochs", type=int, default=Plan.epochs)
    train.add_argument("--seed", type=int, default=Plan.seed)
    arguments = parser.parse_args()
    if find_spec("datasets") is None:
        print("Training needs the extra “train”: .venv/bin/python -m pip install -e '.[train]'", file=sys.stderr)
        return 2
    try:
        sections = list(read_sections(arguments.data))
    except (OSError, ValueError, KeyError) as error:
        print(f"{arguments.data}: not a file of statute sections ({error}).", file=sys.stderr)
        return 2
    plan = Plan(epochs=arguments.epochs, seed=arguments.seed)
    pairs = make_pairs((row for row in sections if not is_held_out(row.act, plan.seed)), plan.seed)
    pairs["guidance"] = make_guidance_pairs(DEFAULT_CORPUS)
    with tempfile.TemporaryDirectory() as work:
        model = train_model(pairs, plan, Path(work))
    figures = measure_recall(model, (row for row in sections if is_held_out(row.act, plan.seed)), plan.seed)
    origin = Origin(DATA_NAME, {kind: len(rows) for kind, rows in pairs.items()}, str(plan), figures)
    export_model(model, arguments.output, origin)
    print("\n".join(f"{name}: {share:.3f}" for name, share in figures.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
