"""Training: a tokenizer of 32,000 pieces and one vector a piece, by sentence-transformers' own trainer."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from sentence_transformers import SentenceTransformer
from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize
from sentence_transformers.sentence_transformer.training_args import BatchSamplers, SentenceTransformerTrainingArguments
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

from ingest.embedder.checkpoints import STEPS, ResumableTrainer, find_checkpoint
from ingest.embedder.composed import ComposedEmbedding
from ingest.embedder.frequency import weigh_pieces
from rag.statute_sections import SEED

if TYPE_CHECKING:
    from datasets import Dataset

Pair = tuple[str, str]

VOCABULARY = 32_000
DIMENSIONS = 256
SMALLER_DIMENSIONS = (128, 64)
UNKNOWN = "[UNK]"

PASSAGE_LENGTH = 200
"""Characters from which a text is long enough to be a passage, for counting how many passages have a piece."""

TIMES = {
    "heading_text": 2.0,
    "heading_sv_text": 2.0,
    "text_sv_text": 0.5,
    "heading_sv_heading": 1.0,
    "sentences": 0.5,
    "guidance": 8.0,
}
"""How often the pairs of a kind are seen in a pass; measured on acts held out, see the model's card."""


@dataclass(frozen=True)
class Plan:
    """How one model is trained: passes over the pairs, pairs in a step, step size, and the seed of all chance."""

    epochs: int = 1
    batch: int = 1024
    learning_rate: float = 0.2
    seed: int = SEED


def train_tokenizer(texts: list[str]) -> Tokenizer:
    """A lower-casing Unigram tokenizer trained on the texts; its pieces are word parts, which suits compounds."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence([normalizers.NFKC(), normalizers.Lowercase()])
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [pre_tokenizers.Punctuation(), pre_tokenizers.Metaspace(prepend_scheme="first")]
    )
    trainer = trainers.UnigramTrainer(vocab_size=VOCABULARY, unk_token=UNKNOWN, special_tokens=[UNKNOWN])
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


def train_model(pairs: dict[str, list[Pair]], plan: Plan, work: Path) -> SentenceTransformer:
    """Train the model on the pairs; both texts of a pair come near, all others of the step go apart.

    `work` keeps what an interrupted training of the same pairs and plan goes on from.
    """
    torch.manual_seed(plan.seed)
    texts = sorted({text for kind in pairs.values() for pair in kind for text in pair})
    guidance = pairs.get("guidance", [])
    tokenizer = _keep_tokenizer(work / "tokenizer.json", _sample_texts(texts, guidance))
    weights = weigh_pieces(tokenizer, [_list_long(texts), _list_long(sorted(set(chain.from_iterable(guidance))))])
    composed = ComposedEmbedding(tokenizer, DIMENSIONS)
    model = SentenceTransformer(modules=[composed], device="cpu")
    trainer = ResumableTrainer(
        model=model,
        args=_write_arguments(plan, work),
        train_dataset=_make_datasets(pairs, plan.seed),
        loss=MatryoshkaLoss(
            model, MultipleNegativesRankingLoss(model), matryoshka_dims=[DIMENSIONS, *SMALLER_DIMENSIONS]
        ),
    )
    trainer.train(resume_from_checkpoint=find_checkpoint(work))
    return SentenceTransformer(modules=[composed.freeze(weights), Normalize()], device="cpu")


def _make_datasets(pairs: dict[str, list[Pair]], seed: int) -> "dict[str, Dataset]":
    """The pairs of each kind, as often as they are to be seen."""
    from datasets import Dataset

    chance = random.Random(seed)  # noqa: S311 (repeatable, not secret)
    datasets = {}
    for kind, rows in pairs.items():
        if seen := _repeat(rows, TIMES[kind], chance):
            datasets[kind] = Dataset.from_dict({"anchor": [a for a, _ in seen], "positive": [b for _, b in seen]})
    return datasets


def _write_arguments(plan: Plan, work: Path) -> SentenceTransformerTrainingArguments:
    """A plan as the trainer takes it."""
    return SentenceTransformerTrainingArguments(
        output_dir=str(work),
        num_train_epochs=plan.epochs,
        per_device_train_batch_size=plan.batch,
        learning_rate=plan.learning_rate,
        warmup_steps=0.1,
        seed=plan.seed,
        batch_sampler=BatchSamplers.NO_DUPLICATES,
        save_steps=STEPS,
        save_total_limit=2,
        report_to="none",
        logging_steps=50,
    )


def _keep_tokenizer(file: Path, texts: list[str]) -> Tokenizer:
    """The tokenizer of a training that goes on, else a new one, kept in the file."""
    if not file.is_file():
        train_tokenizer(texts).save(str(file))
    return Tokenizer.from_file(str(file))


def _sample_texts(texts: Sequence[str], guidance: Sequence[tuple[str, str]]) -> list[str]:
    """What the tokenizer learns from: a third of all texts, and all of the guidance, which alone has English."""
    return [*texts[::3], *(text for pair in guidance for text in pair)]


def _list_long(texts: Sequence[str]) -> list[str]:
    """The texts that are long enough to be a passage."""
    return [text for text in texts if len(text) >= PASSAGE_LENGTH]


def _repeat(rows: Sequence[tuple[str, str]], times: float, chance: random.Random) -> list[tuple[str, str]]:
    """Pairs as often as they are to be seen; a part of a time is a random sample."""
    whole = int(times)
    return [*rows] * whole + chance.sample([*rows], int((times - whole) * len(rows)))
