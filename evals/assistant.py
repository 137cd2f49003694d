"""Assistant: our own chain as a program that is evaluated, whole or without its rules."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from langchain_core.callbacks import BaseCallbackHandler

from evals.program import Response, Text
from rag.chain import STEPS, Step, build_chain
from rag.composition.chat_model import ChatModel
from rag.generations import find_current, read_passages
from rag.inquiry import Inquiry
from rag.language.dates import show_date
from rag.passage import Validity
from rag.question import Question
from rag.settings import Settings

WATCHED = "retrieval"
"""The step at whose end the passages that were found are looked at."""


class Assistant:
    """The chain over the current index."""

    def __init__(self, settings: Settings, without: str = "", model: ChatModel | None = None) -> None:
        self.texts = list_texts(settings)
        self._keys = {text.id: text.section_key for text in self.texts}
        self._chain = build_chain(settings, _list_steps(without), model)

    def respond(self, question: Question) -> Response:
        """The chain's answer, with the sections that it cites, then what else its search found."""
        watcher = _Watcher()
        answer = self._chain.invoke(question, config={"callbacks": [watcher]})
        found = watcher.inquiry.found if watcher.inquiry else ()
        support = max((row.support for row in found), default=0.0)
        cited = (self._keys[citation.passage] for citation in answer.citations)
        ranking = dict.fromkeys([*cited, *(row.passage.section_key for row in found)])
        return Response(answer, tuple(ranking), support)


def list_texts(settings: Settings) -> list[Text]:
    """The passages of the current index as texts."""
    passages = read_passages(find_current(settings.index))
    return [Text(row.id, row.section_key, row.text, tuple(_list_days(row.validity))) for row in passages]


def _list_days(validity: Validity) -> Iterator[str]:
    """The days on which a passage was published, came into force and went out of it, as readers see them."""
    for day in (validity.published, validity.in_force_from, validity.in_force_until):
        if day:
            yield show_date(day.isoformat())


def _list_steps(without: str) -> dict[str, Step]:
    """The steps of the chain, one of them perhaps doing nothing."""
    return {name: _pass_by if name == without else step for name, step in STEPS.items()}


def _pass_by(inquiry: Inquiry) -> Inquiry:
    """The step that does nothing."""
    return inquiry


class _Watcher(BaseCallbackHandler):
    """Keeps what the search has found."""

    def __init__(self) -> None:
        self.inquiry: Inquiry | None = None
        self._watched: set[UUID] = set()

    def on_chain_start(self, serialized: dict[str, Any] | None, inputs: object, *, run_id: UUID, **kwargs: Any) -> None:  # noqa: ANN401 (LangChain's signature)
        """Called by LangChain when a runnable starts."""
        if kwargs.get("name") == WATCHED:
            self._watched.add(run_id)

    def on_chain_end(self, outputs: object, *, run_id: UUID, **kwargs: Any) -> None:  # noqa: ANN401 (LangChain's signature)
        """Called by LangChain when a runnable has ended."""
        if run_id in self._watched and isinstance(outputs, Inquiry):
            self.inquiry = outputs
