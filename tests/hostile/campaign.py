"""The campaign: every hostile file put before the command that adds documents, and what came of it."""

import threading
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from ingest.addition import Details
from ingest.local import add_documents
from rag.errors import CorpusFault

WALL_SECONDS = 20
MEMORY = 512
"""Megabytes of a child at most."""

WRONG = ("Traceback", "Error", "Exception", "errno", "NoneType", "0x", "\n")
"""What no sentence to a person holds."""


@dataclass
class Tally:
    """What came of the files: how many were read and refused, and each failure in words."""

    read: int = 0
    refused: int = 0
    longest: float = 0.0
    largest: int = 0
    failures: list[str] = field(default_factory=list)
    reasons: dict[str, int] = field(default_factory=dict)


class Watch:
    """The most memory of any child that reads, as the system counts it while the child lives."""

    def __init__(self) -> None:
        self._largest = 0
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._look_on, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """End the watch; the most memory in megabytes."""
        self._stopped.set()
        self._thread.join()
        return self._largest // 1024

    def _look_on(self) -> None:
        """Look at the children every hundredth of a second."""
        while not self._stopped.wait(0.01):
            for listed in Path("/proc/self/task").glob("*/children"):
                for child in _read(listed).split():
                    if "ingest.reading" in _read(Path(f"/proc/{child}/cmdline")):
                        rows = dict(row.split(":", 1) for row in _read(Path(f"/proc/{child}/status")).splitlines())
                        self._largest = max(self._largest, int(rows.get("VmHWM", "0 kB").split()[0]))


def _read(path: Path) -> str:
    """The text of a file of the system; empty where the process is gone."""
    try:
        return path.read_text()
    except OSError:
        return ""


def put_before(corpus: Path, folder: Path, files: Iterable[tuple[str, str, bytes]]) -> Tally:
    """Add each file to a corpus; a refused one must leave it as it was."""
    tally = Tally()
    folder.mkdir(parents=True, exist_ok=True)
    watch = Watch()
    for name, ending, content in files:
        path = folder / f"document{ending}"
        path.write_bytes(content)
        before, start = _look_at(corpus), time.monotonic()
        try:
            add_documents(corpus, [path], Details(language="fi"))
            tally.read += 1
        except CorpusFault as fault:
            tally.refused += 1
            _judge(tally, name, str(fault).replace(str(path), "document"), is_same=_look_at(corpus) == before)
        except Exception as error:  # noqa: BLE001
            tally.failures.append(f"{name}: {type(error).__name__}: {error}")
        took = time.monotonic() - start
        tally.longest = max(tally.longest, took)
        if took > WALL_SECONDS:
            tally.failures.append(f"{name}: took {took:.0f} s")
    tally.largest = watch.stop()
    if tally.largest > MEMORY:
        tally.failures.append(f"a child used {tally.largest} MB")
    return tally


def _judge(tally: Tally, name: str, sentence: str, *, is_same: bool) -> None:
    """Count a refusal, and what is wrong with it."""
    tally.reasons[sentence] = tally.reasons.get(sentence, 0) + 1
    if not is_same:
        tally.failures.append(f"{name}: something was written")
    if any(word in sentence for word in WRONG) or ";" not in sentence or not sentence.endswith("."):
        tally.failures.append(f"{name}: no plain sentence: {sentence}")


def _look_at(corpus: Path) -> dict[str, bytes]:
    """Every file of a corpus."""
    return {str(path): path.read_bytes() for path in corpus.rglob("*") if path.is_file()}
