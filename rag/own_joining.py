"""Own joining: the day on which the askers, in their question, say that they join Kanta."""

import re
from datetime import date

from rag.language.cues import find_cue_spans
from rag.meaning import Meaning

_BREAK = re.compile(r"[,;:?!–]|\.\s")


def find_own_joining(meaning: Meaning) -> date | None:
    """The day of "we join on 1 March 2026"; None where no single day stands in the clause of "we join"."""
    spans = find_cue_spans(meaning.text, "we_join", meaning.language)
    days = {
        stated.first
        for stated in meaning.dates
        for first, last in spans
        if stated.precision == "day" and not _BREAK.search(_between(meaning.text, (first, last), stated.start))
    }
    return days.pop() if len(days) == 1 else None


def _between(text: str, cue: tuple[int, int], day: int) -> str:
    """The words between a cue and the beginning of a date, whichever comes first."""
    first, last = cue
    return text[last:day] if last <= day else text[day:first].split(maxsplit=1)[-1]
