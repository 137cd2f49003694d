"""Arguments: the commands of `python -m ingest` and their options."""

import argparse
from pathlib import Path

from rag.language import LANGUAGES

PLANNED = (None, "add", "fetch")
"""The commands whose changes `--plan` shows; no command is the ingest."""


def parse_arguments(arguments: list[str] | None, description: str | None) -> argparse.Namespace:
    """The options of the command line; argparse itself leaves with 2 for unusable ones."""
    parser = argparse.ArgumentParser(prog="python -m ingest", description=description)
    parser.add_argument("--json", action="store_true", help="print the outcome as one JSON object")
    parser.add_argument("--plan", action="store_true", help="say what would change, and write nothing")
    parser.add_argument("--without-fetched", action="store_true", help="leave what was fetched unpublished")
    parser.add_argument("--progress", action="store_true", help="tell each step on standard error, as JSON lines")
    _describe_commands(parser.add_subparsers(dest="command"))
    options = parser.parse_args(arguments)
    if options.plan and options.command not in PLANNED:
        parser.error("--plan shows what an ingest, add or fetch would change; it goes with no other command")
    if options.without_fetched and options.command is not None:
        parser.error("--without-fetched goes with no command")
    return options


def _describe_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Tell argparse the commands."""
    add = commands.add_parser("add", help="take documents into the local register and the index")
    add.add_argument("paths", nargs="+", type=Path, metavar="PATH")
    add.add_argument("--id", help="id of the source; that of a shipped digest puts the original in its place")
    add.add_argument("--title")
    add.add_argument("--publisher")
    add.add_argument("--published", metavar="YYYY-MM-DD")
    add.add_argument("--language", choices=LANGUAGES)
    add.add_argument("--address", metavar="https://…", help="where `fetch` gets it again, on a host of the register")
    remove = commands.add_parser("remove", help="take a local document out")
    remove.add_argument("id", metavar="ID")
    fetch = commands.add_parser("fetch", help="get sources again from their addresses; publishes nothing")
    fetch.add_argument("ids", nargs="*", metavar="ID", help="a source of the register; all with an address if left out")
    commands.add_parser("list", help="print the register")
    check = commands.add_parser("check", help="report dates that disagree with the rules, and what needs a review")
    history = commands.add_parser("history", help="list the kept generations of the index")
    rollback = commands.add_parser("rollback", help="let an earlier generation answer again")
    rollback.add_argument("name", nargs="?", metavar="NAME", help="one that history lists; the one before if left out")
    for command in (add, fetch):
        command.add_argument("--plan", action="store_true", default=argparse.SUPPRESS, help="show it, write nothing")
    for command in (add, fetch, check, history, rollback):
        command.add_argument("--json", action="store_true", default=argparse.SUPPRESS)
