"""Dates of an answer: a row for each day with what it concerns and how it compares with the law, in words."""

from dataclasses import dataclass

from rag.answer import Answer, AnsweredDate
from rag.language.dates import show_date
from rag.replies import Replies, load_replies
from rag.rules.ruling import Certainty
from rag.rules.verdict import Verdict
from ui.texts import load_texts

_OF_THE_LAW_NOW = (Verdict.AGREES, Verdict.CONFLICTS)
"""The verdicts that are no firmer than the ruling they compare with."""

_Case = tuple[str, Verdict, Certainty]
"""A day with its verdict and the certainty of that."""


@dataclass(frozen=True)
class DateRow:
    """A day (ISO), what it concerns, its verdict, how certain that is, and both in words."""

    date: str
    concerns: str
    verdict: Verdict
    certainty: Certainty
    words: str

    @property
    def day(self) -> str:
        """The day as people write it."""
        return show_date(self.date)


def list_rows(answer: Answer) -> list[DateRow]:
    """The dates of an answer, those of the law first, each day once for all that it concerns alike."""
    sectors: dict[tuple[_Case, str], list[str]] = {}
    for dated in answer.dates:
        case = (dated.date, dated.verdict, _find_certainty(dated))
        sectors.setdefault((case, dated.subject), []).extend([dated.sector] if dated.sector else [])
    subjects: dict[tuple[_Case, tuple[str, ...]], list[str]] = {}
    for (case, subject), named in sectors.items():
        subjects.setdefault((case, tuple(dict.fromkeys(named))), []).append(subject)
    rows = [_write_row(case, named, places, answer.language) for (case, places), named in subjects.items()]
    return sorted(rows, key=lambda row: (row.verdict.rank, row.date))


def _find_certainty(dated: AnsweredDate) -> Certainty:
    """How certain a verdict is: as the ruling, where it compares with one that is in force."""
    return dated.rule.certainty if dated.rule and dated.verdict in _OF_THE_LAW_NOW else Certainty.CONFIRMED


def _write_row(case: _Case, subjects: list[str], sectors: tuple[str, ...], language: str) -> DateRow:
    """A row in words; the sectors are told where the date is not the same for all."""
    (day, verdict, certainty), replies = case, load_replies(language)
    named = replies.join([_name_subject(subject, replies) for subject in subjects])
    places = replies.join([replies.say(f"sectors.{sector}") for sector in sectors])
    words = replies.say(f"verdicts.{verdict}")
    if certainty is not Certainty.CONFIRMED:
        words = f"{words} – {load_texts(language)(f'certainty.{certainty}')}"
    return DateRow(day, f"{named} – {places}" if places else named, verdict, certainty, words)


def _name_subject(subject: str, replies: Replies) -> str:
    """A subject as readers know it."""
    try:
        return replies.say(f"subjects.{subject}.name")
    except KeyError:
        return replies.say(f"topics.{subject}")
