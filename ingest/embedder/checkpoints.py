"""Checkpoints: where an interrupted training goes on."""

from pathlib import Path

from safetensors.torch import load_file, save_file
from sentence_transformers import SentenceTransformerTrainer
from torch.nn import Module

STEPS = 100
"""Steps between two checkpoints."""

_WEIGHTS, _WRITTEN_LAST = "weights.safetensors", "trainer_state.json"


class ResumableTrainer(SentenceTransformerTrainer):
    """A trainer whose checkpoints hold the weights as they are trained, before `freeze` adds them up."""

    def _save(self, output_dir: str | None = None, state_dict: object = None) -> None:
        """Write the weights of a checkpoint."""
        folder = Path(output_dir or str(self.args.output_dir))
        folder.mkdir(parents=True, exist_ok=True)
        save_file(dict(self.model.state_dict()), folder / _WEIGHTS)

    def _load_from_checkpoint(self, resume_from_checkpoint: str, model: Module | None = None) -> None:
        """Take the weights of a checkpoint."""
        (model or self.model).load_state_dict(load_file(Path(resume_from_checkpoint) / _WEIGHTS))


def find_checkpoint(work: Path) -> str | None:
    """The last checkpoint in a folder that was written to its end."""
    whole = [path for path in work.glob("checkpoint-*") if (path / _WRITTEN_LAST).is_file()]
    return str(max(whole, key=lambda path: int(path.name.split("-")[1]))) if whole else None
