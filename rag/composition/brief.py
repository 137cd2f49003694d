"""Brief: what every composer works from, the question, what it means, the index and the words of the reply."""

from dataclasses import dataclass
from datetime import date

from rag.language.dates import show_date
from rag.meaning import Meaning
from rag.passage import Passage
from rag.question import Question
from rag.replies import Replies
from rag.store import Generation


@dataclass(frozen=True)
class Brief:
    """A question with all that a composer needs to answer it."""

    question: Question
    meaning: Meaning
    generation: Generation
    replies: Replies

    @property
    def on(self) -> date:
        """The day the answer is for."""
        return self.question.as_of

    def find_section(self, key: str) -> Passage | None:
        """A section in the asker's language, if it is visible on the day asked about."""
        passage = self.generation.find_section(key, self.meaning.language)
        return passage if passage and passage.is_visible(self.on) else None

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the replies; days among the facts are shown as people write them."""
        shown = {name: show_date(fact.isoformat()) if isinstance(fact, date) else fact for name, fact in facts.items()}
        return self.replies.say(key, **shown)
