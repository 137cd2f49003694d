"""Words: the text of a section before and after, word by word, as HTML that tells both apart without colour."""

from collections.abc import Iterable
from html import escape

_TAGS = {"-": "del", "+": "ins"}
_AROUND = 12
"""Unchanged words that are shown on either side of a change."""


def mark_words(words: Iterable[tuple[str, str]]) -> str:
    """Runs of words marked "=", "-" or "+" as HTML; long runs that stay are shortened."""
    runs = list(words)
    shown = [
        f"<{tag}>{escape(text)}</{tag}>" if (tag := _TAGS.get(mark)) else escape(_shorten(text, at, len(runs)))
        for at, (mark, text) in enumerate(runs)
    ]
    return " ".join(shown)


def _shorten(text: str, at: int, count: int) -> str:
    """A run that stays, without its words far from any change."""
    words = text.split()
    before = _AROUND if at > 0 else 0
    after = _AROUND if at < count - 1 else 0
    if count == 1 or len(words) <= before + after:
        return text
    return " ".join([*words[:before], "…", *(words[-after:] if after else [])])
