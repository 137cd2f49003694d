"""Passage: a piece of guidance with its place, its standing and the dates it states."""

from datetime import date
from enum import StrEnum

from pydantic import BaseModel, ConfigDict, model_validator


class Standing(StrEnum):
    """How a text stands on a day."""

    IN_FORCE = "in_force"
    SUPERSEDED = "superseded"
    DRAFT = "draft"
    HISTORICAL = "historical"
    UNDATED = "undated"


class SourceKind(StrEnum):
    """Whose words a document holds: our digest of guidance or of a statute, or the original itself."""

    DIGEST = "digest"
    ORIGINAL = "original"
    STATUTE_DIGEST = "statute_digest"


class Validity(BaseModel):
    """From when until when a text holds, how it stands and what superseded it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    standing: Standing
    published: date | None = None
    published_not_before: date | None = None
    in_force_from: date | None = None
    in_force_until: date | None = None
    superseded_by: str | None = None

    @model_validator(mode="after")
    def _is_consistent(self) -> "Validity":
        """What is superseded says until when it held, and a period runs forward."""
        if self.standing is Standing.SUPERSEDED and self.in_force_until is None:
            raise ValueError("a superseded text needs in_force_until")
        if self.in_force_from and self.in_force_until and self.in_force_until < self.in_force_from:
            raise ValueError("in_force_until is before in_force_from")
        return self

    @property
    def visible_from(self) -> date:
        """The first day on which the text can be known as valid; before it, it is left out of answers."""
        known = [self.published or self.published_not_before or date.min]
        return max([*known, self.in_force_from] if self.in_force_from else known)

    def find_standing(self, on: date) -> Standing:
        """How the text stands on a day from which it is visible."""
        if self.standing in (Standing.DRAFT, Standing.HISTORICAL):
            return self.standing
        if self.in_force_until and on > self.in_force_until:
            return Standing.SUPERSEDED
        return Standing.IN_FORCE if self.published else Standing.UNDATED


class DateClaim(BaseModel):
    """A date that a text states: of which duty, subject and sectors, and the words that state it.

    `duty` is one that the rules know, or None; `subject` and `sectors` are empty where the text speaks of all.
    """

    model_config = ConfigDict(frozen=True)

    iso: str
    duty: str | None
    subjects: tuple[str, ...]
    sectors: tuple[str, ...]
    topic: str | None
    quote: str


class Passage(BaseModel):
    """A piece of a document that can be found, quoted and cited.

    `section_key` ("document#section") is the same in every language of an aligned document; `text` is made of
    the blocks of `rag.blocks`; `is_stale` says that a translation follows an older wording; `digest` changes when
    anything that is searched or shown changes.
    """

    model_config = ConfigDict(frozen=True)

    id: str
    document: str
    section_key: str
    section: tuple[str, ...]
    place: str
    page: int | None
    language: str
    text: str
    title: str
    short: dict[str, str]
    publisher: str
    kind: SourceKind
    url: str | None
    validity: Validity
    claims: tuple[DateClaim, ...]
    is_stale: bool = False
    digest: str

    @property
    def searched_text(self) -> str:
        """The words a passage is found by: its document's title, its headings and its text."""
        return "\n".join([self.title, *self.section, self.text])

    @property
    def worded_text(self) -> str:
        """The words a passage is found by exactly: its document's short name too, and its own heading twice."""
        return "\n".join([self.named_text, *self.section[-1:]])

    @property
    def named_text(self) -> str:
        """The words by which a passage speaks of a thing: with the name by which people refer to its document."""
        return "\n".join([self.short.get(self.language, ""), self.searched_text])

    def gives_date_of(self, duty: str) -> bool:
        """Whether the passage gives a date of a duty."""
        return any(claim.duty == duty for claim in self.claims)

    def is_visible(self, on: date) -> bool:
        """Whether the passage was published and valid at all by a day."""
        return self.validity.visible_from <= on
