"""Replies: every sentence the assistant says of its own, from data files in three languages."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from rag.data_file import read_data


class Replies:
    """The sentences of one language, found by a dotted key."""

    def __init__(self, language: str) -> None:
        self.language = language
        path = Path(__file__).parent / f"{language}.yaml"
        self._content: dict[str, Any] = read_data(path)

    def say(self, key: str, **facts: object) -> str:
        """The sentence of a key such as "notices.stale", with the facts filled in."""
        text: Any = self._content
        for part in key.split("."):
            text = text[part]
        return str(text).format(**facts)

    def list_examples(self) -> list[str]:
        """Questions that the guidance answers."""
        return [str(example) for example in self._content["examples"]]

    def list_suggestions(self) -> dict[str, str]:
        """Questions to ask next, by the section that answers each."""
        return {str(section): str(question) for section, question in self._content["suggestions"].items()}

    def join(self, parts: list[str]) -> str:
        """Parts as a list in running text: a, b and c."""
        if len(parts) < 2:
            return "".join(parts)
        return f"{', '.join(parts[:-1])} {self._content['and']} {parts[-1]}"


@lru_cache
def load_replies(language: str) -> Replies:
    """The sentences of a language."""
    return Replies(language)
