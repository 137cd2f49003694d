"""A killed ingest: at whatever moment the process dies, the old index answers, and the next ingest catches up."""

import json
import os
import random
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.__main__ import main as ingest
from rag.__main__ import main as ask
from rag.generations import find_current, read_manifest, read_passages
from rag.settings import ROOT, Settings
from tests.command_line import name_environment, run
from tests.ingest.conftest import HANDBOOK
from tests.small_corpus import QUESTION, write_corpus

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")

ROUNDS = 12

RUNNER = """
import json, os, signal, sys, time
import chromadb, langchain_chroma
from ingest.__main__ import main
from rag.embedding import Embedder

Embedder("guidance-static").load()
for line in sys.stdin:
    order = json.loads(line)
    began = time.monotonic()
    child = os.fork()
    if child == 0:
        for number in (1, 2):
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)
        os._exit(main(order["arguments"]))
    if order["after"] is not None:
        time.sleep(order["after"])
        os.kill(child, signal.SIGKILL)
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    print(json.dumps({"code": code, "took": time.monotonic() - began}), flush=True)
"""
"""Runs ingests as processes of their own, which start at once for all is loaded, and kills them on order."""


class Runner:
    """Starts an ingest and kills it some seconds later."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def start(self, *arguments: str, after: float | None = None) -> dict[str, float]:
        """Run an ingest, killed after some seconds unless it has ended or is to end by itself."""
        self._process.stdin.write(json.dumps({"arguments": arguments, "after": after}) + "\n")
        self._process.stdin.flush()
        done: dict[str, float] = json.loads(self._process.stdout.readline())
        return done


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    return write_corpus(tmp_path)


@pytest.fixture
def runner(small: Settings) -> Iterator[Runner]:
    command = [sys.executable, "-c", RUNNER]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with subprocess.Popen(command, cwd=ROOT, env=name_environment(small), text=True, **pipes) as process:
        yield Runner(process)
        process.kill()


def write_round(settings: Settings, number: int) -> None:
    (settings.corpus / "handbook.md").write_text(HANDBOOK.replace("suunnitelmat", f"liitteet {number}"), "utf-8")


def read_round(settings: Settings) -> int:
    """The round whose text answers, alone."""
    (said,) = set(re.findall(r"^- liitteet (\d+)", run(ask, settings, QUESTION).out, re.MULTILINE))
    return int(said)


def is_whole(settings: Settings) -> bool:
    folder = find_current(settings.index)
    return len(read_passages(folder)) == read_manifest(folder).passages


def test_an_ingest_killed_at_any_moment_leaves_an_index_that_answers(small: Settings, runner: Runner) -> None:
    write_round(small, 0)
    whole = runner.start()
    assert whole["code"] == 0
    answered, moments = 0, random.Random()
    for number in range(1, ROUNDS + 1):
        write_round(small, number)
        runner.start(after=moments.uniform(0, whole["took"]))
        assert read_round(small) in (answered, number)
        assert is_whole(small)
        answered = read_round(small)
    write_round(small, ROUNDS + 1)
    assert run(ingest, small).code == 0
    assert read_round(small) == ROUNDS + 1
    assert not list(small.index.rglob("*.tmp"))


def test_an_addition_killed_at_any_moment_loses_no_source(small: Settings, runner: Runner, tmp_path: Path) -> None:
    kept, note = tmp_path / "kept.md", tmp_path / "note.md"
    kept.write_text("# Pysyvä\n\n## Äänet\n\nÄänet tallennetaan arkistoon.\n", encoding="utf-8")
    whole = runner.start("add", str(kept))
    assert whole["code"] == 0
    moments = random.Random()
    for number in range(ROUNDS):
        note.write_text(f"# Ohje\n\n## Videot\n\nVideot tallennetaan palvelimelle {number}.\n", encoding="utf-8")
        runner.start("add", str(note), after=moments.uniform(0, whole["took"]))
        listed = run(ingest, small, "list")
        assert (listed.code, "kept" in listed.out, "handbook" in listed.out) == (0, True, True)
        assert "arkistoon" in run(ask, small, "Minne äänet tallennetaan?").out
        assert is_whole(small)
    assert run(ingest, small, "add", str(note)).code == 0
    assert f"palvelimelle {ROUNDS - 1}" in run(ask, small, "Minne videot tallennetaan?").out
