"""Inquiry: a question on its way through the steps, with what each has found so far."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from rag.answer import Ending
from rag.asked_deadline import AskedDeadline
from rag.asked_guidance import AskedGuidance
from rag.composition.brief import Brief
from rag.composition.draft import Draft
from rag.composition.generative import Writer
from rag.coverage import Found
from rag.errors import KantaneuvoError
from rag.meaning import Meaning
from rag.question import Question
from rag.replies import Replies, load_replies
from rag.retrieval import Retrieval
from rag.rules.acts import Act
from rag.rulings import Case
from rag.store import Generation


@dataclass(frozen=True)
class Inquiry:
    """A question with its meaning, the rulings and passages found for it, and the draft of its answer.

    `is_ruled` says that the rules were asked, so that later steps may ask them too; `refused` counts the statements
    that nothing carried. Each step gives a new inquiry; once `ending` is set, the steps that follow leave it as it
    is. `stands_in` says that an earlier generation of the index answers, since the current one is damaged.
    """

    question: Question
    retrieval: Retrieval
    open_generation: Callable[[], Generation]
    writer: Writer | None = None
    language: str = "fi"
    meaning: Meaning | None = None
    is_ruled: bool = False
    asked: AskedDeadline | None = None
    cases: tuple[Case, ...] = ()
    acts: tuple[Act, ...] = ()
    guidance: AskedGuidance | None = None
    found: tuple[Found, ...] = ()
    draft: Draft = field(default_factory=Draft)
    refused: int = 0
    ending: Ending | None = None
    generation: str = ""
    stands_in: bool = False
    timings_ms: dict[str, float] = field(default_factory=dict)

    @property
    def replies(self) -> Replies:
        """The sentences of the reply's language."""
        return load_replies(self.language)

    @property
    def brief(self) -> Brief:
        """What composers work from."""
        return Brief(self.question, self.understood, self.open_generation(), self.replies)

    def knows_word(self, base: str) -> bool:
        """Whether the documents have a word, given in its base form.

        Opens the index when first asked; one that cannot be opened knows none, and is told of in the retrieval step.
        """
        with suppress(KantaneuvoError):
            return self.open_generation().lexicon.knows(base)
        return False

    @property
    def understood(self) -> Meaning:
        """The meaning, which every step after the first has."""
        if self.meaning is None:
            raise ValueError("the scope step has not read the question")
        return self.meaning
