"""Function words: the words of a language that carry no topic."""

from functools import lru_cache
from pathlib import Path

from rag.data_file import read_data


@lru_cache
def list_function_words(language: str) -> frozenset[str]:
    """The function words of a language, in lower case."""
    content = read_data(Path(__file__).with_suffix(".yaml"))
    return frozenset(str(word).lower() for word in content[language])
