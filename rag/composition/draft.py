"""Draft: the statements of an answer, each with what it rests on, before they are checked and numbered."""

from dataclasses import dataclass, field
from datetime import date

from rag.answer import AnsweredDate
from rag.passage import Passage


@dataclass(frozen=True)
class Quote:
    """An exact part of a passage's text that a statement rests on."""

    passage: Passage
    text: str


@dataclass(frozen=True)
class Statement:
    """A part of an answer: text with `[[0]]` where its first quote is marked, its quotes, and days of rulings.

    `is_quoted` says that the text is made of the words of its quotes; other statements are our own sentences,
    whose numbers must stand in a quote's passage or among the `days`.
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    days: tuple[date, ...] = ()
    acts: tuple[str, ...] = ()
    is_quoted: bool = False
    separator: str = " "


@dataclass(frozen=True)
class Draft:
    """What an answer will say: statements in order, the dates they assert, notices and next questions."""

    statements: tuple[Statement, ...] = ()
    dates: tuple[AnsweredDate, ...] = ()
    notices: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = field(default=())
