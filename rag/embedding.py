"""Embedding: texts and questions to normalised vectors, by any model that sentence-transformers loads.

A static model in a folder, as the built-in one is, is read without that library.
"""

import hashlib
from functools import lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from rag.errors import EmbedderUnavailable
from rag.model_hub import open_from_hub
from rag.settings import DEFAULT_EMBEDDER
from rag.static_model import StaticModel, is_static

if TYPE_CHECKING:
    from langchain_huggingface import HuggingFaceEmbeddings

MODELS = Path(__file__).parent / "models"
Vectors = NDArray[np.float32]
"""Vectors of length one, shape (texts, dimensions)."""

_PREFIXES = {"e5": ("query: ", "passage: ")}
"""What families of models want before a question and before a passage, by a part of their name."""

_BATCH = 64
_MODULES = "modules.json"
"""The file that says what a model is made of; without it one would be put together by guess."""


class Embedder:
    """A model by its name or folder, which loads when it is first asked.

    Of each vector as many numbers are used as `dimensions` says, 0 for all.
    """

    def __init__(self, name: str, dimensions: int = 0) -> None:
        self.name = name
        self._dimensions = dimensions

    @property
    def identity(self) -> str:
        """What tells this embedder's vectors from another's: its name, the digest of its weights if local, its size."""
        folder = _find_folder(self.name)
        name = f"{self.name}@{_digest_folder(folder)}" if folder else self.name
        return f"{name}/{self._dimensions}" if self._dimensions else name

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Vectors of passages, one a text."""
        vectors: list[list[float]] = self.embed_passages(texts).tolist()
        return vectors

    def embed_query(self, text: str) -> list[float]:
        """The vector of a question."""
        vector: list[float] = self._normalise([_load(self.name).embed_query(text)])[0].tolist()
        return vector

    def embed_passages(self, texts: list[str]) -> Vectors:
        """Vectors of passages, shape (texts, dimensions)."""
        return self._normalise(_load(self.name).embed_documents(texts))

    def load(self) -> None:
        """Load the model now; raises EmbedderUnavailable."""
        _load(self.name)

    def _normalise(self, vectors: Any) -> Vectors:  # noqa: ANN401 (arrays or lists, as the model has them)
        """The beginnings of vectors at length one; a text without any known piece gets a fixed direction instead."""
        begun = np.asarray(vectors, dtype=np.float32)[:, : self._dimensions or None]
        lengths = np.linalg.norm(begun, axis=1, keepdims=True)
        empty = lengths[:, 0] < 1e-6
        scaled: Vectors = begun / np.maximum(lengths, 1e-6)
        scaled[empty] = 0.0
        scaled[empty, 0] = 1.0
        return scaled


@lru_cache(maxsize=2)
def _load(name: str) -> "StaticModel | HuggingFaceEmbeddings":
    """The model of a name or folder; raises EmbedderUnavailable with what to do."""
    folder = _find_folder(name)
    try:
        if folder and is_static(folder):
            return StaticModel.read(folder)
        return _open(str(folder), True) if folder else open_from_hub(name, _MODULES, partial(_open, name))
    # The tokenizer's library raises Exception itself for a damaged file.
    except Exception as error:
        todo = (
            f"Put its files in {folder} in place again"
            if folder
            else "Check the name, or that the model hub can be reached; leave the setting empty to use the built-in one"
        )
        raise EmbedderUnavailable(
            f"KANTANEUVO_EMBEDDER: the model “{name}” cannot be loaded ({type(error).__name__}). {todo}."
        ) from error


def _open(model: str, is_here: bool) -> "HuggingFaceEmbeddings":
    """A model by its name or folder, from this machine alone or from the hub too."""
    from langchain_huggingface import HuggingFaceEmbeddings

    family = model.lower().split("/")[-1]
    query, passage = next((pair for part, pair in _PREFIXES.items() if part in family), ("", ""))
    shared: dict[str, Any] = {"normalize_embeddings": True, "batch_size": _BATCH}
    return HuggingFaceEmbeddings(
        model_name=model,
        model_kwargs={"device": "cpu", "local_files_only": is_here},
        encode_kwargs=shared | ({"prompt": passage} if passage else {}),
        query_encode_kwargs=shared | ({"prompt": query} if query else {}),
    )


def _find_folder(name: str) -> Path | None:
    """The folder of a model that lies on this machine; None for one of a model hub."""
    for folder in (MODELS / name, Path(name), *_find_home(name)):
        if (folder / _MODULES).is_file():
            return folder
    return None


def _find_home(name: str) -> list[Path]:
    """The folder that a name means by "~"; none where there is no such user."""
    try:
        return [Path(name).expanduser()]
    except RuntimeError:
        return []


@lru_cache(maxsize=4)
def _digest_folder(folder: Path) -> str:
    """A digest of a model's files, so that an index of other weights is seen as another's."""
    digest = hashlib.sha256()
    try:
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".safetensors", ".json", ".bin") and path.is_file():
                digest.update(path.read_bytes())
    except OSError as error:
        raise EmbedderUnavailable(f"KANTANEUVO_EMBEDDER: {folder}: cannot be read ({error.strerror}).") from error
    return digest.hexdigest()[:12]


def is_default(name: str) -> bool:
    """Whether an embedder is the one that is built in."""
    return name == DEFAULT_EMBEDDER
