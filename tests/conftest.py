"""What tests share: one index of the shipped corpus, a chain over it, and no way out of this machine."""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from filelock import FileLock
from langchain_core.runnables import Runnable

from ingest.sync import bring_up_to_date
from rag.answer import Answer
from rag.chain import build_chain
from rag.question import Profile, Question
from rag.settings import ROOT, Settings
from tests.offline.sitecustomize import ATTEMPTS, refuse_other_machines

TODAY = date(2026, 11, 22)
"""The day on which tests ask, where they do not say another."""

ORIGINALS = ROOT.parent / "shared" / "originals"
"""The source documents as they are, where a developer has them."""

Ask = Callable[..., Answer]

for _name in [name for name in os.environ if name.startswith("KANTANEUVO_") and name != "KANTANEUVO_BROWSER_REQUIRED"]:
    del os.environ[_name]


_attempts = Path(tempfile.mkdtemp(prefix="offline-")) / "attempts"
os.environ[ATTEMPTS] = str(_attempts)
os.environ["KANTANEUVO_FEEDBACK"] = str(_attempts.parent / "feedback.db")
os.environ["PYTHONPATH"] = os.pathsep.join(
    filter(None, [str(ROOT / "tests" / "offline"), os.environ.get("PYTHONPATH")])
)
sys.addaudithook(refuse_other_machines)
hypothesis.settings.register_profile("suite", deadline=None)
hypothesis.settings.load_profile("suite")


@pytest.fixture(autouse=True)
def offline() -> Iterator[None]:
    """No test, and no process that it starts, tries to reach another machine."""
    yield
    if _attempts.exists():
        attempts = _attempts.read_text(encoding="utf-8")
        _attempts.unlink()
        pytest.fail(f"reached out of this machine: {attempts}")


@pytest.fixture
def meant_attempts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The file of a test's own attempts to reach another machine, where it means to try."""
    path = tmp_path / "attempts"
    monkeypatch.setenv(ATTEMPTS, str(path))
    return path


@pytest.fixture(scope="session")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings over an index of the shipped corpus alone, built once for all test processes."""
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base
    corpus = shared / "corpus"
    with FileLock(shared / "index.lock"):
        if not corpus.exists():
            corpus.mkdir()
            for path in sorted((ROOT / "corpus").iterdir()):
                if path.name != "local":
                    (corpus / path.name).symlink_to(path)
        ours = replace(Settings(), index=shared / "index", corpus=corpus)
        bring_up_to_date(ours)
    return ours


@pytest.fixture(scope="session")
def chain(settings: Settings) -> Runnable[Question, Answer]:
    """The chain over the shared index."""
    return build_chain(settings)


@pytest.fixture(scope="session")
def ask(chain: Runnable[Question, Answer]) -> Ask:
    """Ask a question on a day: `ask("milloin …?", as_of=…, history=[…], profile={…})`."""

    def ask_one(text: str, as_of: date = TODAY, today: date = TODAY, **more: Any) -> Answer:
        profile = Profile(**more.pop("profile", {}))
        history = tuple(more.pop("history", ()))
        return chain.invoke(Question(text=text, as_of=as_of, today=today, history=history, profile=profile, **more))

    return ask_one


@pytest.fixture(scope="session")
def originals() -> Path:
    """The folder of originals; tests that need them are skipped where it is absent."""
    if not ORIGINALS.is_dir():
        pytest.skip("the original source documents are not on this machine")
    return ORIGINALS
