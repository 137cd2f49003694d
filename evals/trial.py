"""Trial: a case with what a program answered, which metrics measure."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from pydantic import BaseModel, ConfigDict

from evals.case import Case
from evals.program import Text
from evals.statements import Statement, split_statements
from rag.answer import Answer, AnswerStatus


class Record(BaseModel):
    """What a program answered to a case: its answer, ranking and support, the seconds taken, which repeat it is."""

    model_config = ConfigDict(frozen=True)

    case: str
    answer: Answer
    ranking: tuple[str, ...] = ()
    support: float | None = None
    seconds: float
    repeat: int = 0


@dataclass(frozen=True)
class Trial:
    """A case, its record, and every text that the program could cite, by id.

    `repeats` are the answers of further askings of the same question, `original` the record of the case that this
    one asks in other words.
    """

    case: Case
    record: Record
    texts: Mapping[str, Text]
    repeats: tuple[Answer, ...] = ()
    original: Record | None = None

    @property
    def answer(self) -> Answer:
        """What was answered."""
        return self.record.answer

    @property
    def is_answered(self) -> bool:
        """Whether the program gave an answer."""
        return self.answer.status is AnswerStatus.ANSWERED

    @property
    def owes_content(self) -> bool:
        """Whether what the case expects to stand in an answer is due: not where it may be declined and was."""
        return self.is_answered or self.case.is_answerable

    @property
    def is_declined(self) -> bool:
        """Whether the program replied that it gives no answer; a fault is no such reply."""
        return not self.is_answered and self.answer.status is not AnswerStatus.ERROR

    @cached_property
    def statements(self) -> list[Statement]:
        """The statements of the answer; none of a reply that gives no answer."""
        return split_statements(self.answer) if self.is_answered else []

    @property
    def words(self) -> str:
        """What the reader is told: the answer and its notices, without Markdown."""
        return " ".join([self.answer.answer, *self.answer.notices]).replace("*", "")

    @cached_property
    def sections(self) -> tuple[str, ...]:
        """The keys of the sections that the answer cites, in order."""
        cited = (self.texts.get(citation.passage) for citation in self.answer.citations)
        return tuple(dict.fromkeys(text.section_key for text in cited if text))
