"""Answer: what is given back, with everything a reader or a machine needs to check it."""

import datetime
from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel, ConfigDict

from rag.passage import SourceKind, Standing
from rag.rules.ruling import Certainty
from rag.rules.verdict import Verdict


class AnswerStatus(StrEnum):
    """Every way an answer can end; each has its reply in three languages."""

    ANSWERED = "answered"
    NEEDS_CLARIFICATION = "needs_clarification"
    NOT_IN_GUIDANCE = "not_in_guidance"
    OUT_OF_SCOPE = "out_of_scope"
    PERSONAL_DATA = "personal_data"
    ERROR = "error"


@dataclass(frozen=True)
class Ending:
    """How a question ends other than by an answer from the guidance: its status, what is said, what to ask next."""

    status: AnswerStatus
    text: str
    follow_ups: tuple[str, ...] = ()


class RuleView(BaseModel):
    """A ruling as an answer shows it."""

    model_config = ConfigDict(frozen=True)

    id: str
    kind: str
    date: datetime.date
    in_force_from: datetime.date
    in_force_until: datetime.date | None
    legal_basis: str
    certainty: Certainty
    verified_through: str


class AnsweredDate(BaseModel):
    """A date that the answer asserts, who says it, and how it compares with the law on the day asked about."""

    model_config = ConfigDict(frozen=True)

    date: str
    subject: str
    sector: str | None
    document: str
    verdict: Verdict
    rule: RuleView | None
    in_force_now: RuleView | None


class Composition(BaseModel):
    """What a chat model gave to an answer: its name, how many of its sentences were kept and how many fell."""

    model_config = ConfigDict(frozen=True)

    model: str
    kept: int
    dropped: int


class Citation(BaseModel):
    """A place in the guidance that the answer rests on; the quote is an exact part of the passage's text.

    `name` says in the answer's language whose words it is: "our digest of the bulletin of 10.5.2022".
    """

    model_config = ConfigDict(frozen=True)

    number: int
    document: str
    title: str
    name: str
    publisher: str
    published: datetime.date | None
    kind: SourceKind
    section: tuple[str, ...]
    place: str
    page: int | None
    quote: str
    passage_text: str
    url: str | None
    passage: str
    language: str
    standing: Standing


class Ground(StrEnum):
    """Why a passage was taken: the law's date stands in it, the question's words do, or it speaks of the same duty."""

    RULING = "ruling"
    WORDS = "words"
    DUTY = "duty"


class BasisRuling(BaseModel):
    """A ruling that the answer rests on, and how the law gives it, in the answer's language."""

    model_config = ConfigDict(frozen=True)

    subjects: tuple[str, ...]
    sectors: tuple[str, ...]
    days: tuple[datetime.date, ...]
    certainty: Certainty
    steps: tuple[str, ...]


class BasisPassage(BaseModel):
    """A passage that was read, why, whether it is cited, and which words of the question it has and lacks."""

    model_config = ConfigDict(frozen=True)

    passage: str
    name: str
    ground: Ground
    is_cited: bool
    has: tuple[str, ...]
    lacks: tuple[str, ...]


class Basis(BaseModel):
    """What an answer rests on: its rulings, the passages read for it, and how many statements nothing carried."""

    model_config = ConfigDict(frozen=True)

    rulings: tuple[BasisRuling, ...]
    passages: tuple[BasisPassage, ...]
    refused: int


class Answer(BaseModel):
    """The answer to a question.

    `organisation` holds what the asker's own organisation says of the matter; it is no part of the answer, rests on
    no passage and has no verdict.
    """

    model_config = ConfigDict(frozen=True)

    id: str | None
    question: str
    standalone_question: str
    language: str
    as_of: datetime.date
    today: datetime.date
    status: AnswerStatus
    answer: str
    verdict: Verdict | None = None
    dates: tuple[AnsweredDate, ...] = ()
    citations: tuple[Citation, ...] = ()
    notices: tuple[str, ...] = ()
    organisation: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    composer: str = "extractive"
    composition: Composition | None = None
    basis: Basis | None = None
    index: str = ""
    timings_ms: dict[str, float] = {}
