"""Training: a tokenizer of 32,000 pieces and one vector a piece, by sentence-transformers' own trainer."""

from dataclasses import dataclass
from pathlib import Path

from sentence_transformers import SentenceTransformer, SentenceTransformerTrainer
from sentence_transformers.sentence_transformer.losses import MatryoshkaLoss, MultipleNegativesRankingLoss
from sentence_transformers.sentence_transformer.modules import Normalize, StaticEmbedding
from sentence_transformers.sentence_transformer.training_args import SentenceTransformerTrainingArguments
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, trainers

VOCABULARY = 32_000
DIMENSIONS = 256
SMALLER_DIMENSIONS = 64
UNKNOWN = "[UNK]"


@dataclass(frozen=True)
class Plan:
    """How one model is trained: passes over the pairs, pairs in a step, step size, and the seed of all chance."""

    epochs: int = 1
    batch: int = 1024
    learning_rate: float = 0.2
    seed: int = 7


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


def train_model(pairs: dict[str, list[tuple[str, str]]], plan: Plan, work: Path) -> SentenceTransformer:
    """Train the model on the pairs; both texts of a pair come near, all others of the step go apart."""
    from datasets import Dataset

    texts = sorted({text for kind in pairs.values() for pair in kind for text in pair})
    tokenizer = train_tokenizer(texts[::3])
    model = SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=DIMENSIONS)], device="cpu")
    loss = MatryoshkaLoss(model, MultipleNegativesRankingLoss(model), matryoshka_dims=[DIMENSIONS, SMALLER_DIMENSIONS])
    datasets = {
        kind: Dataset.from_dict({"anchor": [a for a, _ in rows], "positive": [b for _, b in rows]})
        for kind, rows in pairs.items()
        if rows
    }
    arguments = SentenceTransformerTrainingArguments(
        output_dir=str(work),
        num_train_epochs=plan.epochs,
        per_device_train_batch_size=plan.batch,
        learning_rate=plan.learning_rate,
        warmup_steps=0.1,
        seed=plan.seed,
        save_strategy="no",
        report_to="none",
        logging_steps=50,
    )
    SentenceTransformerTrainer(model=model, args=arguments, train_dataset=datasets, loss=loss).train()
    return SentenceTransformer(modules=[model[0], Normalize()], device="cpu")
