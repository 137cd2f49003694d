"""Command line: `python -m ingest` brings the index up to date; others keep the register and its generations."""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ingest.addition import Details, check_documents
from ingest.arguments import parse_arguments
from ingest.checking import check_corpus
from ingest.fetching.connection import Loopback
from ingest.fetching.download import Fetcher
from ingest.fetching.renewal import Errand, renew_sources
from ingest.history import list_history, roll_back
from ingest.local import find_local, publish_waiting, remove_document, write_documents
from ingest.plan import plan_ingest
from ingest.report import (
    describe_addition,
    describe_outcome,
    describe_plan,
    describe_renewal,
    list_addition,
    list_fetched,
)
from ingest.sources import WAITING, Source, read_own, read_register
from ingest.sync import bring_up_to_date
from rag.errors import KantaneuvoError, SettingsError
from rag.redaction import guarded_errors
from rag.settings import Settings, parse_day, read_today, silence_telemetry
from rag.writer_lock import lock_for_writing

UNUSABLE = 2
"""Exit code of unusable arguments."""


@guarded_errors()
def main(arguments: list[str] | None = None) -> int:
    """Run a command; 0 done, 1 a source failed or a finding was made, 2 unusable arguments."""
    silence_telemetry()
    options = parse_arguments(arguments, __doc__)
    try:
        return COMMANDS[options.command](options, Settings.from_environment())
    except SettingsError as error:
        print(error, file=sys.stderr)
        return UNUSABLE
    except KantaneuvoError as error:
        print(error, file=sys.stderr)
        return 1


def _publish(options: argparse.Namespace, settings: Settings) -> int:
    """Bring the index up to date with the corpus and with what was fetched, or say what that would change."""
    waits = not options.without_fetched
    if options.plan:
        return _plan(options, settings, read_own(settings.corpus, WAITING) if waits else ())
    return _ingest(options, settings, lambda: publish_waiting(settings.corpus) if waits else None)


def _ingest(options: argparse.Namespace, settings: Settings, change: Callable[[], None]) -> int:
    """Bring the index up to date and say what changed; `change` is done to the corpus first."""
    show = _tell_step if options.progress else _be_silent if options.json else print
    outcome = bring_up_to_date(settings, show, change)
    print(json.dumps(asdict(outcome), ensure_ascii=False) if options.json else describe_outcome(outcome))
    return 1 if outcome.failures else 0


def _plan(
    options: argparse.Namespace, settings: Settings, added: Sequence[Source], **told: list[dict[str, Any]]
) -> int:
    """Print what an ingest would change, with some sources added, and what is told of those besides."""
    plan = plan_ingest(settings, read_today(), added)
    print(json.dumps(asdict(plan) | told, ensure_ascii=False) if options.json else describe_plan(plan))
    return 1 if plan.failures else 0


def _history(options: argparse.Namespace, settings: Settings) -> int:
    """Print the kept generations."""
    kept = list_history(settings)
    if options.json:
        print(json.dumps({"generations": [asdict(row) for row in kept]}, ensure_ascii=False))
        return 0
    for row in kept:
        marks = ", ".join(["answers now"] * row.current + ["sound" if row.sound else "damaged"])
        print(f"{row.name}  {row.made}  {row.passages} passages from {row.sources} sources  [{marks}]")
    return 0


def _rollback(options: argparse.Namespace, settings: Settings) -> int:
    """Let an earlier generation answer again."""
    now, before = roll_back(settings, options.name)
    said = f"Index {now} answers now, {before} did before. The next ingest builds from the corpus again."
    print(json.dumps({"generation": now, "before": before}) if options.json else said)
    return 0


def _add(options: argparse.Namespace, settings: Settings) -> int:
    """Take documents into the local register and the index, or say what that would change."""
    published = None if options.published is None else parse_day(options.published, "--published")
    details = Details(
        options.id, options.title, options.publisher, published, options.language, options.address or None
    )
    additions = check_documents(settings.corpus, options.paths, details)
    for line in (line for addition in additions for line in describe_addition(addition) if not options.json):
        print(line)
    if options.plan:
        sources = [addition.source for addition in additions]
        return _plan(options, settings, sources, documents=[list_addition(one) for one in additions])
    ended = _ingest(options, settings, lambda: write_documents(settings.corpus, additions))
    if not options.json:
        print(f"Added: {', '.join(addition.entry['id'] for addition in additions)}.")
    return ended


def _fetch(options: argparse.Namespace, settings: Settings) -> int:
    """Get sources again from their addresses, into the local register but not into the index."""
    show = _tell_step if options.progress else _be_silent if options.json else print
    fetcher = Fetcher(loopback=Loopback.parse(settings.fetch_loopback))
    with TemporaryDirectory() as aside:
        renewal = renew_sources(settings.corpus, options.ids, Errand(fetcher, Path(aside), read_today(), show))
        rows = [list_fetched(one) for one in renewal.fetched]
        if not options.json:
            print(describe_renewal(renewal))
        if options.plan:
            sources = [addition.source for addition in renewal.additions]
            ended = _plan(options, settings, sources, fetched=rows, unfetched=renewal.failures)
            return 1 if renewal.failures else ended
        if renewal.fetched:
            with lock_for_writing(settings.index):
                renewal.keep(settings.corpus)
    if options.json:
        print(json.dumps({"fetched": rows, "failures": renewal.failures}, ensure_ascii=False))
    elif any(one.folder == WAITING for one in renewal.fetched):
        print("Nothing is published yet. See: python -m ingest --plan. Publish: python -m ingest")
    return 1 if renewal.failures else 0


def _remove(options: argparse.Namespace, settings: Settings) -> int:
    """Take a document out of the local register and the index."""
    waited = find_local(settings.corpus, options.id) == WAITING
    ended = _ingest(options, settings, lambda: remove_document(settings.corpus, options.id))
    if not options.json:
        print(f"Removed: {options.id}{', as it was fetched and not published' if waited else ''}.")
    return ended


def _list(options: argparse.Namespace, settings: Settings) -> int:
    """Print the register."""
    waiting = {source.id: source.retrieved_on for source in read_own(settings.corpus, WAITING)}
    for source in read_register(settings.corpus):
        published = source.published.isoformat() if source.published else "undated"
        languages = ", ".join(source.files)
        waits = f"  (fetched {waiting[source.id]}, not published yet)" if source.id in waiting else ""
        print(f"{source.id}  [{source.kind}, {source.standing}, {published}, {languages}]  {source.title}{waits}")
    return 0


def _check(options: argparse.Namespace, settings: Settings) -> int:
    """Print what in the corpus needs a look."""
    findings = check_corpus(settings, read_today())
    if options.json:
        print(json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False))
        return 1 if findings else 0
    for finding in findings:
        print(f"{finding.kind}: {finding.place}: {finding.text}")
    print(f"{len(findings)} findings.")
    return 1 if findings else 0


COMMANDS = {
    None: _publish,
    "add": _add,
    "remove": _remove,
    "fetch": _fetch,
    "list": _list,
    "check": _check,
    "history": _history,
    "rollback": _rollback,
}
"""What each command runs; no command is the ingest."""


def _tell_step(step: str) -> None:
    """A step as one JSON object a line on standard error, for a page that shows progress."""
    print(json.dumps({"step": step}, ensure_ascii=False), file=sys.stderr, flush=True)


def _be_silent(_: str) -> None:
    """Show nothing of the steps, for a reader that is a program."""


if __name__ == "__main__":
    sys.exit(main())
