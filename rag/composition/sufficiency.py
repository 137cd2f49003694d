"""Sufficiency: whether what a language model wrote answers as much of a question as the quotations it would replace."""

from collections.abc import Sequence

from rag.composition.quantities import has_number
from rag.focus import TextWords
from rag.language.dates import find_dates
from rag.meaning import Meaning


def says_enough(meaning: Meaning, written: Sequence[str], quoted: Sequence[str]) -> bool:
    """Whether sentences name every thing of the question that quotations name, with a date or number where they have.

    A number counts only where the question asks how many or how long.
    """
    ours, theirs = " ".join(written), " ".join(quoted)
    if not ours or not _list_named(meaning, theirs) <= _list_named(meaning, ours):
        return False
    if find_dates(theirs) and not find_dates(ours):
        return False
    asks_number = meaning.cues & {"how_long", "how_many"}
    return not (asks_number and has_number(theirs)) or has_number(ours)


def _list_named(meaning: Meaning, text: str) -> set[str]:
    """The things of a question that a text names."""
    words = TextWords.read(text, meaning.language)
    return {focus.text for focus in meaning.focus if focus.stands_in(words)}
