"""Chat model: what a LangChain chat model writes, as it comes, within a time and a length that are set."""

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from rag.errors import ModelUnavailable, SettingsError
from rag.settings import Settings

if TYPE_CHECKING:
    from langchain_core.language_models import BaseChatModel
    from langchain_core.messages import BaseMessage

LETTERS_A_TOKEN = 6
"""Letters that a token is at most taken for, when what a model has written is held against its budget."""

_PACKAGES = {"openai": "langchain-openai", "ollama": "langchain-ollama", "anthropic": "langchain-anthropic"}
_END = None


@dataclass(frozen=True)
class ChatModel:
    """A chat model with its name and its limits."""

    name: str
    client: "BaseChatModel"
    timeout: float
    tokens: int

    def stream(self, messages: "Sequence[BaseMessage]", shape: dict[str, Any]) -> Iterator[str]:
        """What the model writes, piece by piece; raises ModelUnavailable for one that fails or takes too long."""
        until = time.monotonic() + self.timeout
        pieces: Queue[str | Exception | None] = Queue()
        stopped = Event()
        Thread(target=_pump, args=(self._shape(shape), messages, pieces, stopped), daemon=True).start()
        length = 0
        try:
            while (piece := pieces.get(timeout=max(until - time.monotonic(), 0.001))) is not _END:
                if isinstance(piece, Exception):
                    raise ModelUnavailable(type(piece).__name__) from piece
                length += len(piece)
                yield piece
                if length > self.tokens * LETTERS_A_TOKEN:
                    raise ModelUnavailable("too long")
        except Empty as error:
            raise ModelUnavailable("too slow") from error
        finally:
            stopped.set()

    def _shape(self, schema: dict[str, Any]) -> Any:  # noqa: ANN401 (LangChain's own type depends on the provider)
        """The model bound to a JSON schema, where its server takes one."""
        if self.name.startswith("ollama:"):
            return self.client.bind(format=schema)
        if self.name.startswith("openai:"):
            named = {"name": "answer", "schema": schema, "strict": True}
            return self.client.bind(response_format={"type": "json_schema", "json_schema": named})
        return self.client


def _pump(
    model: Any,  # noqa: ANN401 (a client, or one bound to a shape)
    messages: "Sequence[BaseMessage]",
    pieces: "Queue[str | Exception | None]",
    stopped: Event,
) -> None:
    """Put what a model writes into a queue until it ends, fails or nobody waits any more."""
    try:
        for chunk in model.stream(list(messages)):
            if stopped.is_set():
                return
            pieces.put(str(chunk.text))
        pieces.put(_END)
    # Every provider's client has faults of its own; none of them may take the answer down.
    except Exception as error:  # noqa: BLE001 (the border to the model's server)
        pieces.put(error)


@lru_cache(maxsize=4)
def open_chat_model(settings: Settings) -> ChatModel:
    """The chat model of the settings; raises SettingsError that says what is missing."""
    from langchain.chat_models import init_chat_model

    provider = settings.model.split(":")[0]
    fields: dict[str, Any] = {"temperature": 0, "base_url": settings.model_url or None}
    if provider == "ollama":
        fields |= {"num_predict": settings.model_tokens, "client_kwargs": {"timeout": settings.model_timeout}}
    else:
        fields |= {"max_tokens": settings.model_tokens, "timeout": settings.model_timeout, "max_retries": 0}
    if provider == "openai" and settings.model_url and not os.environ.get("OPENAI_API_KEY"):
        fields["api_key"] = "none"
    try:
        client = init_chat_model(settings.model, **{key: value for key, value in fields.items() if value is not None})
    except ImportError as error:
        package = _PACKAGES.get(provider, f"langchain-{provider}")
        raise SettingsError(
            f"KANTANEUVO_MODEL: “{settings.model}” needs the package {package}; "
            f"run: .venv/bin/python -m pip install {package}"
        ) from error
    # A client that is not given its key or a name it knows says so by an error of its own kind.
    except Exception as error:
        raise SettingsError(
            f"KANTANEUVO_MODEL: “{settings.model}” cannot be used ({type(error).__name__}); write it as "
            "provider:name, such as ollama:gemma3, and set the key that a hosted model needs."
        ) from error
    return ChatModel(settings.model, client, settings.model_timeout, settings.model_tokens)
