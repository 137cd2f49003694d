"""Asked: how the tests of the chain put their questions, from the cases file, and what they read off an answer."""

import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rag.answer import Answer
from rag.language.dates import show_date
from rag.language.sentences import split_sentences

FOLDER = Path(__file__).parent / "cases"
LANGUAGES = ("fi", "sv", "en")


@cache
def read_cases(name: str) -> Any:
    """A cases file of the chain, by its name."""
    return yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))


def words_of(language: str) -> dict[str, Any]:
    """The questions of a language, and how its answers speak of a duty."""
    return read_cases("questions")[language]


def speaks(answer: Answer, key: str, text: str | None = None) -> bool:
    """Whether the answer, or a part of it, says what the cases file lists under a key."""
    return bool(re.search(words_of(answer.language)[key], answer.answer if text is None else text))


def shown(day: Any) -> str:
    """A day as the reader sees it."""
    return show_date(day.isoformat())


def list_markers(text: str) -> list[int]:
    """The numbers of the citations that a text marks, in order."""
    return [int(number) for number in re.findall(r"\[(\d+)\]", text)]


def cited_within(answer: Answer, sentences: int) -> set[str]:
    """The documents that the first sentences of an answer cite."""
    opening = " ".join(split_sentences(answer.answer)[:sentences])
    by_number = {citation.number: citation.document for citation in answer.citations}
    return {by_number[number] for number in list_markers(opening)}


def fold(text: str) -> str:
    """A text with every run of white space made one space."""
    return " ".join(text.split())
