"""Command line: `python -m ingest` brings the index up to date; others keep the register and its generations."""

import argparse
import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from ingest.checking import check_corpus
from ingest.history import list_history, roll_back
from ingest.local import Details, check_documents, find_local, remove_document, write_documents
from ingest.plan import Plan, plan_ingest
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
    if options.plan:
        return _plan(options, settings)
    show = _tell_step if options.progress else _be_silent if options.json else print
    outcome = bring_up_to_date(settings, show, change)
    print(json.dumps(asdict(outcome), ensure_ascii=False) if options.json else _describe(outcome))
    return 1 if outcome.failures else 0


def _plan(options: argparse.Namespace, settings: Settings) -> int:
    """Print what an ingest would change."""
    plan = plan_ingest(settings, read_today())
    print(json.dumps(asdict(plan), ensure_ascii=False) if options.json else _describe_plan(plan))
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
    """Take documents into the local register and the index."""
    published = None if options.published is None else parse_day(options.published, "--published")
    details = Details(options.id, options.title, options.publisher, published, options.language)
    additions = check_documents(settings.corpus, options.paths, details)
    ended = _ingest(options, settings, lambda: write_documents(settings.corpus, additions))
    if not options.json:
        for remark in (remark for addition in additions for remark in addition.remarks):
            print(remark)
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
    if options.json:
        print(json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False))
        return 1 if findings else 0
    for finding in findings:
        print(f"{finding.kind}: {finding.place}: {finding.text}")
    print(f"{len(findings)} findings.")
    return 1 if findings else 0


COMMANDS = {
    None: _ingest,
    "add": _add,
    "remove": _remove,
    "list": _list,
    "check": _check,
    "history": _history,
    "rollback": _rollback,
}
"""What each command runs; no command is the ingest."""


def _describe(outcome: Outcome) -> str:
    """The outcome in words."""
    lines = [
        f"Index {outcome.generation}: {outcome.created} created, {outcome.updated} updated, "
        f"{outcome.deleted} deleted, {outcome.unchanged} unchanged passages from {len(outcome.sources)} sources."
    ]
    lines += [f"Not read: {failure['source']}: {failure['error']}" for failure in outcome.failures]
    return "\n".join(lines)


def _describe_plan(plan: Plan) -> str:
    """The plan in words; words that go stand in [-…-], those that come in {+…+}."""
    shown = {"=": "{}", "-": "[-{}-]", "+": "{{+{}+}}"}
    lines = []
    for row in plan.sections:
        text = " ".join(shown[sign].format(words) for sign, words in row.words)
        lines.append(f"{row.change}: {row.section} ({row.language}): {text}")
    for change in plan.date_changes:
        touched = ", ".join([*change["rules"], *change["questions"]]) or "nothing"
        before, after = (", ".join(change[side]) or "none" for side in ("before", "after"))
        lines.append(f"dates: {change['passage']}: {before} → {after}; touches {touched}")
    lines += [f"{finding.kind}: {finding.place}: {finding.text}" for finding in plan.conflicts]
    lines += [f"Not read: {failure['source']}: {failure['error']}" for failure in plan.failures]
    return "\n".join([*lines, f"{len(plan.sections)} sections would change; nothing was written."])


def _tell_step(step: str) -> None:
    """A step as one JSON object a line on standard error, for a page that shows progress."""
    print(json.dumps({"step": step}, ensure_ascii=False), file=sys.stderr, flush=True)


def _be_silent(_: str) -> None:
    """Show nothing of the steps, for a reader that is a program."""


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    """The options of the command line; argparse itself leaves with 2 for unusable ones."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")
    parser.add_argument("--plan", action="store_true", help="say what would change, and write nothing")
    parser.add_argument("--progress", action="store_true", help="tell each step on standard error, as JSON lines")
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
    check = commands.add_parser("check", help="report dates that disagree with the rules, and what needs a review")
    history = commands.add_parser("history", help="list the kept generations of the index")
    rollback = commands.add_parser("rollback", help="let an earlier generation answer again")
    rollback.add_argument("name", nargs="?", metavar="NAME", help="one that history lists; the one before if left out")
    for command in (check, history, rollback):
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.plan and options.command:
        parser.error("--plan stands alone: it shows what `python -m ingest` would change")
    return options


if __name__ == "__main__":
    sys.exit(main())
