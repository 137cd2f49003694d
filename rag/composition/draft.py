"""Draft: the statements of an answer, each with what it rests on, before they are checked and numbered."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from rag.answer import AnsweredDate, Composition
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
    whose numbers must stand in a quote's passage, among the `days` or in what else is `carried`: the acts of a
    ruling, the months that the asker gave.
    """

    text: str
    quotes: tuple[Quote, ...] = ()
    days: tuple[date, ...] = ()
    carried: tuple[str, ...] = ()
    is_quoted: bool = False
    separator: str = " "


@dataclass(frozen=True)
class Draft:
    """What an answer will say: statements in order, the dates they assert, notices and next questions."""

    statements: tuple[Statement, ...] = ()
    dates: tuple[AnsweredDate, ...] = ()
    notices: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = field(default=())
    composition: Composition | None = None

    def followed_by(self, other: "Draft") -> "Draft":
        """The draft, then another in a paragraph of its own."""
        return Draft(
            statements=(*self.statements, *begin_paragraph(other.statements)),
            dates=tuple(dict.fromkeys((*self.dates, *other.dates))),
            notices=tuple(dict.fromkeys((*self.notices, *other.notices))),
            follow_ups=self.follow_ups or other.follow_ups,
        )


def begin_paragraph(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Statements of which the first begins a paragraph."""
    for number, statement in enumerate(statements):
        yield statement if number else replace(statement, separator="\n\n")
