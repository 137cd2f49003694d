"""Reranking: a real cross-encoder, tiny and made here, puts passages in its own order."""

from dataclasses import replace

import pytest
import torch
from tokenizers import Tokenizer, models, pre_tokenizers
from transformers import BertConfig, BertForSequenceClassification, PreTrainedTokenizerFast

from rag.coverage import Found
from rag.errors import RerankerUnavailable
from rag.reranking import Reranker
from tests.rag.samples import make_passage

WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "milloin", "kanta", "tallennetaan", "loki", "asiakirja"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The folder of a model of one layer with chance weights."""
    folder = tmp_path_factory.mktemp("cross-encoder")
    words = Tokenizer(models.WordLevel({word: place for place, word in enumerate(WORDS)}, unk_token="[UNK]"))
    words.pre_tokenizer = pre_tokenizers.Whitespace()
    names = {"pad_token": "[PAD]", "unk_token": "[UNK]", "cls_token": "[CLS]", "sep_token": "[SEP]"}
    PreTrainedTokenizerFast(tokenizer_object=words, model_max_length=64, **names).save_pretrained(folder)
    torch.manual_seed(1)
    shape = BertConfig(
        vocab_size=len(WORDS),
        hidden_size=16,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        num_labels=1,
    )
    BertForSequenceClassification(shape).save_pretrained(folder)
    return str(folder)


def find(text: str) -> Found:
    return Found(
        passage=make_passage(text, name=text.split(maxsplit=1)[0]),
        score=1.0,
        coverage=1.0,
        heading=0.0,
        names_topic=True,
        missing=(),
        is_barred=False,
        weights={"kanta": 1.0},
    )


FOUND = [find("loki tallennetaan"), find("asiakirja tallennetaan kanta"), find("kanta kanta kanta")]


def test_order_is_the_models_and_not_that_of_the_search(model: str) -> None:
    ordered = Reranker(model).order("milloin asiakirja tallennetaan", FOUND)
    backwards = Reranker(model).order("milloin asiakirja tallennetaan", FOUND[::-1])
    assert [row.passage.id for row in ordered] == [row.passage.id for row in backwards]
    assert {row.passage.id for row in ordered} == {row.passage.id for row in FOUND}


def test_nothing_but_the_order_changes(model: str) -> None:
    ordered = Reranker(model).order("milloin", [replace(row, score=0.5) for row in FOUND])
    assert {row.score for row in ordered} == {0.5}


def test_one_passage_needs_no_model() -> None:
    assert Reranker("no-such-model").order("milloin", FOUND[:1]) == FOUND[:1]


@pytest.mark.usefixtures("meant_attempts")
def test_model_that_cannot_be_loaded_is_named_with_what_to_do() -> None:
    with pytest.raises(RerankerUnavailable, match="KANTANEUVO_RERANKER: the model “no-such-model” cannot be loaded"):
        Reranker("no-such-model").order("milloin", FOUND)
