"""Function words: the words of a language that carry no topic."""

from functools import lru_cache
from pathlib import Path

import yaml


@lru_cache
def list_function_words(language: str) -> frozenset[str]:
    """The function words of a language, in lower case."""
    content = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))
    return frozenset(str(word).lower() for word in content[language])
