"""A process that gives feedback: it knows the store and nothing else, so that it starts quickly."""

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


def give(address: str, notes: range) -> list[int]:
    """Open a store and add a piece of feedback for each number; gives their numbers in the store."""
    store = FeedbackStore(address, 30)
    return [store.add(make_feedback(ANSWER, Finding.RIGHT, str(note), DAY, with_question=False)) for note in notes]
