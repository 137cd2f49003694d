"""Cues: the words that tell what kind of thing a question asks for."""

import re
from functools import lru_cache
from pathlib import Path

from rag.data_file import read_data

_WORD = r"\b"
_CLAUSE = r"(?:^|[.!?,:–] )(?:ja |och |and )?"
_QUANTITIES = ("how_long", "how_many")


def find_cues(text: str, language: str) -> frozenset[str]:
    """The kinds of cue that a text has in a language, such as "when", "must" or "how_many"."""
    lower = " ".join(text.lower().split())
    return frozenset(kind for kind, pattern in _patterns(language).items() if pattern.search(lower))


def find_cue_spans(text: str, kind: str, language: str) -> list[tuple[int, int]]:
    """Where the cues of a kind stand in a text."""
    return [match.span() for match in _patterns(language)[kind].finditer(text.lower())]


def begins_with_cue(text: str, kind: str, language: str) -> bool:
    """Whether the first words of a text are a cue of a kind."""
    return bool(_patterns(language)[kind].match(" ".join(text.lower().split())))


def is_cue_word(word: str, language: str) -> bool:
    """Whether a word, in lower case, only tells what kind of thing is asked."""
    words = _list_cue_words(language)
    return word in words or any(word.startswith(cue[:-1]) for cue in words if cue.endswith("*"))


@lru_cache
def _list_cue_words(language: str) -> frozenset[str]:
    """The words that only tell what kind of thing is asked: those of every phrase that asks how long or how many.

    A star stands for any ending.
    """
    phrases = [phrase for kind in _QUANTITIES for phrase in _read()[kind][language]]
    return frozenset(word for phrase in phrases for word in phrase.split())


@lru_cache
def _patterns(language: str) -> dict[str, re.Pattern[str]]:
    """The pattern of each kind in a language."""
    return {kind: _compile(kind, phrases[language]) for kind, phrases in _read().items()}


@lru_cache
def _read() -> dict[str, dict[str, list[str]]]:
    """The phrases of every kind by language."""
    content: dict[str, dict[str, list[str]]] = read_data(Path(__file__).with_suffix(".yaml"))
    return content


def _compile(kind: str, phrases: list[str]) -> re.Pattern[str]:
    """One pattern of all phrases: a star stands for any letters, a plus for some, a caret begins a clause.

    A yes-or-no question begins with its cue.
    """
    parts = (phrase.removeprefix("^") for phrase in phrases)
    marks = (phrase.startswith("^") or kind == "yes_no" for phrase in phrases)
    patterns = (re.escape(part).replace(r"\*", r"\w*").replace(r"\+", r"\w+").replace(r"\ ", r"\s+") for part in parts)
    return re.compile(
        "|".join(rf"{_CLAUSE if mark else _WORD}{part}\b" for mark, part in zip(marks, patterns, strict=True))
    )
