"""Asked plan: when to start to be ready, or when one is ready, where a question asks for that."""

import re
from dataclasses import dataclass
from datetime import date

from rag.language.cues import find_cues
from rag.language.dates import StatedDate
from rag.language.durations import find_durations
from rag.meaning import Meaning
from rag.rules.months import MonthRange

_CLAUSE = re.compile(r"[,;:?!–]|\b(?:jotta|jos|mikäli|om|för att|if|so that|in order|to be)\b", re.IGNORECASE)
_CLAUSE_END = re.compile(rf"{_CLAUSE.pattern}|\b(?:when|koska|milloin|när)\b", re.IGNORECASE)
"""What ends the clause of a date: also the word that asks when, which people type without a comma before it."""


@dataclass(frozen=True)
class AskedPlan:
    """A plan asked for: back from a deadline, or forward from a start, with the asker's own months where given.

    Without a start it is planned back; without a deadline of the question from that of the law.
    """

    start: date | None = None
    deadline: date | None = None
    months: MonthRange | None = None

    @property
    def names_day(self) -> bool:
        """Whether the question itself says from or to which day to plan."""
        return self.start is not None or self.deadline is not None


def find_asked_plan(meaning: Meaning, on: date) -> AskedPlan | None:
    """The plan that a question asks for: when to start to be ready, or when one is ready."""
    if meaning.topics or meaning.places or not _asks_to_plan(meaning):
        return None
    days = [stated for stated in meaning.dates if stated.precision != "year"]
    starts = [stated.first for stated in days if _is_start(meaning, stated)]
    deadlines = [stated.first for stated in days if stated.first not in starts]
    begins_now = meaning.cues >= {"now", "begin"} and not (deadlines and "asks_when" in meaning.cues)
    start = starts[0] if starts else on if begins_now else None
    given = find_durations(meaning.text)
    months = MonthRange(shortest=given[0].shortest, longest=given[0].longest) if given else None
    return AskedPlan(start, max(deadlines, default=None), months)


def _asks_to_plan(meaning: Meaning) -> bool:
    """Whether a question is about when work begins or is ready, not about when a duty does."""
    cues = meaning.cues
    if "backwards" in cues:
        return True
    if "begin" not in cues or not cues & {"when", "asks_when", "yes_no", "how_long"}:
        return False
    if meaning.names("storing") and "ready" not in cues:
        return False
    names_law = meaning.duty is not None or bool(meaning.subjects)
    return bool(cues & {"ready", "work"} or ("pronoun" in cues if names_law else meaning.dates))


def _is_start(meaning: Meaning, stated: StatedDate) -> bool:
    """Whether a date stands in a clause that speaks of beginning and not of being ready."""
    first = max((match.end() for match in _CLAUSE.finditer(meaning.text, 0, stated.start)), default=0)
    end = min((match.start() for match in _CLAUSE_END.finditer(meaning.text, stated.end)), default=len(meaning.text))
    clause = meaning.text[first:end]
    cues = find_cues(clause, meaning.language)
    return "begin" in cues and not cues & {"ready", "asks_when", "before"}
