"""Scene: a corpus with its index in a folder of its own, and the commands that are run there."""

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from rag.settings import Settings
from tests.command_line import name_variables
from tests.torture.corpora import Corpus
from tests.torture.launcher import INGEST, LONG, SURVEY, Ended, Launcher, Mischief
from tests.torture.survey import Survey

KEPT = 3
"""Generations that an ingest leaves at most."""


@dataclass
class Scene:
    """A corpus of so many passages, at a round that was written and one that was published; each changes every text."""

    folder: Path
    passages: int
    launcher: Launcher
    round: int = 0
    published: int = 0
    moments: random.Random = field(default_factory=random.Random)

    def __post_init__(self) -> None:
        """Make the first index."""
        (self.folder / "temporary").mkdir(parents=True)
        self.settings = Settings(index=self.folder / "index", corpus=self.folder / "corpus")
        self.corpus = Corpus(self.settings, self.passages)
        self.publish_next()

    @property
    def environment(self) -> dict[str, str]:
        """The environment of a command here; its temporary files lie here too."""
        return name_variables(self.settings) | {"TMPDIR": str(self.folder / "temporary")}

    @property
    def generations(self) -> Path:
        """The folder of the generations."""
        return self.settings.index / "generations"

    @property
    def current(self) -> Path:
        """The folder of the generation that the pointer names."""
        return self.generations / (self.settings.index / "current").read_text().strip()

    def write_next(self) -> int:
        """Write the next round; gives its number."""
        self.round += 1
        self.corpus.write(self.round)
        return self.round

    def publish_next(self) -> Ended:
        """Write the next round and publish it."""
        self.write_next()
        ended = self.ingest()
        assert ended.code == 0, ended.err
        return ended

    def run(self, command: str, *arguments: str, after: float = LONG, mischief: Sequence[Mischief] = ()) -> Ended:
        """Run a command here."""
        done = [*mischief, ("obey_rights",)]
        return self.launcher.run(command, self.environment, *arguments, after=after, mischief=done)

    def ingest(self, after: float = LONG, mischief: Sequence[Mischief] = ()) -> Ended:
        """Run an ingest; the round it publishes is the one that ought to answer."""
        ended = self.run(INGEST, "--json", after=after, mischief=mischief)
        self.published = self.round if ended.code == 0 else self.published
        return ended

    def survey(self) -> Survey | str:
        """What a process that has just started finds in the index; what it said where it found nothing."""
        ended = self.run(SURVEY, str(self.passages))
        return Survey(**json.loads(ended.out)) if ended.code == 0 else f"no survey: {ended.said}"

    def judge(self, *rounds: int, stands_in: bool = False) -> list[str]:
        """What is wrong with the index, which ought to be whole and of one of some rounds."""
        found = self.survey()
        return [found] if isinstance(found, str) else found.judge(*rounds, stands_in=stands_in)

    def judge_next(self) -> list[str]:
        """What is wrong with an ingest that nothing hinders, and with what it leaves."""
        ended = self.ingest()
        wrong = [f"the next ingest ended with {ended.code}: {ended.said}"] if ended.code else self.judge(self.round)
        kept = [path.name for path in self.generations.iterdir()]
        return wrong + ([f"left {kept}"] if len(kept) > KEPT or any(name.endswith(".tmp") for name in kept) else [])


def judge_refusal(ended: Ended) -> list[str]:
    """What is wrong with a command that ought to have ended with a sentence for a person."""
    said, is_plain = ended.said, "Traceback" not in ended.err and "panicked" not in ended.err
    wrong = {
        f"ended with {ended.code}": ended.code not in (1, 2),
        f"no plain sentence: {ended.err[-300:]}": not is_plain or not said.endswith(".") or " " not in said,
    }
    return [text for text, is_so in wrong.items() if is_so]
