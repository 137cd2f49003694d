"""Command line: `python -m evals.embedders [DATA]` compares searches by words and by vectors, as a table."""

import argparse
import json
import sys
from dataclasses import replace
from pathlib import Path

from evals.embedders.comparison import Material, compare_embedders
from evals.embedders.known_items import list_statute_tasks, make_guidance_task
from evals.embedders.table import list_figures, write_lines
from evals.suite import Selection, choose_cases
from rag.errors import KantaneuvoError
from rag.redaction import guarded_errors
from rag.settings import DEFAULT_EMBEDDER, Settings

UNUSABLE = 2
"""Exit code of unusable arguments."""


@guarded_errors()
def main(arguments: list[str] | None = None) -> int:
    """Print the table and keep it in the folder of runs; 2 for what cannot be used."""
    options = _parse(arguments)
    try:
        return compare(options, Settings.from_environment())
    except KantaneuvoError as error:
        print(error, file=sys.stderr)
        return UNUSABLE


def compare(options: argparse.Namespace, settings: Settings) -> int:
    """Measure every way to search; without a file of sections our own texts and questions alone."""
    tasks = [make_guidance_task(settings)]
    if options.data:
        tasks = [*list_statute_tasks(options.data, options.all), *tasks]
    else:
        print("Headings of statutes are not measured: name the file of sections (docs/embedder.md).", file=sys.stderr)
    named = [*options.embedder, *([settings.embedder] if settings.embedder != DEFAULT_EMBEDDER else [])]
    cases = choose_cases(Selection(split=options.split, sample=options.sample)).cases
    lines = compare_embedders(Material(tasks, cases, replace(settings, embedder=DEFAULT_EMBEDDER)), named)
    settings.runs.mkdir(parents=True, exist_ok=True)
    (settings.runs / "embedders.md").write_text(f"{write_lines(lines)}\n", encoding="utf-8")
    (settings.runs / "embedders.json").write_text(json.dumps(list_figures(lines), indent=1), encoding="utf-8")
    print(write_lines(lines))
    return 0


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of the command line; argparse itself leaves with 2 for unusable ones."""
    parser = argparse.ArgumentParser(prog="python -m evals.embedders", description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, metavar="DATA", help="statute sections (docs/embedder.md)")
    parser.add_argument("--all", action="store_true", help="look for headings among all sections too; takes long")
    parser.add_argument("--embedder", action="append", default=[], metavar="NAME", help="compare this one too")
    parser.add_argument("--split", choices=("development", "test", "all"), default="development")
    parser.add_argument("--sample", type=int, default=0, metavar="N", help="ask so many questions, the same every time")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
