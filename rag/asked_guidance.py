"""Asked guidance: the row of a table, the waves or the plan that a question asks for, where it asks for one."""

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import date

from rag.asked_plan import AskedPlan, find_asked_plan
from rag.meaning import Meaning
from rag.rules.guidance.authorities import rule_wrong_authority
from rag.rules.guidance.monitoring_register import rule_delivery
from rag.rules.guidance.sharing import rule_sharing
from rag.rules.guidance.table import Row
from rag.rules.guidance.visibility import rule_visibility
from rag.rules.guidance.waves import Wave, list_deployed_by, rule_open_wave, rule_period, rule_wave

_PERIOD = re.compile(r"\b[1-3]/20\d{2}\b")
_NUMBER = re.compile(r"(?<![\d./])\d{1,2}(?![\d./])")
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


def _find_asked_waves(meaning: Meaning) -> AskedWaves | None:
    """The waves a question names by number or period, or asks to register for on a day or to be deployed by."""
    names_period = meaning.names("deployment") and _PERIOD.search(meaning.text) is not None
    if not ("waves" in meaning.topics or names_period) or meaning.places:
        return None
    if named := tuple(dict.fromkeys(_list_named_waves(meaning))):
        return AskedWaves(named)
    for stated in meaning.dates:
        if meaning.names("registration") and stated.precision != "year":
            wave = rule_open_wave(stated.first)
            return AskedWaves((wave,) if wave else (), open_on=stated.first)
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
    row = None if "who" in meaning.cues else rule_wrong_authority(meaning.terms)
    return AskedRow("authorities", row) if row else None


def _find_asked_row(meaning: Meaning) -> AskedRow | None:
    """The row of a table that answers a yes-or-no question, of the first area that the question is about."""
    if "yes_no" not in meaning.cues or meaning.cues & {"when", "who", "how_long", "how_many"}:
        return None
    for area, (is_about, rule) in AREAS.items():
        row = rule(meaning.terms) if is_about(meaning) else None
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
    """Whether a question is about consent to data sharing or its denial, not about storing, which needs no consent."""
    return meaning.names("consent", "denial") and meaning.duty != "storing"


AREAS: dict[str, tuple[Callable[[Meaning], bool], Callable[[Collection[str]], Row | None]]] = {
    "monitoring_register": (_is_about_delivery, rule_delivery),
    "visibility": (_is_about_visibility, rule_visibility),
    "sharing": (_is_about_sharing, rule_sharing),
}
"""The areas of the tables, each with what makes a question one of it, and its rule."""
