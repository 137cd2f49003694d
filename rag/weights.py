"""Weights: the measured numbers of the search, read from weights.yaml."""

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml


@lru_cache
def load_weights() -> dict[str, Any]:
    """The weights of embedders, standings and kinds of sources, and the share of a question that carries an answer."""
    weights: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return weights
