"""Text files: the sentences of a YAML file by dotted key, and what each leaves open to be filled in."""

from collections.abc import Iterator
from pathlib import Path
from string import Formatter
from typing import Any

import yaml

LANGUAGES = ("fi", "sv", "en")


def read_sentences(path: Path) -> dict[str, str]:
    """Every sentence of a file by its dotted key; those of a list by their number."""
    return dict(_flatten(yaml.safe_load(path.read_text(encoding="utf-8"))))


def find_placeholders(sentence: str) -> set[str]:
    """The names of the facts that a sentence is filled with."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name is not None}


def _flatten(content: Any, key: str = "") -> Iterator[tuple[str, Any]]:
    if not isinstance(content, dict | list):
        yield key, content
        return
    rows = content.items() if isinstance(content, dict) else enumerate(content)
    for part, inner in rows:
        yield from _flatten(inner, f"{key}.{part}" if key else str(part))
