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

from langchain_core.runnables import Runnable, RunnableConfig, RunnableLambda

from rag.answer import Answer
from rag.composition.chat_model import ChatModel, open_chat_model
from rag.composition.endings import explain_fault
from rag.composition.generative import Writer
from rag.embedding import Embedder
from rag.errors import KantaneuvoError
from rag.inquiry import Inquiry
from rag.language.base_forms import load_dictionaries
from rag.question import Question
from rag.rendering import write_answer
from rag.retrieval import GuidanceRetriever
from rag.settings import Settings
from rag.steps import apply_rules, compose, ground, retrieve, take_scope
from rag.store import Store

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


def build_chain(
    settings: Settings, steps: Mapping[str, Step] = STEPS, model: ChatModel | None = None
) -> Runnable[Question, Answer]:
    """The chain for an index and an embedder, which loads with the first question, or by `warm_up`.

    A chat model words what the passages say, if one is given or set; raises SettingsError for one that cannot be.
    """
    model = model or (open_chat_model(settings) if settings.model else None)
    writer = Writer(model, settings.model_context) if model else None
    embedder = Embedder(settings.embedder)
    store = Store(settings, embedder.identity)
    retriever = GuidanceRetriever(store=store, embedder=embedder)
    taken = reduce(or_, (RunnableLambda(partial(_run, name, step), name=name) for name, step in steps.items()))

    def answer(question: Question, config: RunnableConfig) -> Answer:
        """Take the steps with one generation held open for all of them."""
        with ExitStack() as held:
            inquiry = Inquiry(question, retriever, cache(lambda: held.enter_context(store.read())), writer)
            return write_answer(taken.invoke(inquiry, config))

    return RunnableLambda(answer, name="kantaneuvo")


def warm_up(settings: Settings) -> None:
    """Load the models and dictionaries before the first question; a fault shows itself with the question."""
    load_dictionaries()
    with suppress(KantaneuvoError):
        Embedder(settings.embedder).load()


def _run(name: str, step: Step, inquiry: Inquiry) -> Inquiry:
    """Take one step, unless an earlier one has ended the inquiry; a fault ends it with status error."""
    if inquiry.ending:
        return inquiry
    began = time.perf_counter()
    try:
        inquiry = step(inquiry)
    except Exception as error:  # noqa: BLE001 (the border: no fault reaches a reader as a traceback)
        if not isinstance(error, KantaneuvoError):
            _log.exception("The step %s failed.", name)
        inquiry = replace(inquiry, ending=explain_fault(error, inquiry.replies))
    taken = round((time.perf_counter() - began) * 1000, 2)
    return replace(inquiry, timings_ms={**inquiry.timings_ms, name: taken})
