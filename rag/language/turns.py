"""Turns: the words by which a sentence says no, must, may, only, all, before or how many."""

from functools import lru_cache
from pathlib import Path

from rag.data_file import read_data
from rag.language.words import split_words

EXACT = frozenset({"order", "count"})
"""Kinds whose very words count; of the others, that there is one."""


def find_turns(text: str, language: str) -> frozenset[str]:
    """The turning words of a text, by kind."""
    found = set()
    for word in split_words(text):
        for kind, words in _list_turns(language):
            if any(_matches(word.lower, turn) for turn in words):
                found.add(f"{kind} {word.lower}" if kind in EXACT else kind)
    return frozenset(found)


def _matches(word: str, turn: str) -> bool:
    """Whether a word in lower case is a turning word."""
    if turn.startswith("*"):
        return turn.strip("*") in word if turn.endswith("*") else word.endswith(turn[1:])
    return word.startswith(turn[:-1]) if turn.endswith("*") else word == turn


@lru_cache
def _list_turns(language: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """The kinds with their words in a language."""
    content = read_data(Path(__file__).with_suffix(".yaml"))
    return tuple((kind, tuple(words[language])) for kind, words in content.items())
