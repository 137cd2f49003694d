"""Asked guidance: the row of a table, the waves or the plan that a question asks for, where it asks for one."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from rag.language.cues import find_cues
from rag.language.dates import StatedDate
from rag.language.durations import find_durations
from rag.meaning import Meaning
from rag.rules.guidance.authorities import rule_wrong_authority
from rag.rules.guidance.monitoring_register import rule_delivery
from rag.rules.guidance.sharing import rule_sharing
from rag.rules.guidance.table import Row
from rag.rules.guidance.visibility import rule_visibility
from rag.rules.guidance.waves import Wave, list_deployed_by, rule_open_wave, rule_period, rule_wave
from rag.rules.months import MonthRange

_PERIOD = re.compile(r"\b[1-3]/20\d{2}\b")
_NUMBER = re.compile(r"(?<![\d./])\d{1,2}(?![\d./])")
_CLAUSE = re.compile(r"[,;:?!–]|\b(?:jotta|jos|mikäli|om|för att|if|so that|in order|to be)\b", re.IGNORECASE)
_WATCHERS = ("client", "guardian", "minor", "mandate")


@dataclass(frozen=True)
class AskedRow:
    """A row of a table of guidance that answers a yes-or-no question, and its area."""

    area: str
    row: Row


@dataclass(frozen=True)
class AskedWaves:
    """Deployment waves asked for; `open_on` is the day on which one wants to register, where that is asked."""

    waves: tuple[Wave, ...]
    open_on: date | None = None


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


@dataclass(frozen=True)
class AskedEffort:
    """How long the work on one service task takes, or which phases it has."""


AskedGuidance = AskedRow | AskedWaves | AskedPlan | AskedEffort


def find_asked_guidance(meaning: Meaning, on: date) -> AskedGuidance | None:
    """What a question asks of the guidance's rules; None where it asks for something else."""
    return (
        find_asked_plan(meaning, on)
        or _find_asked_waves(meaning)
        or _find_wrong_authority(meaning)
        or _find_asked_row(meaning)
        or _find_asked_effort(meaning)
    )


def find_asked_plan(meaning: Meaning, on: date) -> AskedPlan | None:
    """The plan that a question asks for: when to start to be ready, or when one is ready."""
    if meaning.topics or meaning.places or not _asks_to_plan(meaning):
        return None
    days = [(stated, day) for stated in meaning.dates if (day := _to_day(stated))]
    starts = [day for stated, day in days if _is_start(meaning, stated)]
    deadlines = [day for stated, day in days if day not in starts]
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
    if not cues & {"when", "yes_no", "how_long"}:
        return False
    if "begin" not in cues:
        return False
    names_law = meaning.duty is not None or bool(meaning.subjects)
    return (
        bool(cues & {"ready", "work"}) or ("pronoun" in cues and names_law) or (bool(meaning.dates) and not names_law)
    )


def _is_start(meaning: Meaning, stated: StatedDate) -> bool:
    """Whether a date stands in a clause that speaks of beginning and not of being ready."""
    first = max((match.end() for match in _CLAUSE.finditer(meaning.text, 0, stated.start)), default=0)
    ends = (match.start() for match in _CLAUSE.finditer(meaning.text, stated.end))
    clause = meaning.text[first : next(ends, len(meaning.text))]
    cues = find_cues(clause, meaning.language)
    return "begin" in cues and not cues & {"ready", "asks_when", "before"}


def _to_day(stated: StatedDate) -> date | None:
    """The day of a date, the first of a month; None of a year alone."""
    parts = stated.iso.split("-")
    return date.fromisoformat("-".join([*parts, "01"][:3])) if len(parts) > 1 else None


def _find_asked_waves(meaning: Meaning) -> AskedWaves | None:
    """The waves a question names by number or period, or asks to register for on a day or to be deployed by."""
    names_period = meaning.names("deployment") and _PERIOD.search(meaning.text) is not None
    if not ("waves" in meaning.topics or names_period) or meaning.places:
        return None
    if named := tuple(dict.fromkeys(_list_named_waves(meaning))):
        return AskedWaves(named)
    for stated in meaning.dates:
        day = _to_day(stated)
        if meaning.names("registration") and day:
            wave = rule_open_wave(day)
            return AskedWaves((wave,) if wave else (), open_on=day)
        if waves := list_deployed_by(stated.iso):
            return AskedWaves(waves)
    return None


def _list_named_waves(meaning: Meaning) -> Iterator[Wave]:
    """The waves that a question names."""
    for period in _PERIOD.findall(meaning.text):
        if wave := rule_period(period):
            yield wave
    for number in _NUMBER.findall(meaning.text):
        if wave := rule_wave(int(number)):
            yield wave


def _find_asked_effort(meaning: Meaning) -> AskedEffort | None:
    """Whether a question asks how long deployment takes, or for its phases."""
    about_work = meaning.names("deployment", "effort") or "work" in meaning.cues
    if meaning.topics or meaning.acts or meaning.names("phase_1", "phase_2") or not about_work:
        return None
    asks_time = "how_long" in meaning.cues
    asks_phases = "phases" in meaning.cues and bool(meaning.cues & {"list", "how_many"})
    return AskedEffort() if (asks_time or asks_phases) and "who" not in meaning.cues else None


def _find_wrong_authority(meaning: Meaning) -> AskedRow | None:
    """The right authority, where a question takes a wrong one for granted."""
    named = {mention.term.id for mention in meaning.mentions}
    row = None if "who" in meaning.cues else rule_wrong_authority(named)
    return AskedRow("authorities", row) if row else None


def _find_asked_row(meaning: Meaning) -> AskedRow | None:
    """The row of a table that answers a yes-or-no question, of the first area that the question is about."""
    if "yes_no" not in meaning.cues or meaning.cues & {"when", "who", "how_long", "how_many"}:
        return None
    named = {mention.term.id for mention in meaning.mentions}
    for area, (is_about, rule) in AREAS.items():
        row = rule(named) if is_about(meaning) else None
        if row:
            return AskedRow(area, row)
    return None


def _is_about_delivery(meaning: Meaning) -> bool:
    """Whether a question is about the monitoring register."""
    return "monitoring_register" in meaning.topics


def _is_about_visibility(meaning: Meaning) -> bool:
    """Whether a question is about what is seen in MyKanta."""
    if _is_about_delivery(meaning):
        return False
    return meaning.names("mykanta") or (meaning.names("shown", "restrict") and meaning.names(*_WATCHERS))


def _is_about_sharing(meaning: Meaning) -> bool:
    """Whether a question is about consent or denial."""
    return meaning.names("consent", "denial")


AREAS: dict[str, tuple[Callable[[Meaning], bool], Callable[[Collection[str]], Row | None]]] = {
    "monitoring_register": (_is_about_delivery, rule_delivery),
    "visibility": (_is_about_visibility, rule_visibility),
    "sharing": (_is_about_sharing, rule_sharing),
}
"""The areas of the tables, each with what makes a question one of it, and its rule."""
