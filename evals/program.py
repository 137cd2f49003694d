"""Program: whatever answers questions and can be evaluated: our chain, a part of it, or a baseline."""

from dataclasses import dataclass
from typing import Protocol

from rag.answer import Answer
from rag.question import Question


@dataclass(frozen=True)
class Response:
    """An answer, the sections in the order in which they were found for it, and how well the best one carries it.

    `ranking` holds section keys ("document#section"), each once; `support` is a number that grows with the
    program's sureness that it can answer, None where it has none.
    """

    answer: Answer
    ranking: tuple[str, ...] = ()
    support: float | None = None


@dataclass(frozen=True)
class Text:
    """A piece of text that a program searches and may cite: its id, its section's key, and its words.

    `days` are those from which and until which it holds, as readers see them.
    """

    id: str
    section_key: str
    text: str
    days: tuple[str, ...] = ()


class Program(Protocol):
    """What answers questions; `texts` are all that it may cite."""

    texts: list[Text]

    def respond(self, question: Question) -> Response:
        """Answer a question."""
        ...
