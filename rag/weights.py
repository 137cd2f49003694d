"""Weights: the measured numbers of the search, read from weights.yaml."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from rag.data_file import read_data


@lru_cache
def load_weights() -> dict[str, Any]:
    """The weights of embedders, standings and kinds of sources, and the share of a question that carries an answer."""
    weights: dict[str, Any] = read_data(Path(__file__).with_suffix(".yaml"))
    return weights
