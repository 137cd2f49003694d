"""Link: an address that opens the timeline on a day's law, for some subjects and a kind of provider."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from rag.answer import Answer
from rag.rules.catalogue import RULES
from rag.rules.ruling import SECTORS
from ui.day import read_day
from ui.timeline.laws import SUBJECTS

DAY, SUBJECT, SECTOR = "as_of", "subject", "sector"
"""The names of the parameters."""

_DUTIES = {duty for duty, _ in RULES}

Query = dict[str, str | list[str]]
"""The parameters of a link."""


@dataclass(frozen=True)
class Link:
    """What a link asks for, and the parameters whose values are of no use."""

    as_of: date | None
    subjects: tuple[str, ...]
    sector: str | None
    unusable: tuple[str, ...]


def write_link(answer: Answer) -> Query | None:
    """The link to the deadlines of law that an answer gives; None where it gives none."""
    dates = [
        dated for dated in answer.dates if dated.subject in SUBJECTS and dated.rule and _is_of_law(dated.rule.kind)
    ]
    if not dates:
        return None
    query: Query = {DAY: answer.as_of.isoformat(), SUBJECT: list(dict.fromkeys(dated.subject for dated in dates))}
    sectors = {dated.sector for dated in dates}
    sector = next(iter(sectors))
    return {**query, SECTOR: sector} if len(sectors) == 1 and sector in SECTORS else query


def read_link(query: Mapping[str, Sequence[str]]) -> Link:
    """What a link asks for; of a parameter that may stand once, the last one counts."""
    days, sectors, subjects = (list(query.get(name, ())) for name in (DAY, SECTOR, SUBJECT))
    as_of = read_day(days[-1]) if days else None
    unusable = {
        DAY: bool(days) and as_of is None,
        SUBJECT: bool(set(subjects) - set(SUBJECTS)),
        SECTOR: bool(sectors) and sectors[-1] not in SECTORS,
    }
    return Link(
        as_of=as_of,
        subjects=tuple(subject for subject in SUBJECTS if subject in subjects),
        sector=sectors[-1] if sectors and not unusable[SECTOR] else None,
        unusable=tuple(name for name, is_so in unusable.items() if is_so),
    )


def _is_of_law(kind: str) -> bool:
    """Whether a rule's kind is a duty that the law gives a deadline."""
    return kind in _DUTIES
