"""Reranking: a cross-encoder that reads question and passage together and puts what was found in its order."""

from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from rag.coverage import Found
from rag.errors import RerankerUnavailable
from rag.model_hub import open_from_hub

if TYPE_CHECKING:
    from sentence_transformers import CrossEncoder

_CONFIGURATION = "config.json"
"""The file that says what a model is made of."""


class Reranker:
    """A cross-encoder by its name or folder, which loads when it is first asked."""

    def __init__(self, name: str) -> None:
        self._name = name

    def order(self, question: str, found: Sequence[Found]) -> list[Found]:
        """The passages, those first that the model holds for the best answers; raises RerankerUnavailable."""
        if len(found) < 2:
            return [*found]
        scores = _load(self._name).predict([(question, row.passage.searched_text) for row in found])
        return [row for _, row in sorted(zip(scores, found, strict=True), key=lambda pair: -float(pair[0]))]


@lru_cache(maxsize=1)
def _load(name: str) -> "CrossEncoder":
    """The model; raises RerankerUnavailable with what to do."""
    is_folder = (Path(name) / _CONFIGURATION).is_file()
    try:
        return _open(name, True) if is_folder else open_from_hub(name, _CONFIGURATION, partial(_open, name))
    # The libraries below raise Exception itself for a damaged file.
    except Exception as error:
        raise RerankerUnavailable(
            f"KANTANEUVO_RERANKER: the model “{name}” cannot be loaded ({type(error).__name__}). Check the name or "
            "folder, or that the model hub can be reached; leave the setting empty to do without."
        ) from error


def _open(name: str, is_here: bool) -> "CrossEncoder":
    """A model by its name or folder, from this machine alone or from the hub too."""
    from sentence_transformers import CrossEncoder

    model: CrossEncoder = CrossEncoder(name, device="cpu", local_files_only=is_here)
    return model
