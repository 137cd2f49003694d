"""Static model: a folder of a static embedding model, read with numpy and a tokenizer alone.

Such a model has one vector a word piece, and a text's vector is their mean, so it needs nothing of what
sentence-transformers loads: the first question does not wait for that. The vectors are the same.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from tokenizers import Tokenizer

CONFIGURATION, MODULES = "config_sentence_transformers.json", "modules.json"
TOKENIZER, WEIGHTS = "tokenizer.json", "model.safetensors"

READABLE = (["StaticEmbedding"], ["StaticEmbedding", "Normalize"])
"""What a model may be made of, by the last part of each module's name."""


class StaticModel:
    """The vectors of word pieces, with the tokenizer that finds them."""

    def __init__(self, tokenizer: "Tokenizer", pieces: NDArray[Any], weights: NDArray[np.float32]) -> None:
        self._tokenizer = tokenizer
        self._pieces = pieces
        self._weights = weights

    @classmethod
    def read(cls, folder: Path) -> "StaticModel":
        """The model of a folder; raises ValueError where its files do not fit together."""
        from safetensors.numpy import load_file
        from tokenizers import Tokenizer

        tensors = load_file(folder / WEIGHTS)
        tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
        tokenizer.no_padding()
        tokenizer.no_truncation()
        pieces, weights = _fold(tensors)
        if pieces.ndim != 2 or len(pieces) != len(weights) or len(pieces) < tokenizer.get_vocab_size():
            raise ValueError(f"{folder}: the vectors are not those of the tokenizer's word pieces")
        if not all(values.dtype.kind == "i" or np.isfinite(values).all() for values in (pieces, weights)):
            raise ValueError(f"{folder}: the vectors hold what is no number")
        return cls(tokenizer, pieces, weights)

    def embed_query(self, text: str) -> NDArray[np.float32]:
        """The mean of a question's word pieces."""
        vector: NDArray[np.float32] = self.embed_documents([text])[0]
        return vector

    def embed_documents(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The mean of each text's word pieces, shape (texts, dimensions); nothing but zeros for a text without any."""
        found = self._tokenizer.encode_batch_fast(list(texts), add_special_tokens=False)
        means = np.zeros((len(found), self._pieces.shape[1]), dtype=np.float32)
        for mean, encoding in zip(means, found, strict=True):
            if len(encoding):
                ids, counts = np.unique(np.asarray(encoding.ids), return_counts=True)
                np.matmul(self._weights[ids] * counts / len(encoding), self._pieces[ids], out=mean, dtype=np.float32)
        return means


def is_static(folder: Path) -> bool:
    """Whether a model can be read here: word pieces' vectors in safetensors, averaged, no prompt, nothing else."""
    try:
        modules = json.loads((folder / MODULES).read_bytes())
        kinds = [str(module["type"]).rsplit(".", maxsplit=1)[-1] for module in modules]
        prompts = json.loads((folder / CONFIGURATION).read_bytes()).get("prompts", {})
        is_plain = not modules[0]["path"] and not any(prompts.values())
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return False
    return is_plain and kinds in READABLE and (folder / WEIGHTS).is_file()


def _fold(tensors: dict[str, NDArray[Any]]) -> tuple[NDArray[Any], NDArray[np.float32]]:
    """A vector and a weight for each word piece, as sentence-transformers or as model2vec names them."""
    pieces = tensors.get("embedding.weight", tensors.get("embeddings"))
    if pieces is None:
        raise ValueError("there are no vectors of word pieces")
    if "mapping" in tensors:
        pieces = pieces[tensors["mapping"]]
    weights = tensors.get("weights", np.ones(len(pieces)))
    return pieces, np.asarray(weights, dtype=np.float32)
