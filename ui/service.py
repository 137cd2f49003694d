"""Service: the chain behind the pages, built once in the background so that the first page does not wait for it."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any
from uuid import UUID

from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.runnables import Runnable

from rag.answer import Answer
from rag.chain import STEPS, build_chain, warm_up
from rag.question import Question
from rag.settings import Settings


class Service:
    """Answers questions; the models load while the first question is being typed."""

    def __init__(self, settings: Settings, note: Callable[[Question, Answer], None]) -> None:
        self._note = note
        self.has_model = bool(settings.model)
        self._chain: Runnable[Question, Answer] = build_chain(settings)
        self._warm: Future[None] = ThreadPoolExecutor(max_workers=1).submit(warm_up, settings)

    @property
    def is_warm(self) -> bool:
        """Whether the models are loaded."""
        return self._warm.done()

    def answer(self, question: Question, show: Callable[[str, str], None]) -> Answer:
        """The answer to a question, noted for the audit.

        `show` is told "step" with the name of each step as it begins, "sentence" with each that a chat model has
        written and a source carries, and "writing" while there is none yet; what it raises ends the run.
        """
        answer = self._chain.invoke(question, config={"callbacks": [Watcher(show)]})
        self._note(question, answer)
        return answer


class Watcher(BaseCallbackHandler):
    """Tells which step of the chain is being taken, and the sentences that may be shown before it ends."""

    def __init__(self, show: Callable[[str, str], None]) -> None:
        self._show = show

    def on_chain_start(self, serialized: dict[str, Any] | None, inputs: object, *, run_id: UUID, **kwargs: Any) -> None:  # noqa: ANN401 (LangChain's signature)
        """Called by LangChain when a runnable starts."""
        name = kwargs.get("name")
        if name in STEPS:
            self._show("step", str(name))

    def on_custom_event(self, name: str, data: object, *, run_id: UUID, **kwargs: Any) -> None:  # noqa: ANN401 (LangChain's signature)
        """Called by LangChain when a step has something to tell."""
        self._show(name, str(data or ""))
