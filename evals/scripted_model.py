"""Scripted model: a chat model that repeats sentences of the passages it is sent; it proves the plumbing, no prose."""

import json
import re
from collections.abc import Iterator
from functools import partial
from typing import Any

from langchain_core.callbacks import CallbackManagerForLLMRun
from langchain_core.language_models.chat_models import BaseChatModel
from langchain_core.messages import AIMessageChunk, BaseMessage
from langchain_core.outputs import ChatGenerationChunk, ChatResult
from langchain_core.outputs.chat_generation import ChatGeneration

from rag.blocks import parse_blocks, strip_marker
from rag.language import LANGUAGES
from rag.language.detection import detect_language
from rag.language.sentences import split_sentences
from rag.language.terms import make_terms

_QUESTION = re.compile(r" question>(\[.*?\])</")
_PASSAGE = re.compile(r"<(\w+) (P\d+)>\n[^\n]*\n(.*?)\n</\1>", re.DOTALL)


def write_reply(prompt: str, place: int = 0) -> dict[str, Any]:
    """An honest reply to a prompt: two sentences of the first passage, or of a later one, word for word.

    They are those that share most terms with the question.
    """
    passages = list(_PASSAGE.finditer(prompt))
    if not passages:
        return {"sentences": []}
    passage = passages[place % len(passages)]
    blocks = parse_blocks(passage[3])
    units = [unit for block in blocks for unit in (*split_sentences(block.text), *map(strip_marker, block.items))]
    whole = [unit for unit in units if unit.endswith(".")]
    best = sorted(whole, key=partial(_share_terms, _find_question(prompt)), reverse=True)[:2]
    return {"sentences": [{"text": unit, "sources": [passage[2]]} for unit in whole if unit in best]}


def _find_question(prompt: str) -> str:
    """The question that is asked in a prompt."""
    found = _QUESTION.search(prompt)
    return str(json.loads(found[1])[-1]) if found else ""


def _share_terms(question: str, unit: str) -> int:
    """How many terms a sentence shares with a question."""
    language = detect_language(question) or LANGUAGES[0]
    return len(set(make_terms(question, language)) & set(make_terms(unit, language)))


class ScriptedModel(BaseChatModel):
    """A chat model without a server, which writes what `write_reply` says."""

    @property
    def _llm_type(self) -> str:
        """The name of its kind."""
        return "scripted"

    def _generate(self, messages: list[BaseMessage], *_: object, **__: object) -> ChatResult:
        """The reply at once."""
        text = "".join(str(chunk.message.content) for chunk in self._stream(messages))
        return ChatResult(generations=[ChatGeneration(message=AIMessageChunk(content=text))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: list[str] | None = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **_: Any,  # noqa: ANN401 (LangChain's signature)
    ) -> Iterator[ChatGenerationChunk]:
        """The reply in small pieces."""
        text = json.dumps(write_reply(str(messages[-1].content)), ensure_ascii=False)
        for start in range(0, len(text), 40):
            yield ChatGenerationChunk(message=AIMessageChunk(content=text[start : start + 40]))
