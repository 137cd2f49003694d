"""Ruling: what the law says on a day about one duty, for one subject and sector, and why."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

SERVICE_TASKS = (
    "families",
    "working_age",
    "older_people",
    "child_welfare",
    "disability",
    "substance_abuse",
    "family_law",
)
"""The seven service tasks of social welfare (703/2023, annex)."""

SECTORS = ("public", "on_behalf_of_public", "self_paid")
"""Who provides: a public provider, a private one acting for it, a private one for self-paying clients."""


class Certainty(StrEnum):
    """How sure a date is: read in a statute, inferred from one, or read differently by law and guidance."""

    CONFIRMED = "confirmed"
    INFERRED = "inferred"
    CONTESTED = "contested"


@dataclass(frozen=True)
class LegalBasis:
    """A place in an act, such as 703/2023, 102 §, 5 mom., amended by 307/2024."""

    act: str
    section: str
    paragraph: str = ""
    amended_by: str = ""

    def __str__(self) -> str:
        amendment = f" ({self.amended_by})" if self.amended_by else ""
        return f"{self.act}, {self.section} {self.paragraph}".strip() + amendment


@dataclass(frozen=True)
class OtherReading:
    """The second date of a contested ruling, who reads the law so, and the section that says it."""

    day: date
    reason: str
    source: str


@dataclass(frozen=True)
class Step:
    """One step of the reasoning: the key of a sentence in the replies, and what fills it."""

    key: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Ruling:
    """What the law in force on a day requires: the latest day of a duty, with its ground.

    `day` is the latest day to fulfil the duty; `kind` says which duty ("joining", "storing" or the rule's own);
    a storing duty that has no date of its own follows joining and has kind "joining". `sources` name the sections
    of the corpus, `document#section`, that carry the words of the law, that of the date last.
    """

    id: str
    kind: str
    subject: str
    sector: str
    day: date
    in_force_from: date
    in_force_until: date | None
    legal_basis: tuple[LegalBasis, ...]
    sources: tuple[str, ...]
    certainty: Certainty
    verified_through: str
    other_reading: OtherReading | None = None
    steps: tuple[Step, ...] = field(default=())

    @property
    def days(self) -> tuple[date, ...]:
        """Every date this ruling gives: one, or both readings of a contested one."""
        return (self.day, self.other_reading.day) if self.other_reading else (self.day,)
