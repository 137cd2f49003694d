"""Command line: `python -m ingest` brings the index up to date; add, remove, list and check keep the register."""

import argparse
import json
import sys
from dataclasses import asdict

from ingest.sync import Outcome, bring_up_to_date
from rag.errors import KantaneuvoError
from rag.settings import Settings, silence_telemetry


def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 done, 1 a source failed (the others are in), 2 unusable arguments."""
    silence_telemetry()
    options = _parse(arguments)
    try:
        return _ingest(options.json)
    except KantaneuvoError as error:
        print(error, file=sys.stderr)
        return 1


def _ingest(as_json: bool) -> int:
    """Bring the index up to date and say what changed."""
    outcome = bring_up_to_date(Settings.from_environment(), lambda _: None if as_json else print)
    print(json.dumps(asdict(outcome), ensure_ascii=False) if as_json else _describe(outcome))
    return 1 if outcome.failures else 0


def _describe(outcome: Outcome) -> str:
    """The outcome in words."""
    lines = [
        f"Index {outcome.generation}: {outcome.created} created, {outcome.updated} updated, "
        f"{outcome.deleted} deleted, {outcome.unchanged} unchanged passages from {len(outcome.sources)} sources."
    ]
    lines += [f"Not read: {failure['source']}: {failure['error']}" for failure in outcome.failures]
    return "\n".join(lines)


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
