"""Own joining: the day on which the askers, in their question, say that they join Kanta."""

import re
from datetime import date

from rag.language.cues import find_cue_spans
from rag.meaning import Meaning

_BREAK = re.compile(r"[,;:?!–]|\.\s")


def find_own_joining(meaning: Meaning) -> date | None:
    """The day of "we join on 1 March 2026"; None where no single day stands in the clause of "we join"."""
    cues = find_cue_spans(meaning.text, "we_join", meaning.language)
    days = {
        stated.first
        for stated in meaning.dates
        for first, last in cues
        if stated.precision == "day"
        and not _BREAK.search(meaning.text[last : stated.start] or meaning.text[stated.end : first])
    }
    return days.pop() if len(days) == 1 else None
