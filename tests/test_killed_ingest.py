"""A killed ingest: at whatever moment the process dies, the old index answers, and the next ingest catches up."""

import os
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ingest.__main__ import main as ingest
from rag.__main__ import main as ask
from rag.generations import find_current, read_manifest, read_passages
from rag.settings import Settings
from tests.command_line import name_variables, run
from tests.ingest.conftest import REGISTER
from tests.small_corpus import QUESTION, write_corpus
from tests.torture.corpora import ask_for, read_rounds
from tests.torture.kills import PUBLISHED, STEPS
from tests.torture.launcher import INGEST, LONG, Ended, Launcher
from tests.torture.scene import Scene

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot copy a process")

ROUNDS = 10

Start = Callable[..., Ended]


@pytest.fixture(scope="module")
def launcher() -> Iterator[Launcher]:
    started = Launcher()
    yield started
    started.close()


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    return write_corpus(tmp_path)


@pytest.fixture
def start(launcher: Launcher, small: Settings) -> Start:
    """Run an ingest, or kill it some seconds later."""

    def start_one(*arguments: str, after: float = LONG) -> Ended:
        return launcher.run(INGEST, name_variables(small), *arguments, after=after)

    return start_one


@pytest.fixture
def moments() -> random.Random:
    """Moments to kill at, others in every run."""
    return random.Random()


@pytest.fixture(scope="module")
def scene(launcher: Launcher, tmp_path_factory: pytest.TempPathFactory) -> Scene:
    """An index of two documents, every text of which changes from round to round."""
    return Scene(tmp_path_factory.mktemp("scene") / "steps", 60, launcher)


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
    assert whole.code == 0
    answered = read_round(small)
    for number in range(2, ROUNDS):
        write_round(small, number)
        start(after=moments.uniform(0, whole.took))
        before, answered = answered, read_round(small)
        assert answered in (before, number)
    write_round(small, ROUNDS)
    assert run(ingest, small).code == 0
    assert read_round(small) == ROUNDS
    assert not list(small.index.rglob("*.tmp"))


@pytest.mark.parametrize("step", STEPS)
def test_an_ingest_killed_at_a_named_step_leaves_one_round_that_answers(scene: Scene, step: str) -> None:
    before, now = scene.round, scene.write_next()
    assert scene.ingest(mischief=[STEPS[step]]).was_killed
    answering = now if step.startswith(PUBLISHED) else before
    passages = read_passages(find_current(scene.settings.index))
    assert len({passage.id for passage in passages}) == 60
    assert {number for passage in passages for number in read_rounds(passage.text)} == {answering}
    assert f"kierros{answering}" in run(ask, scene.settings, ask_for(7)).out
    assert scene.ingest().code == 0


def test_an_addition_killed_at_any_moment_loses_no_source(
    small: Settings, start: Start, moments: random.Random, tmp_path: Path
) -> None:
    kept, note = tmp_path / "kept.md", tmp_path / "note.md"
    kept.write_text("# Pysyvä\n\n## Äänet\n\nÄänet tallennetaan arkistoon.\n", encoding="utf-8")
    note.write_text("# Ohje\n\n## Videot\n\nVideot tallennetaan palvelimelle.\n", encoding="utf-8")
    run(ingest, small, "add", str(kept), str(note))
    whole = start("add", str(note), "--publisher", "Town 1")
    assert whole.code == 0
    for number in range(2, ROUNDS):
        start("add", str(note), "--publisher", f"Town {number}", after=moments.uniform(0, whole.took))
        listed = [line.split()[0] for line in run(ingest, small, "list").out.splitlines()]
        assert sorted(listed) == ["bulletin", "handbook", "kept", "note"]
        assert "arkistoon" in run(ask, small, "Minne äänet tallennetaan?").out
    assert run(ingest, small, "add", str(note), "--publisher", f"Town {ROUNDS}").code == 0
    assert f"Town {ROUNDS}" in run(ask, small, "Minne videot tallennetaan?").out
