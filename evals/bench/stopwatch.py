"""Stopwatch: processor time and memory of what is done here or in a process; wall time where many ask at once.

Processor time, because other programs on the machine lengthen the wall time of one and not of the other.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from rag.errors import KantaneuvoError

_START = """
import os, subprocess, sys
quiet = subprocess.DEVNULL
process = subprocess.Popen(sys.argv[1:], stdout=quiet, stderr=quiet)
_, status, usage = os.wait4(process.pid, 0)
process.returncode = os.waitstatus_to_exitcode(status)
print(process.returncode, usage.ru_utime + usage.ru_stime, usage.ru_maxrss)
"""


class BenchFault(KantaneuvoError):
    """A process that is measured has failed."""

    code = "bench"


@dataclass(frozen=True)
class Spent:
    """Seconds of processor time and megabytes of memory at the peak."""

    seconds: float
    megabytes: float


def time_process(command: Sequence[str], environment: Mapping[str, str]) -> Spent:
    """What a process spends, with all its threads; raises BenchFault for one that fails.

    It is started by a small process of its own, because a child's peak counts what its parent held.
    """
    starter = [sys.executable, "-S", "-c", _START, *command]
    told = subprocess.run(starter, env={**os.environ, **environment}, stdout=subprocess.PIPE, check=True).stdout  # noqa: S603
    code, seconds, kilobytes = told.split()
    if int(code):
        raise BenchFault(f"{' '.join(command)}: ended with {int(code)}")
    return Spent(float(seconds), int(kilobytes) / 1024)


def time_call(call: Callable[[], object], clock: Callable[[], float] = time.process_time) -> float:
    """The seconds of a call by a clock: the processor's with all threads, or another."""
    began = clock()
    call()
    return clock() - began


def time_in_turn(calls: Mapping[str, Callable[[], float]], rounds: int) -> dict[str, float]:
    """The median of what each call measures, the calls taken in turn so that a disturbance hits all of them."""
    found: dict[str, list[float]] = {name: [] for name in calls}
    for _ in range(rounds):
        for name, call in calls.items():
            found[name].append(call())
    return {name: median(times) for name, times in found.items()}
