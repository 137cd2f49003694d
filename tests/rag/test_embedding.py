"""Embedding: vectors of length one, nearer for a nearer meaning; a damaged model is named."""

import shutil
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rag.embedding import MODELS, Embedder, is_default
from rag.errors import EmbedderUnavailable
from rag.settings import DEFAULT_EMBEDDER


@pytest.fixture(scope="module")
def embedder() -> Embedder:
    return Embedder(DEFAULT_EMBEDDER)


def copy_model(folder: Path) -> Path:
    return Path(shutil.copytree(MODELS / DEFAULT_EMBEDDER, folder / "model"))


@settings(deadline=None, max_examples=50)
@given(st.lists(st.text(max_size=40), min_size=1, max_size=4))
def test_vectors_have_length_one_whatever_the_text(embedder: Embedder, texts: list[str]) -> None:
    vectors = embedder.embed_passages(texts)
    assert vectors.shape[0] == len(texts)
    assert np.allclose(np.linalg.norm(vectors, axis=1), 1.0, atol=1e-4)


@pytest.mark.parametrize("text", ["", " ", "…"])
def test_text_without_words_has_a_vector_too(embedder: Embedder, text: str) -> None:
    assert np.isclose(np.linalg.norm(embedder.embed_query(text)), 1.0, atol=1e-4)


def test_same_text_has_the_same_vector_alone_and_among_others(embedder: Embedder) -> None:
    alone = embedder.embed_passages(["Lastensuojelu"])[0]
    among = embedder.embed_passages(["Vammaispalvelut", "Lastensuojelu", "Kanta"])[1]
    assert np.allclose(alone, among, atol=1e-5)
    assert np.allclose(alone, embedder.embed_documents(["Lastensuojelu"])[0], atol=1e-5)


@pytest.mark.parametrize(
    ("question", "near", "far"),
    [
        ("Mitä asiakas näkee?", "Asiakas näkee OmaKannassa päätökset.", "Laki tuli voimaan 1.1.2024."),
        ("lastensuojelun asiakirjat", "Lastensuojelun asiakkaan dokumentit", "Seurantarekisterin tiedot toimitetaan"),
        ("barnskyddets handlingar", "Handlingar inom barnskyddet", "Uppgifterna i uppföljningsregistret"),
    ],
)
def test_nearer_meaning_has_the_nearer_vector(embedder: Embedder, question: str, near: str, far: str) -> None:
    asked = np.array(embedder.embed_query(question))
    close, away = embedder.embed_passages([near, far]) @ asked
    assert close > away


def test_identity_tells_the_name_and_the_weights(tmp_path: Path) -> None:
    own = copy_model(tmp_path)
    before = Embedder(str(own)).identity
    assert Embedder(DEFAULT_EMBEDDER).identity.split("@")[1] == before.split("@")[1]
    other = copy_model(tmp_path / "other")
    (other / "config_sentence_transformers.json").write_text("{}")
    assert Embedder(str(other)).identity.split("@")[1] != before.split("@")[1]


def test_identity_of_a_model_of_a_hub_is_its_name() -> None:
    assert Embedder("intfloat/multilingual-e5-small").identity == "intfloat/multilingual-e5-small"
    assert is_default(DEFAULT_EMBEDDER)
    assert not is_default("intfloat/multilingual-e5-small")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("modules.json", b"damaged"),
        ("model.safetensors", None),
        ("model.safetensors", b"damaged"),
        ("tokenizer.json", b"damaged"),
        ("tokenizer.json", None),
    ],
)
def test_damaged_model_is_a_clear_fault(tmp_path: Path, name: str, content: bytes | None) -> None:
    path = copy_model(tmp_path) / name
    path.unlink() if content is None else path.write_bytes(content)
    with pytest.raises(EmbedderUnavailable, match="KANTANEUVO_EMBEDDER"):
        Embedder(str(path.parent)).load()


@pytest.mark.usefixtures("meant_attempts")
def test_model_that_nobody_has_fetched_is_refused_at_once_where_no_hub_can_be_reached() -> None:
    began = time.monotonic()
    with pytest.raises(EmbedderUnavailable, match="the model hub can be reached"):
        Embedder("kantaneuvo-tests/no-such-model").load()
    assert time.monotonic() - began < 20


def test_model_that_was_fetched_before_needs_no_hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit, fetched = "a" * 40, tmp_path / "models--kantaneuvo-tests--fetched"
    shutil.copytree(MODELS / DEFAULT_EMBEDDER, fetched / "snapshots" / commit)
    (fetched / "refs").mkdir()
    (fetched / "refs" / "main").write_text(commit)
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_CACHE", str(tmp_path))
    vector = Embedder("kantaneuvo-tests/fetched").embed_query("Lastensuojelu")
    assert np.allclose(vector, Embedder(DEFAULT_EMBEDDER).embed_query("Lastensuojelu"), atol=1e-5)
