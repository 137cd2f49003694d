"""A killed ingest: at whatever moment the process dies, the old index answers, and the next ingest catches up."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from ingest.__main__ import main as ingest
from rag.__main__ import main as ask
from rag.generations import find_current, read_manifest, read_passages
from rag.settings import ROOT, Settings
from tests.command_line import name_variables, run
from tests.ingest.conftest import REGISTER
from tests.small_corpus import QUESTION, write_corpus

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")

ROUNDS = 10

RUNNER = """
import json, os, signal, sys, threading, time
import chromadb, langchain_chroma
from ingest.__main__ import main
from rag.language.base_forms import load_dictionaries

load_dictionaries()

def run(order):
    for number in (1, 2):
        os.dup2(os.open(os.devnull, os.O_WRONLY), number)
    os.environ.update(order["environment"])
    os._exit(main(order["arguments"]))

for line in sys.stdin:
    order = json.loads(line)
    began = time.monotonic()
    child = os.fork() or run(order)
    killer = threading.Timer(order["after"], os.kill, (child, signal.SIGKILL))
    killer.start()
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    killer.cancel()
    print(json.dumps({"code": code, "took": time.monotonic() - began}), flush=True)
"""
"""Runs ingests as processes of their own, which start at once for the libraries are loaded, and kills them on order."""

LONG = 60.0
"""Seconds that no ingest of the small corpus takes."""


Start = Callable[..., dict[str, Any]]


@pytest.fixture(scope="module")
def runner() -> Iterator["subprocess.Popen[str]"]:
    command = [sys.executable, "-c", RUNNER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, text=True, **pipes) as process:
        yield process
        process.kill()


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    return write_corpus(tmp_path)


@pytest.fixture
def start(runner: "subprocess.Popen[str]", small: Settings) -> Start:
    """Run an ingest and kill it some seconds later; gives its exit code (below zero: killed) and what it took."""

    def start_one(*arguments: str, after: float = LONG) -> dict[str, Any]:
        order = {"arguments": arguments, "environment": name_variables(small), "after": after}
        runner.stdin.write(json.dumps(order) + "\n")
        runner.stdin.flush()
        done: dict[str, Any] = json.loads(runner.stdout.readline())
        return done

    return start_one


@pytest.fixture
def moments() -> random.Random:
    """Moments to kill at, others in every run."""
    return random.Random()


def write_round(settings: Settings, number: int) -> None:
    """Change every passage of the handbook in a way that calls for a new index, but for no new vectors."""
    register = REGISTER.replace("publisher: A ministry", f"publisher: Ministry {number}")
    (settings.corpus / "sources.yaml").write_text(register, encoding="utf-8")


def read_round(settings: Settings) -> int:
    """The round that an answer and the whole index are of."""
    passages = read_passages(find_current(settings.index))
    assert len(passages) == read_manifest(find_current(settings.index)).passages
    cited = run(ask, settings, QUESTION, "--json").json["citations"]
    publishers = {row.publisher for row in passages if row.document == "handbook"} | {row["publisher"] for row in cited}
    (publisher,) = publishers
    return int(publisher.removeprefix("Ministry "))


def test_an_ingest_killed_at_any_moment_leaves_an_index_that_answers(
    small: Settings, start: Start, moments: random.Random
) -> None:
    write_round(small, 0)
    run(ingest, small)
    write_round(small, 1)
    whole = start()
    assert whole["code"] == 0
    answered = read_round(small)
    for number in range(2, ROUNDS):
        write_round(small, number)
        start(after=moments.uniform(0, whole["took"]))
        before, answered = answered, read_round(small)
        assert answered in (before, number)
    write_round(small, ROUNDS)
    assert run(ingest, small).code == 0
    assert read_round(small) == ROUNDS
    assert not list(small.index.rglob("*.tmp"))


def test_an_addition_killed_at_any_moment_loses_no_source(
    small: Settings, start: Start, moments: random.Random, tmp_path: Path
) -> None:
    kept, note = tmp_path / "kept.md", tmp_path / "note.md"
    kept.write_text("# Pysyvä\n\n## Äänet\n\nÄänet tallennetaan arkistoon.\n", encoding="utf-8")
    note.write_text("# Ohje\n\n## Videot\n\nVideot tallennetaan palvelimelle.\n", encoding="utf-8")
    run(ingest, small, "add", str(kept), str(note))
    whole = start("add", str(note), "--publisher", "Town 1")
    assert whole["code"] == 0
    for number in range(2, ROUNDS):
        start("add", str(note), "--publisher", f"Town {number}", after=moments.uniform(0, whole["took"]))
        listed = [line.split()[0] for line in run(ingest, small, "list").out.splitlines()]
        assert sorted(listed) == ["bulletin", "handbook", "kept", "note"]
        assert "arkistoon" in run(ask, small, "Minne äänet tallennetaan?").out
    assert run(ingest, small, "add", str(note), "--publisher", f"Town {ROUNDS}").code == 0
    assert f"Town {ROUNDS}" in run(ask, small, "Minne videot tallennetaan?").out
