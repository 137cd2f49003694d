"""Survey: what a process that has just started finds in the index, by its files, by Chroma and by asking."""

import json
import random
import sys
import time
from collections import Counter
from dataclasses import asdict, dataclass

from rag.answer import Answer
from rag.chain import Assistant
from rag.chroma import CHROMA, open_collection, open_copy
from rag.embedding import Embedder
from rag.generations import read_vectors
from rag.question import Question
from rag.settings import Settings, read_today
from rag.store import Generation, Store
from rag.vectors import list_unreachable
from rag.working_copy import WorkingCopy
from tests.torture.corpora import ask_for, name_section, read_rounds

ASKED = 3
"""Questions that are asked."""


@dataclass(frozen=True)
class Survey:
    """What was found: the generation, its rounds, what is lost, double or not found, and how questions ended."""

    index: str
    stands_in: bool
    rounds: list[int]
    lost: list[str]
    double: list[str]
    unreachable: int
    statuses: list[str]
    answered_rounds: list[int]
    answered_in: float
    notices: list[str]

    def judge(self, *rounds: int, stands_in: bool = False) -> list[str]:
        """What is wrong with an index that ought to be whole and of one of some rounds."""
        wrong = {
            f"answers with round {self.rounds}, not {rounds}": self.rounds not in [[number] for number in rounds],
            f"lost {self.lost[:3]}": bool(self.lost),
            f"double {self.double[:3]}": bool(self.double),
            f"{self.unreachable} passages are not found by their vectors": self.unreachable > 0,
            f"ended {self.statuses} {self.notices}": set(self.statuses) != {"answered"},
            f"cites rounds {self.answered_rounds}, holds {self.rounds}": self.answered_rounds != self.rounds,
            f"stands in: {self.stands_in}": self.stands_in != stands_in,
        }
        return [said for said, is_so in wrong.items() if is_so]


def main(arguments: list[str]) -> int:
    """Survey an index of so many passages; one JSON object on standard output."""
    count, settings = int(arguments[0]), Settings.from_environment()
    began = time.monotonic()
    answers = ask(Assistant(settings), count)
    took = time.monotonic() - began
    print(json.dumps(asdict(survey(settings, count, answers, took))))
    return 0


def ask(assistant: Assistant, count: int) -> list[Answer]:
    """Ask for some of the sections."""
    today = read_today()
    places = random.sample(range(count), ASKED)
    return [assistant.answer(Question(text=ask_for(place), today=today, as_of=today)) for place in places]


def survey(settings: Settings, count: int, answers: list[Answer], took: float) -> Survey:
    """Look through the generation that answers."""
    store = Store(settings, Embedder(settings.embedder, settings.dimensions).identity)
    with store.read() as generation:
        ids = [passage.id for passage in generation.passages]
        names = {passage.section_key.partition("#")[2] for passage in generation.passages}
        unreachable, held = _look_in_chroma(settings, generation)
        return Survey(
            index=generation.manifest.id,
            stands_in=generation.stands_in,
            rounds=sorted({number for row in generation.passages for number in read_rounds(row.text)}),
            lost=sorted(({name_section(place) for place in range(count)} - names) | (set(ids) ^ set(held))),
            double=[name for name, times in (Counter(ids) + Counter(held)).items() if times > 2],
            unreachable=unreachable,
            statuses=[answer.status for answer in answers],
            answered_rounds=sorted({n for row in answers for one in row.citations for n in read_rounds(one.quote)}),
            answered_in=took,
            notices=sorted({notice for answer in answers for notice in answer.notices}),
        )


def _look_in_chroma(settings: Settings, generation: Generation) -> tuple[int, list[str]]:
    """How many passages Chroma does not find by their own vectors, and the ids that it holds."""
    folder, name = settings.index / "generations" / generation.manifest.id, generation.manifest.id
    copy = WorkingCopy(folder, CHROMA)
    unreachable = list_unreachable(copy.path.parent, settings, name, read_vectors(folder))
    copy.close()
    with open_copy(folder, settings) as client:
        return len(unreachable), open_collection(client, name).get(include=[])["ids"]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
