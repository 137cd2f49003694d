"""Feedback: what askers say of answers, for the admins of the service.

The words of a question are kept only where the asker agrees; without that also nothing of the answer that repeats
them or may do so: what was understood, what the passages lack, the notices, a language model's wording. What the
asker's organisation says of itself is never kept.
"""

from datetime import date
from enum import StrEnum
from typing import Any

from pydantic import BaseModel, ConfigDict

from rag.answer import Answer
from rag.personal_data import redact
from rag.versions import Versions


class Finding(StrEnum):
    """What someone finds of an answer."""

    RIGHT = "right"
    WRONG_DATE = "wrong_date"
    WRONG_SOURCE = "wrong_source"
    INCOMPLETE = "incomplete"
    SHOULD_DECLINE = "should_decline"


class FeedbackState(StrEnum):
    """How far the admins have got with a piece of feedback."""

    NEW = "new"
    IN_WORK = "in_work"
    DONE = "done"
    DISMISSED = "dismissed"


class Feedback(BaseModel):
    """What an asker found of an answer on a day; `question` is None where its words were not to be kept.

    The answer itself tells its language, status, index and the last act that its rulings follow.
    """

    model_config = ConfigDict(frozen=True)

    given_on: date
    finding: Finding
    note: str
    question: str | None
    answer: Answer
    versions: Versions = Versions()
    state: FeedbackState = FeedbackState.NEW
    id: int = 0


def make_feedback(answer: Answer, finding: Finding, note: str, given_on: date, *, with_question: bool) -> Feedback:
    """A piece of feedback, masked; without the words of the question unless they may be kept."""
    question = redact(answer.standalone_question) if with_question else None
    words = {"question": question or "", "standalone_question": question or ""}
    silent: dict[str, Any] = {} if with_question else {"notices": (), "follow_ups": ()}
    if answer.composition and not with_question:
        silent["answer"] = ""
    kept = answer.model_copy(update={**words, **silent, "organisation": (), "basis": None, "id": None})
    return Feedback(given_on=given_on, finding=finding, note=redact(note.strip()), question=question, answer=kept)
