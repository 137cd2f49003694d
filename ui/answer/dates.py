"""Dates of an answer: a row for each day with what it concerns and how it compares with the law, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from rag.answer import Answer, AnsweredDate
from rag.language.dates import show_date
from rag.replies import Replies, load_replies
from rag.rules.ruling import Certainty
from rag.rules.verdict import Verdict
from ui.texts import load_texts

_OF_THE_LAW_NOW = (Verdict.AGREES, Verdict.CONFLICTS)
"""The verdicts that are no firmer than the ruling they compare with."""


@dataclass(frozen=True)
class DateRow:
    """A day (ISO), what it concerns, and its verdict in words."""

    date: str
    concerns: str
    verdict: Verdict
    words: str

    @property
    def day(self) -> str:
        """The day as people write it."""
        return show_date(self.date)


def list_rows(answer: Answer) -> list[DateRow]:
    """The dates of an answer, those of the law first, each day once for all that it concerns alike."""
    replies = load_replies(answer.language)
    sectors: dict[tuple[Verdict, str, str, str], list[str]] = {}
    for dated in answer.dates:
        key = (dated.verdict, dated.date, describe_verdict(dated, answer.language), dated.subject)
        sectors.setdefault(key, []).extend([dated.sector] if dated.sector else [])
    subjects: dict[tuple[Verdict, str, str, tuple[str, ...]], list[str]] = {}
    for (verdict, day, words, subject), named in sectors.items():
        subjects.setdefault((verdict, day, words, _once(named)), []).append(subject)
    rows = [
        DateRow(day, _describe_concerns(named, places, replies), verdict, words)
        for (verdict, day, words, places), named in subjects.items()
    ]
    return sorted(rows, key=lambda row: (row.verdict.rank, row.date))


def describe_verdict(dated: AnsweredDate, language: str) -> str:
    """A verdict in words; where the law itself is open to readings or inferred, the words say so."""
    words = load_replies(language).say(f"verdicts.{dated.verdict}")
    certainty = dated.rule.certainty if dated.rule else Certainty.CONFIRMED
    if certainty is Certainty.CONFIRMED or dated.verdict not in _OF_THE_LAW_NOW:
        return words
    return f"{words} – {load_texts(language)(f'certainty.{certainty}')}"


def _describe_concerns(subjects: list[str], sectors: tuple[str, ...], replies: Replies) -> str:
    """The subjects, and the sectors where the date is not the same for all."""
    named = replies.join([_name_subject(subject, replies) for subject in subjects])
    places = replies.join([replies.say(f"sectors.{sector}") for sector in sectors])
    return f"{named} – {places}" if places else named


def _name_subject(subject: str, replies: Replies) -> str:
    """A subject as readers know it."""
    try:
        return replies.say(f"subjects.{subject}.name")
    except KeyError:
        return replies.say(f"topics.{subject}")


def _once(names: Iterable[str]) -> tuple[str, ...]:
    """Names in order, each once."""
    return tuple(dict.fromkeys(names))
