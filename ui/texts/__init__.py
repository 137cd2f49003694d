"""Texts: every word of the pages, from data files in three languages."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from rag.data_file import read_data

LANGUAGE_NAMES = {"fi": "Suomi", "sv": "Svenska", "en": "English"}
"""The languages of the pages, by their own names."""


class Texts:
    """The words of one language, found by a dotted key."""

    def __init__(self, language: str) -> None:
        path = Path(__file__).parent / f"{language}.yaml"
        self._content: dict[str, Any] = read_data(path)

    def __call__(self, key: str, **facts: object) -> str:
        """The text of a key such as "steps.rules", with the facts filled in."""
        found: Any = self._content
        for part in key.split("."):
            found = found[part]
        return str(found).format(**facts)


@lru_cache
def load_texts(language: str) -> Texts:
    """The words of a language."""
    return Texts(language)
