"""Faults of the machine: a disk that is full, a folder that is read-only, no file handles left, a clock set back.

An ingest ends with a sentence or succeeds; the index answers before, meanwhile and after.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from rag.settings import ROOT
from rag.writer_lock import lock_for_writing
from tests.torture.corpora import ask_for
from tests.torture.launcher import ASK, Ended, Mischief
from tests.torture.scene import Scene, judge_refusal
from tests.torture.tally import Tally

REFUSED_WITHIN = 1.0
"""Seconds in which a second writer is refused, the start of its process among them."""

KILOBYTES = (1, 2, 3, 4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 320, 384, 448, 512, 640, 768)
"""Room on the disk that is not enough for a generation of 200 passages, or barely."""

HANDLES = range(12, 72, 3)
"""File handles that a process may have."""

BACK = (1, 60, 3600, 86_400, 400 * 86_400)
"""Seconds that a clock is set back."""


def refuse_writers(scene: Scene, times: int) -> Tally:
    """Start so many ingests while another process writes."""
    tally = Tally("second writers")
    command = [sys.executable, "-m", "ingest"]
    with lock_for_writing(scene.settings.index):
        scene.write_next()
        for number in range(times):
            began = time.monotonic()
            done = subprocess.run(
                command, cwd=ROOT, env=os.environ | scene.environment, capture_output=True, text=True, check=False
            )
            ended = Ended(done.returncode, time.monotonic() - began, done.stdout, done.stderr)
            wrong = judge_refusal(ended)
            wrong += [] if f"(process {os.getpid()}, since" in ended.said else [f"names no process: {ended.said}"]
            wrong += [f"took {ended.took:.2f} s"] if ended.took > REFUSED_WITHIN else []
            tally.add(number, wrong, ended.took)
        tally.add("the index meanwhile", scene.judge(scene.round - 1))
    tally.add("the index afterwards", scene.judge_next())
    return tally.tell("refused within")


def fill_the_disk(scene: Scene, share: float) -> list[Tally]:
    """Let no file be larger than so much; and where the system lets it, put the index on a disk with no more room."""
    limited, full = Tally("files that may not grow"), Tally("a disk that is full")
    for kilobytes in _choose(KILOBYTES, share):
        _try(limited, f"at {kilobytes} kB", scene, [("limit", "FSIZE", kilobytes * 1024)])
    with _small_disk(scene.settings.index) as is_there:
        for kilobytes in _choose(KILOBYTES, share) if is_there else ():
            _try(full, f"with {kilobytes} kB left", scene, fault=_filled(scene.settings.index, kilobytes))
    return [limited.tell(), full.tell()]


def take_handles(scene: Scene, share: float) -> list[Tally]:
    """Let a process that writes, and one that reads, have few file handles."""
    writing, reading = Tally("an ingest without file handles"), Tally("a question without file handles")
    for handles in _choose(HANDLES, share):
        mischief: list[Mischief] = [("limit", "NOFILE", handles)]
        _try(writing, f"with {handles}", scene, mischief)
        reading.add(f"with {handles}", _judge_question(scene.run(ASK, ask_for(1), "--json", mischief=mischief)))
    return [writing.tell(), reading.tell()]


def take_rights(scene: Scene) -> Tally:
    """Take the right to write from each part of the index, and from all of it."""
    tally = Tally("a read-only index")
    index = scene.settings.index
    for part in (index, scene.generations, index / "current", index / "writer.lock"):
        _try(tally, part.name, scene, fault=_read_only([part]))
    _try(tally, "the generation that answers", scene, fault=_read_only([scene.current]))
    _try(tally, "all of it", scene, fault=_read_only([index, *index.rglob("*")]))
    return tally.tell()


def set_clock_back(scene: Scene) -> Tally:
    """Let the files of the index be of a later time than the clock's, and the clock go wrong between ingests."""
    tally = Tally("a clock that is set back")
    for seconds in BACK:
        later = time.time() + seconds
        for path in [scene.settings.index, *scene.settings.index.rglob("*")]:
            os.utime(path, (later, later))
        _try(tally, f"by {seconds} s since the last ingest", scene)
        _try(tally, f"by {seconds} s now", scene, [("set_clock", -seconds)])
    return tally.tell()


def _try(
    tally: Tally,
    label: str,
    scene: Scene,
    mischief: Sequence[Mischief] = (),
    fault: AbstractContextManager[None] = nullcontext(),  # noqa: B008 (it holds nothing)
) -> None:
    """Run an ingest of the next round under a fault: it succeeds, or says why not and the index answers on."""
    scene.write_next()
    with fault:
        ended = scene.ingest(mischief=mischief)
        wrong = (judge_refusal(ended) if ended.code else []) + scene.judge(scene.published)
    tally.add(label, wrong + scene.judge_next(), ended.took)


def _judge_question(ended: Ended) -> list[str]:
    """What is wrong with how a question ended that may not have been answered for want of handles."""
    if ended.code or "Traceback" in ended.err or "panicked" in ended.err:
        return [f"ended with {ended.code}: {ended.err[-300:]}"]
    answer = json.loads(ended.out)
    is_told = answer["status"] == "answered" or (answer["status"] == "error" and answer["answer"].endswith("."))
    return [] if is_told else [f"{answer['status']}: {answer['answer']}"]


def _choose(values: Sequence[int], share: float) -> Sequence[int]:
    """A share of values, evenly."""
    return values[:: max(1, round(1 / share))]


@contextmanager
def _small_disk(folder: Path) -> Iterator[bool]:
    """Put a folder on a small disk of its own; whether the system lets it, which it lets root alone."""
    aside = folder.with_name("aside")
    shutil.copytree(folder, aside)
    done = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64m", "tmpfs", folder], capture_output=True, check=False)
    try:
        if is_there := done.returncode == 0:
            shutil.copytree(aside, folder, dirs_exist_ok=True)
        yield is_there
    finally:
        if is_there:
            subprocess.run(["umount", folder], check=True)


@contextmanager
def _filled(folder: Path, kilobytes: int) -> Iterator[None]:
    """Leave so much room on the disk of a folder."""
    filler, room = folder / "filler", shutil.disk_usage(folder).free
    filler.write_bytes(bytes(room - kilobytes * 1024))
    yield
    filler.unlink()


@contextmanager
def _read_only(paths: Sequence[Path]) -> Iterator[None]:
    """Take the right to write from some files and folders."""
    rights = {path: path.stat().st_mode for path in paths}
    for path, held in rights.items():
        path.chmod(held & ~0o222)
    yield
    for path, held in rights.items():
        if path.exists():
            path.chmod(held)
