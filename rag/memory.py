"""Memory: answers that were given a moment ago, so that the same question asked again takes no step.

In the memory of the process alone, few, and never of a question with personal data. The key has all that an answer
hangs on: the generation of the index and the whole question with its days, profile, history and language.
"""

import hashlib
import threading
import time
from collections import OrderedDict
from collections.abc import Callable

from rag.answer import Answer, AnswerStatus
from rag.personal_data import find_personal_data
from rag.question import Question

UNSURE = (AnswerStatus.ERROR, AnswerStatus.PERSONAL_DATA)
"""What is never remembered: a fault may be over, and personal data is not kept."""


class Memory:
    """The last answers of one assistant, whose settings never change; 0 of them for none."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._lock = threading.Lock()
        self._answers: OrderedDict[str, Answer] = OrderedDict()

    def recall(self, question: Question, generation: str, answer: Callable[[Question], Answer]) -> Answer:
        """The answer remembered for a question and generation, or else a new one, which is remembered."""
        began = time.perf_counter()
        if not self._size or not generation or _is_personal(question):
            return answer(question)
        key = _make_key(question, generation)
        with self._lock:
            found = self._answers.get(key)
            if found:
                self._answers.move_to_end(key)
        if not found:
            return self._remember(key, generation, answer(question))
        taken = round((time.perf_counter() - began) * 1000, 2)
        return found.model_copy(update={"id": question.id, "timings_ms": {"total": taken}})

    def _remember(self, key: str, generation: str, answer: Answer) -> Answer:
        """Keep an answer, unless it is unsure or of another generation than was asked; the oldest goes."""
        if answer.status not in UNSURE and answer.index in ("", generation):
            with self._lock:
                self._answers[key] = answer
                while len(self._answers) > self._size:
                    self._answers.popitem(last=False)
        return answer


def _is_personal(question: Question) -> bool:
    """Whether a question or what was asked before it has personal data."""
    return any(find_personal_data(text) for text in (question.text, *question.history))


def _make_key(question: Question, generation: str) -> str:
    """What an answer is found by: a digest, which tells nothing of the question."""
    return hashlib.sha256(f"{generation}\0{question.model_dump_json(exclude={'id'})}".encode()).hexdigest()
