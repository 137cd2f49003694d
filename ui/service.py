"""Service: the assistant behind the pages, made once; the first page waits for no model, and for no LangChain."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from rag.settings import Settings
from ui.access import Asker
from ui.allowance import Allowance

if TYPE_CHECKING:
    from langchain_core.callbacks import BaseCallbackHandler

    from rag.answer import Answer
    from rag.chain import Assistant
    from rag.question import Question

Show = Callable[[str, str], None]
"""What is told "step" with the name of each step as it begins, "sentence" with each that a chat model has written and
a source carries, and "writing" while there is none yet; what it raises ends the run.
"""


class Service:
    """Answers questions; all that answers loads while the first one is being typed.

    Raises SettingsError for a chat model that cannot be used.
    """

    def __init__(
        self,
        settings: Settings,
        note: Callable[["Question", "Answer"], None],
        find_asker: Callable[[], Asker],
        clock: Callable[[], float],
    ) -> None:
        self._note = note
        self._find_asker = find_asker
        self._clock = clock
        self._allowance = Allowance(settings.questions_per_minute)
        self.has_model = bool(settings.model)
        pool = ThreadPoolExecutor(max_workers=1)
        self._assistant: Future[Assistant] = pool.submit(_open_assistant, settings)
        self._warm: Future[None] = pool.submit(_warm_up, settings)
        if self.has_model:
            self._assistant.result()

    @property
    def is_warm(self) -> bool:
        """Whether the models are loaded."""
        return self._warm.done()

    def find_wait(self) -> float:
        """Take a question of who asks now; 0 where there was one left, else the seconds to wait."""
        return self._allowance.take(self._find_asker(), self._clock())

    def answer(self, question: "Question", show: Show) -> "Answer":
        """The answer to a question, noted for the audit."""
        assistant = self._assistant.result()
        if self.has_model:
            answer = assistant.as_runnable().invoke(question, config={"callbacks": [watch(show)]})
        else:
            answer = assistant.answer(question, partial(show, "step"))
        self._note(question, answer)
        return answer


def _open_assistant(settings: Settings) -> "Assistant":
    """The assistant, once its code is loaded; raises SettingsError."""
    from rag.chain import Assistant

    return Assistant(settings)


def _warm_up(settings: Settings) -> None:
    """Load what the first question needs."""
    from rag.chain import warm_up

    warm_up(settings)


def watch(show: Show) -> "BaseCallbackHandler":
    """What LangChain tells of each step of the chain, and of the sentences that may be shown before it ends."""
    from langchain_core.callbacks import BaseCallbackHandler

    from rag.chain import STEPS

    class Watcher(BaseCallbackHandler):
        """Shows what it is told."""

        def on_chain_start(
            self,
            serialized: dict[str, Any] | None,
            inputs: object,
            *,
            run_id: UUID,
            **kwargs: Any,  # noqa: ANN401 (LangChain's signature)
        ) -> None:
            """Called by LangChain when a runnable starts."""
            name = kwargs.get("name")
            if name in STEPS:
                show("step", str(name))

        def on_custom_event(self, name: str, data: object, *, run_id: UUID, **kwargs: Any) -> None:  # noqa: ANN401 (LangChain's signature)
            """Called by LangChain when a step has something to tell."""
            show(name, str(data or ""))

    return Watcher()
