"""Command line: `python -m ingest` brings the index up to date; add, remove, list and check keep the register."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from ingest.checking import check_corpus
from ingest.local import Details, check_documents, find_local, remove_document, write_documents
from ingest.sources import read_register
from ingest.sync import Outcome, bring_up_to_date
from rag.errors import KantaneuvoError, SettingsError
from rag.language import LANGUAGES
from rag.redaction import guarded_errors
from rag.settings import Settings, parse_day, read_today, silence_telemetry

UNUSABLE = 2
"""Exit code of unusable arguments."""


@guarded_errors()
def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 done, 1 a source failed or a finding was made, 2 unusable arguments."""
    silence_telemetry()
    options = _parse(arguments)
    try:
        return COMMANDS[options.command](options, Settings.from_environment())
    except SettingsError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except KantaneuvoError as error:
        print(error, file=sys.stderr)
        return 1


def _ingest(options: argparse.Namespace, settings: Settings, change: Callable[[], None] = lambda: None) -> int:
    """Bring the index up to date and say what changed; `change` is done to the corpus first."""
    outcome = bring_up_to_date(settings, _be_silent if options.json else print, change)
    print(json.dumps(asdict(outcome), ensure_ascii=False) if options.json else _describe(outcome))
    return 1 if outcome.failures else 0


def _add(options: argparse.Namespace, settings: Settings) -> int:
    """Take documents into the local register and the index."""
    published = None if options.published is None else parse_day(options.published, "--published")
    details = Details(options.id, options.title, options.publisher, published, options.language)
    additions = check_documents(settings.corpus, options.paths, details)
    ended = _ingest(options, settings, lambda: write_documents(settings.corpus, additions))
    if not options.json:
        print(f"Added: {', '.join(addition.entry['id'] for addition in additions)}.")
    return ended


def _remove(options: argparse.Namespace, settings: Settings) -> int:
    """Take a document out of the local register and the index."""
    find_local(settings.corpus, options.id)
    ended = _ingest(options, settings, lambda: remove_document(settings.corpus, options.id))
    if not options.json:
        print(f"Removed: {options.id}.")
    return ended


def _list(options: argparse.Namespace, settings: Settings) -> int:
    """Print the register."""
    for source in read_register(settings.corpus):
        published = source.published.isoformat() if source.published else "undated"
        languages = ", ".join(source.files)
        print(f"{source.id}  [{source.kind}, {source.standing}, {published}, {languages}]  {source.title}")
    return 0


def _check(options: argparse.Namespace, settings: Settings) -> int:
    """Print what in the corpus needs a look."""
    findings = check_corpus(settings, read_today())
    for finding in findings:
        print(f"{finding.kind}: {finding.place}: {finding.text}")
    print(f"{len(findings)} findings.")
    return 1 if findings else 0


COMMANDS = {None: _ingest, "add": _add, "remove": _remove, "list": _list, "check": _check}
"""What each command runs; no command is the ingest."""


def _describe(outcome: Outcome) -> str:
    """The outcome in words."""
    lines = [
        f"Index {outcome.generation}: {outcome.created} created, {outcome.updated} updated, "
        f"{outcome.deleted} deleted, {outcome.unchanged} unchanged passages from {len(outcome.sources)} sources."
    ]
    lines += [f"Not read: {failure['source']}: {failure['error']}" for failure in outcome.failures]
    return "\n".join(lines)


def _be_silent(_: str) -> None:
    """Show nothing of the steps, for a reader that is a program."""


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of the command line; argparse itself leaves with 2 for unusable ones."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")
    commands = parser.add_subparsers(dest="command")
    add = commands.add_parser("add", help="take documents into the local register and the index")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    add.add_argument("--id", help="id of the source; that of a shipped digest puts the original in its place")
    add.add_argument("--title")
    add.add_argument("--publisher")
    add.add_argument("--published", metavar="YYYY-MM-DD")
    add.add_argument("--language", choices=LANGUAGES)
    remove = commands.add_parser("remove", help="take a local document out")
    remove.add_argument("id", metavar="ID")
    commands.add_parser("list", help="print the register")
    commands.add_parser("check", help="report dates that disagree with the rules, old translations and due reviews")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
