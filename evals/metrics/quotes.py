"""Quotes: whether an answer's quotes, numbers and negations are those of what it cites."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache
from pathlib import Path

import yaml

from evals.metrics.dates import list_act_days
from evals.statements import Statement, find_marks, join_texts
from evals.trial import Trial
from rag.answer import Citation, RuleView
from rag.language.dates import find_dates, show_date
from rag.language.sentences import split_sentences
from rag.language.words import fold_spaces, split_words
from rag.rules.acts import list_acts
from rag.rules.catalogue import list_changes

COPIED = 0.8
"""Share of its words that a statement has in common with a sentence of a passage from which it counts as a copy."""

_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*")


def measure_exact(trial: Trial) -> float | None:
    """1 where every mark has its citation and the reverse, and every quote stands in its passage word for word.

    The passage is looked up among the texts that the program had, so that one that was changed, or that no longer
    stands in the index, does not count.
    """
    if not trial.is_answered:
        return None
    marked = set(find_marks(trial.answer.answer))
    numbers = {citation.number for citation in trial.answer.citations}
    return float(marked == numbers and all(_is_exact(citation, trial) for citation in trial.answer.citations))


def measure_numbers(trial: Trial) -> float | None:
    """The share of statements with numbers, dates or sections whose every one is carried by citations or rulings."""
    known = list_known(trial)
    rows = [(statement, list_numbers(statement.text)) for statement in trial.statements]
    carried = [
        numbers <= known | list_numbers(join_texts(statement.citations)) for statement, numbers in rows if numbers
    ]
    return sum(carried) / len(carried) if carried else None


def measure_negations(trial: Trial) -> float | None:
    """The share of statements copied from a passage that deny just what the passage denies."""
    kept = [kept for statement in trial.statements if (kept := _keeps_negations(statement)) is not None]
    return sum(kept) / len(kept) if kept else None


def _is_exact(citation: Citation, trial: Trial) -> bool:
    """Whether a quote is part of the text that the program had under the citation's passage."""
    text = trial.texts.get(citation.passage)
    if text is None or text.section_key.split("#")[0] != citation.document:
        return False
    whole = fold_spaces(text.text)
    return fold_spaces(citation.passage_text) == whole and bool(citation.quote) and fold_spaces(citation.quote) in whole


@lru_cache(maxsize=4096)
def list_numbers(text: str) -> frozenset[str]:
    """The numbers of a text, dates as ISO days."""
    found = find_dates(text)
    for stated in reversed(found):
        text = f"{text[: stated.start]} {text[stated.end :]}"
    return frozenset({stated.iso for stated in found} | set(_NUMBER.findall(text)))


def list_known(trial: Trial) -> frozenset[str]:
    """The numbers that an answer may say beside its citations: those asked with, and those of the rules."""
    return list_numbers("\n".join(_list_sayings(trial))) | _list_law_numbers()


def _list_sayings(trial: Trial) -> list[str]:
    """What carries an answer beside its citations: the question, its days, its rulings, how long its texts hold."""
    answer = trial.answer
    days = [answer.as_of, answer.today]
    texts = [answer.question, answer.standalone_question, *trial.case.history]
    texts += [day for row in answer.citations if (text := trial.texts.get(row.passage)) for day in text.days]
    for stated in answer.dates:
        texts.append(show_date(stated.date))
        for rule in (stated.rule, stated.in_force_now):
            if rule:
                texts.append(f"{rule.legal_basis} {rule.verified_through}")
                days += _list_days(rule)
    return texts + [show_date(day.isoformat()) for day in days]


def _list_days(rule: RuleView) -> list[date]:
    """The days of a ruling: its date, since when and until when it is in force."""
    return [day for day in (rule.date, rule.in_force_from, rule.in_force_until) if day]


@cache
def _list_law_numbers() -> frozenset[str]:
    """The numbers and days of the acts, and the first and last days of each state of the law."""
    changes = {change - timedelta(days=shift) for change in list_changes() for shift in (0, 1)}
    return list_act_days() | {act.act for act in list_acts()} | {day.isoformat() for day in changes}


def _keeps_negations(statement: Statement) -> bool | None:
    """Whether a statement denies as the sentence it is copied from does; None where it is no copy."""
    words = [word.lower for word in split_words(statement.text)]
    for citation in statement.citations:
        for original in _list_sentences(citation.passage_text):
            if _share_common(words, original) >= COPIED:
                return _count_negations(words) == _count_negations(original)
    return None


@lru_cache(maxsize=4096)
def _list_sentences(text: str) -> list[tuple[str, ...]]:
    """The words of each sentence of a passage."""
    sentences = (sentence for line in text.split("\n") for sentence in split_sentences(line))
    return [tuple(word.lower for word in split_words(sentence)) for sentence in sentences]


def _share_common(words: Sequence[str], others: Sequence[str]) -> float:
    """How much of two sentences is the same, of the longer one, negations aside."""
    own, other = (set(some) - _read_negations() for some in (words, others))
    return len(own & other) / max(len(own), len(other), 1)


def _count_negations(words: Sequence[str]) -> int:
    """How many words of a sentence deny."""
    return sum(word in _read_negations() for word in words)


@lru_cache
def _read_negations() -> frozenset[str]:
    """The words that deny, in three languages."""
    words = yaml.safe_load(Path(__file__).with_name("negations.yaml").read_text(encoding="utf-8"))
    return frozenset(word for of_language in words.values() for word in of_language)
