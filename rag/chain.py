"""Chain: the whole design on one screen, as a LangChain Runnable from a question to its answer.

A question passes five steps: scope (is it safe, is it ours, what does it ask), rules (what the law says on the
day), retrieval (the passages that answer), composition (the draft), grounding (nothing that is not carried).
Each step may end the run with a named status; what follows leaves an ended inquiry alone.
"""

import logging
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack, suppress
from dataclasses import replace
from functools import cache, partial, reduce
from operator import or_
from typing import TYPE_CHECKING

from rag.answer import Answer
from rag.composition.chat_model import ChatModel, open_chat_model
from rag.composition.endings import explain_fault
from rag.composition.generative import Writer
from rag.embedding import Embedder
from rag.errors import KantaneuvoError
from rag.inquiry import Inquiry
from rag.language.base_forms import load_dictionaries
from rag.language.frequency import load_frequencies
from rag.language.spelling import load_spellings
from rag.memory import Memory
from rag.question import Question
from rag.rendering import write_answer
from rag.reranking import Reranker
from rag.retrieval import Retrieval
from rag.settings import Settings
from rag.steps import apply_rules, compose, ground, retrieve, take_scope
from rag.store import Store
from rag.tracing import Tracing

if TYPE_CHECKING:
    from langchain_core.runnables import Runnable, RunnableConfig

_log = logging.getLogger(__name__)

Step = Callable[[Inquiry], Inquiry]

STEPS: dict[str, Step] = {
    "scope": take_scope,
    "rules": apply_rules,
    "retrieval": retrieve,
    "composition": compose,
    "grounding": ground,
}
"""What happens to a question, in order."""


class Assistant:
    """Answers questions by the steps, each with one generation held open for all of them.

    The index and the embedder load with the first question, or by `warm_up`. A chat model words what the passages
    say, if one is given or set; raises SettingsError for one that cannot be.
    """

    def __init__(self, settings: Settings, steps: Mapping[str, Step] = STEPS, model: ChatModel | None = None) -> None:
        embedder = Embedder(settings.embedder, settings.dimensions)
        model = model or (open_chat_model(settings) if settings.model else None)
        self._steps = steps
        self._writer = Writer(model, settings.model_context) if model else None
        self._store = Store(settings, embedder.identity)
        self._memory = Memory(settings.remembered)
        self._tracing = Tracing(settings.traces)
        self._retrieval = Retrieval(embedder, Reranker(settings.reranker) if settings.reranker else None)

    def answer(self, question: Question, tell: Callable[[str], None] = lambda step: None) -> Answer:
        """The answer to a question, remembered if it was asked before; `tell` is told each step as it begins.

        LangChain, which takes its time to load, is left out where no model writes.
        """
        if self._writer:
            return self.as_runnable().invoke(question)
        think = partial(self._answer, take=partial(self._take_steps, tell))
        return self._memory.recall(question, self._store.name_current(), think)

    def as_runnable(self) -> "Runnable[Question, Answer]":
        """The same as LangChain has it: a chain of the steps by their names, which can be followed and traced."""
        from langchain_core.runnables import RunnableLambda

        named = (RunnableLambda(partial(self._run, name), name=name) for name in self._steps)
        taken = reduce(or_, named)

        def answer(question: Question, config: "RunnableConfig") -> Answer:
            """Take the steps as runnables of this run."""
            return self._answer(question, lambda inquiry: taken.invoke(inquiry, config))

        return RunnableLambda(answer, name="kantaneuvo")

    def _answer(self, question: Question, take: Step) -> Answer:
        """The answer that the steps come to, taken one way or the other."""
        with ExitStack() as held, self._tracing.span("question") as facts:
            open_generation = cache(lambda: held.enter_context(self._store.read()))
            answer = write_answer(take(Inquiry(question, self._retrieval, open_generation, self._writer)))
            facts |= {"status": answer.status, "language": answer.language, "generation": answer.index}
            return answer

    def _take_steps(self, tell: Callable[[str], None], inquiry: Inquiry) -> Inquiry:
        """The steps one after the other."""
        for name in self._steps:
            tell(name)
            inquiry = self._run(name, inquiry)
        return inquiry

    def _run(self, name: str, inquiry: Inquiry) -> Inquiry:
        """Take one step, unless an earlier one has ended the inquiry."""
        if inquiry.ending:
            return inquiry
        with self._tracing.span(name):
            return _take(name, self._steps[name], inquiry)


def build_chain(
    settings: Settings, steps: Mapping[str, Step] = STEPS, model: ChatModel | None = None
) -> "Runnable[Question, Answer]":
    """The assistant as a LangChain Runnable; raises SettingsError for a chat model that cannot be used."""
    return Assistant(settings, steps, model).as_runnable()


def warm_up(settings: Settings) -> None:
    """Load models, dictionaries and frequencies before the first question; a fault shows itself with the question."""
    load_dictionaries()
    load_frequencies()
    load_spellings()
    with suppress(KantaneuvoError):
        Embedder(settings.embedder, settings.dimensions).load()


def _take(name: str, step: Step, inquiry: Inquiry) -> Inquiry:
    """Take one step and its time; a fault ends the inquiry with status error."""
    began = time.perf_counter()
    try:
        inquiry = step(inquiry)
    except Exception as error:  # noqa: BLE001 (the border: no fault reaches a reader as a traceback)
        if not isinstance(error, KantaneuvoError):
            _log.exception("The step %s failed.", name)
        inquiry = replace(inquiry, ending=explain_fault(error, inquiry.replies))
    taken = round((time.perf_counter() - began) * 1000, 2)
    return replace(inquiry, timings_ms={**inquiry.timings_ms, name: taken})
