"""Data file: our own YAML, read by the fast parser where this machine has it."""

from pathlib import Path
from typing import Any

import yaml

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_data(path: Path) -> Any:  # noqa: ANN401 (YAML holds anything)
    """What a file of data holds; raises OSError, UnicodeDecodeError or YAMLError."""
    return yaml.load(path.read_text(encoding="utf-8"), _LOADER)  # noqa: S506 (both are safe loaders)
