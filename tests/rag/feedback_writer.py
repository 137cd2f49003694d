"""A process that gives feedback; it knows the store and nothing else, so that it starts quickly."""

import sys
from datetime import date

from rag.answer import Answer, AnswerStatus
from rag.feedback import Finding, make_feedback
from rag.feedback_store import FeedbackStore

DAY = date(2026, 11, 22)
ANSWER = Answer(
    id=None,
    question="Milloin?",
    standalone_question="Milloin?",
    language="fi",
    as_of=DAY,
    today=DAY,
    status=AnswerStatus.NEEDS_CLARIFICATION,
    answer="Mitä tarkoitat?",
)


def give(address: str, first: int) -> None:
    """Open a store and add twenty pieces of feedback with numbers from the first on as their notes."""
    store = FeedbackStore(address, 30)
    for note in range(first, first + 20):
        store.add(make_feedback(ANSWER, Finding.RIGHT, str(note), DAY, with_question=False))


if __name__ == "__main__":
    give(sys.argv[1], int(sys.argv[2]))
