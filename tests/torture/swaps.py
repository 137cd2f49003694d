"""Swaps: generations are published one after the other while many read; no answer fails, mixes or is of old text."""

import json
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from rag.settings import ROOT
from tests.torture.readers import Read, Sight
from tests.torture.scene import Scene
from tests.torture.tally import Tally

PROCESSES, READERS = 2, 10
"""Processes as the app is one, and readers in each."""

READS = 10_000
"""Answers that are asked for, at least."""

SEEN_WITHIN = 2.0
"""Seconds after which new text answers."""

MORE_FILES, MORE_THREADS = 12, 6
"""What one more open generation holds; more than that at the end than at first is a leak."""

Published = dict[str, tuple[int, float, float]]
"""Each generation with its round, when the pointer was switched to it, and when its ingest had ended; the first is from
before anyone read.
"""


def swap(scene: Scene, times: int, share: float) -> list[Tally]:
    """Publish so many generations under readers."""
    published: Published = {}
    _publish(scene, published)
    with _reading(scene) as processes:
        for _ in range(times):
            _publish(scene, published)
        sights = [_hear(process) for process in processes]
    reads = [one for sight in sights for one in sight.reads]
    return [
        _judge_reads(reads, published).tell("the longest answer"),
        _judge_number(len(reads), round(READS * share)).tell(reads=len(reads)),
        _judge_lag(reads, published).tell("new text within"),
        _judge_held(sights).tell(),
    ]


def _publish(scene: Scene, published: Published) -> None:
    """Publish the next round."""
    ended = scene.publish_next()
    switched = (scene.settings.index / "current").stat().st_mtime
    published[json.loads(ended.out)["generation"]] = (scene.round, switched, time.time())


@contextmanager
def _reading(scene: Scene) -> Iterator[list["subprocess.Popen[str]"]]:
    """Processes of readers, which read until they are heard."""
    command = [sys.executable, "-m", "tests.torture.readers", str(READERS), str(scene.passages)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    environment = os.environ | scene.environment
    processes = [
        subprocess.Popen(command, cwd=ROOT, env=environment, text=True, **pipes)  # type: ignore[call-overload]
        for _ in range(PROCESSES)
    ]
    try:
        for process in processes:
            assert process.stdout
            assert process.stdout.readline() == "ready\n"
        yield processes
    finally:
        for process in processes:
            process.kill()


def _hear(process: "subprocess.Popen[str]") -> Sight:
    """End a process of readers; what it saw."""
    seen = json.loads(process.communicate()[0])
    reads = [Read(**row | {"rounds": tuple(row["rounds"])}) for row in seen["reads"]]
    return Sight(reads, seen["files"], seen["threads"])


def _judge_reads(reads: Sequence[Read], published: Published) -> Tally:
    """Count answers that failed, that are of several rounds, or of another than that of the generation they name."""
    tally = Tally(f"answers of {PROCESSES * READERS} readers under {len(published) - 1} swaps")
    for one in reads:
        ought = published.get(one.index, (0,))[0]
        wrong = [] if one.status == "answered" and not one.notices else [f"{one.status} {one.notices}"]
        wrong += [] if one.rounds == (ought,) else [f"round {one.rounds} from {one.index} of round {ought}"]
        tally.add(one.index, wrong, one.ended - one.began)
    return tally


def _judge_number(number: int, least: int) -> Tally:
    """Whether enough was read."""
    tally = Tally(f"at least {least:,} answers")
    tally.add("all", [] if number >= least else [f"only {number}"])
    return tally


def _judge_lag(reads: Sequence[Read], published: Published) -> Tally:
    """For each swap, when the first answer of its text or later came, and whether any asked for after it was older."""
    tally = Tally("swaps whose text is seen")
    for number, switched, ended in [*published.values()][1:]:
        seen = min((one.ended for one in reads if one.rounds and one.rounds[0] >= number), default=float("inf"))
        stale = [one for one in reads if one.began >= ended and one.rounds and one.rounds[0] < number]
        wrong = [f"{len(stale)} answers asked for afterwards are older"] if stale else []
        wrong += [f"seen after {seen - switched:.2f} s"] if seen - switched > SEEN_WITHIN else []
        tally.add(f"round {number}", wrong, seen - switched)
    return tally


def _judge_held(sights: Sequence[Sight]) -> Tally:
    """Compare the open files and the threads of each process in the last quarter with those in the first."""
    tally = Tally("open files and threads that stay as they were")
    for sight in sights:
        for name, counts, more in (("files", sight.files, MORE_FILES), ("threads", sight.threads, MORE_THREADS)):
            quarter = max(1, len(counts) // 4)
            first, last = statistics.median(counts[:quarter]), statistics.median(counts[-quarter:])
            said = f"{name}: {first:g} in the first quarter, {last:g} in the last, {max(counts)} at most"
            print(f"  {said}")
            tally.add(name, [said] if last > first + more else [])
    return tally
