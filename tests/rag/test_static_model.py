"""A static model read with numpy and a tokenizer gives the vectors that sentence-transformers gives."""

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file
from sentence_transformers import SentenceTransformer

from rag.embedding import MODELS, Embedder
from rag.errors import EmbedderUnavailable
from rag.settings import DEFAULT_EMBEDDER
from rag.static_model import StaticModel, is_static

SHIPPED = MODELS / DEFAULT_EMBEDDER
TEXTS = [
    "Milloin lastensuojelun asiakirjat viedään Kantaan?",
    "När ska barnskyddets handlingar sparas i Kanta?",
    "kanta kanta Kanta 1.9.2026, 17 §",
    "\U0001f600",
    "документы 文档",
    "sana " * 20_000,
    "x",
]


def copy_shipped(folder: Path, change: Callable[[dict[str, Any]], dict[str, Any]] = lambda tensors: tensors) -> Path:
    """The built-in model with its tensors changed."""
    copied = Path(shutil.copytree(SHIPPED, folder / "model"))
    save_file(change(load_file(copied / "model.safetensors")), copied / "model.safetensors")
    return copied


def unfold(tensors: dict[str, Any], kind: type) -> dict[str, Any]:
    """The vectors as sentence-transformers itself saves them."""
    return {"embedding.weight": (tensors["embeddings"] * tensors["weights"][:, None]).astype(kind)}


def map_pieces(tensors: dict[str, Any]) -> dict[str, Any]:
    """The vectors as model2vec saves those that pieces share."""
    mapping = np.arange(len(tensors["embeddings"]), dtype=np.int64) // 2
    return {**tensors, "mapping": mapping}


@pytest.mark.parametrize(
    "change",
    [lambda same: same, lambda own: unfold(own, np.float32), lambda own: unfold(own, np.float16), map_pieces],
    ids=["whole numbers", "float32", "float16", "shared"],
)
def test_vectors_are_those_of_sentence_transformers(tmp_path: Path, change: Callable[..., Any]) -> None:
    folder = copy_shipped(tmp_path, change)
    assert is_static(folder)
    theirs = SentenceTransformer(str(folder), device="cpu").float().encode(TEXTS, normalize_embeddings=True)
    ours = Embedder(str(folder)).embed_passages(TEXTS)
    assert np.allclose(ours, theirs, atol=1e-3)
    assert np.allclose([Embedder(str(folder)).embed_query(text) for text in TEXTS], theirs, atol=1e-3)


@pytest.mark.parametrize("dimensions", [64, 128])
def test_beginning_of_the_vectors_serves_alone_at_length_one(dimensions: int) -> None:
    whole = Embedder(DEFAULT_EMBEDDER).embed_passages(TEXTS)
    begun = Embedder(DEFAULT_EMBEDDER, dimensions).embed_passages(TEXTS)
    assert begun.shape == (len(TEXTS), dimensions)
    assert np.allclose(np.linalg.norm(begun, axis=1), 1.0, atol=1e-4)
    lengths = np.linalg.norm(whole[:, :dimensions], axis=1, keepdims=True)
    assert np.allclose(begun, whole[:, :dimensions] / lengths, atol=1e-5)
    assert Embedder(DEFAULT_EMBEDDER, dimensions).identity != Embedder(DEFAULT_EMBEDDER).identity


def test_shipped_model_fits_into_the_repository() -> None:
    assert is_static(SHIPPED)
    assert sum(path.stat().st_size for path in SHIPPED.rglob("*")) < 16_000_000


@pytest.mark.parametrize("text", ["", "\ufffd", "ж", "a" * 100_000, "漢字 " * 9_000, "\x00\u200b"])
def test_any_text_has_a_vector_of_numbers(text: str) -> None:
    vector = np.asarray(Embedder(DEFAULT_EMBEDDER).embed_query(text))
    assert np.isfinite(vector).all()
    assert np.isclose(np.linalg.norm(vector), 1.0, atol=1e-4)


@pytest.mark.parametrize(
    "change",
    [
        lambda tensors: {"other": tensors["weights"]},
        lambda tensors: {**tensors, "weights": tensors["weights"][:-1]},
        lambda tensors: {name: values[:100] for name, values in tensors.items()},
        lambda tensors: {"embedding.weight": np.full((40_000, 4), np.nan, dtype=np.float32)},
        lambda tensors: {"embedding.weight": np.ones(40_000, dtype=np.float32)},
    ],
    ids=["no vectors", "a weight too few", "too few vectors", "no numbers", "no rows"],
)
def test_weights_that_do_not_fit_are_refused_with_a_sentence(tmp_path: Path, change: Callable[..., Any]) -> None:
    folder = copy_shipped(tmp_path, change)
    with pytest.raises(EmbedderUnavailable, match=r"cannot be loaded .* Put its files in .* in place again"):
        Embedder(str(folder)).load()


@pytest.mark.parametrize("cut", [0, 8, 100, 1_000_000, -1])
def test_weights_cut_short_are_refused_with_a_sentence(tmp_path: Path, cut: int) -> None:
    path = copy_shipped(tmp_path) / "model.safetensors"
    path.write_bytes(path.read_bytes()[:cut])
    with pytest.raises(EmbedderUnavailable, match="cannot be loaded"):
        Embedder(str(path.parent)).load()


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("modules.json", lambda modules: [*modules, {"path": "2_Dense", "type": "sentence_transformers.models.Dense"}]),
        ("modules.json", lambda modules: [{**modules[0], "type": "sentence_transformers.models.Transformer"}]),
        ("config_sentence_transformers.json", lambda config: {**config, "prompts": {"query": "query: "}}),
    ],
)
def test_model_made_of_anything_more_is_left_to_sentence_transformers(
    tmp_path: Path, name: str, change: Callable[..., Any]
) -> None:
    folder = copy_shipped(tmp_path)
    (folder / name).write_text(json.dumps(change(json.loads((folder / name).read_text()))))
    assert not is_static(folder)


def test_same_model_is_read_with_less(tmp_path: Path) -> None:
    model = StaticModel.read(SHIPPED)
    assert model.embed_query(TEXTS[0]).dtype == np.float32
    assert model.embed_documents([]).shape == (0, model.embed_query("").size)
