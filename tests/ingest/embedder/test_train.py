"""Training: what is interrupted goes on, and a seed gives the same model again."""

import random
from pathlib import Path

import pytest
import torch
from sentence_transformers import SentenceTransformer
from transformers import TrainerCallback

from ingest.embedder import train
from ingest.embedder.checkpoints import ResumableTrainer, find_checkpoint
from ingest.embedder.train import Plan, train_model

pytest.importorskip("datasets", reason="training needs the extra “train”")
pytest.importorskip("accelerate", reason="training needs the extra “train”")

WORDS = [
    f"{first}{last}" for first in ("laki", "lapsi", "asia", "kanta", "hyvä", "tieto") for last in ("nen", "llä", "ssa")
]
PLAN = Plan(batch=4)


class Interrupted(Exception):
    """Someone stopped the training."""


class Stop(TrainerCallback):
    def on_step_end(self, args, state, control, **_) -> None:
        if state.global_step == 8:
            raise Interrupted


class StoppedTrainer(ResumableTrainer):
    def __init__(self, **what: object) -> None:
        super().__init__(**what)
        self.add_callback(Stop())


def make_pairs() -> dict[str, list[tuple[str, str]]]:
    chance = random.Random(1)
    return {"guidance": [(" ".join(chance.sample(WORDS, 3)), " ".join(chance.sample(WORDS, 9))) for _ in range(8)]}


def read_weights(model: SentenceTransformer) -> torch.Tensor:
    return model.get_parameter("0.embedding.weight").detach()


@pytest.fixture
def whole(tmp_path: Path) -> torch.Tensor:
    (tmp_path / "whole").mkdir()
    return read_weights(train_model(make_pairs(), PLAN, tmp_path / "whole"))


def test_interrupted_training_goes_on_where_its_last_checkpoint_stands(
    tmp_path: Path, whole: torch.Tensor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(train, "STEPS", 5)
    with monkeypatch.context() as stopping, pytest.raises(Interrupted):
        stopping.setattr(train, "ResumableTrainer", StoppedTrainer)
        train_model(make_pairs(), PLAN, tmp_path)
    assert (find_checkpoint(tmp_path) or "").endswith("checkpoint-5")
    assert torch.allclose(read_weights(train_model(make_pairs(), PLAN, tmp_path)), whole, atol=1e-4)
