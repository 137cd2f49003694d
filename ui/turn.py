"""Turn: a question as it may be shown, and its answer."""

from dataclasses import dataclass

from rag.answer import Answer


@dataclass(frozen=True)
class Turn:
    """A question as it may be shown, without personal data, and its answer."""

    shown: str
    answer: Answer
