"""Readers: one process as the app is, in which threads ask without end, and note what each answer was made of.

Started as a program it says when it is ready, reads until its standard input closes, and then tells what it saw as
one JSON object.
"""

import json
import random
import sys
import threading
import time
from dataclasses import asdict, dataclass, field
from pathlib import Path

from rag.chain import Assistant, warm_up
from rag.question import Question
from rag.settings import Settings, read_today
from tests.torture.corpora import ask_for, read_rounds

PAUSE = 0.4
"""Seconds between two questions of a reader at most."""

LOOKED_EVERY = 0.5
"""Seconds between two looks at what the process holds."""


@dataclass(frozen=True)
class Read:
    """An answer: when it was asked for and when it came, its generation, the rounds it cites, and how it ended."""

    began: float
    ended: float
    index: str
    rounds: tuple[int, ...]
    status: str
    notices: tuple[str, ...] = ()


@dataclass
class Sight:
    """What a process of readers saw, and how many files and threads it held meanwhile."""

    reads: list[Read] = field(default_factory=list)
    files: list[int] = field(default_factory=list)
    threads: list[int] = field(default_factory=list)


def main(readers: int, passages: int) -> None:
    """Read with so many threads from an index of so many passages."""
    settings = Settings.from_environment()
    warm_up(settings)
    assistant, sight, stopped = Assistant(settings), Sight(), threading.Event()

    def read_on() -> None:
        while not stopped.wait(random.uniform(0, PAUSE)):
            sight.reads.append(read(assistant, random.randrange(passages)))

    started = [threading.Thread(target=read_on) for _ in range(readers)]
    read(assistant, 0)
    print("ready", flush=True)
    watching = threading.Thread(target=look_on, args=(sight, stopped))
    for thread in [*started, watching]:
        thread.start()
    sys.stdin.read()
    stopped.set()
    for thread in [*started, watching]:
        thread.join()
    print(json.dumps(asdict(sight)))


def read(assistant: Assistant, place: int) -> Read:
    """Ask for one section."""
    today, began = read_today(), time.time()
    answer = assistant.answer(Question(text=ask_for(place), today=today, as_of=today))
    rounds = {number for row in answer.citations for number in read_rounds(row.passage_text)}
    return Read(began, time.time(), answer.index, tuple(sorted(rounds)), answer.status, answer.notices)


def look_on(sight: Sight, stopped: threading.Event) -> None:
    """Count the open files and the threads of this process, again and again."""
    while not stopped.wait(LOOKED_EVERY):
        sight.files.append(len([*Path("/proc/self/fd").iterdir()]))
        sight.threads.append(len([*Path("/proc/self/task").iterdir()]))


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
