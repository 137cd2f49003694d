"""Grounding: no statement leaves whose quote is not exact, or whose number stands in no source and no ruling."""

import re
from collections.abc import Iterator
from dataclasses import replace

from rag.composition.draft import Draft, Quote, Statement
from rag.language.dates import find_dates, show_date
from rag.language.words import fold_spaces

_MARK = re.compile(r"\[\[\d+\]\]")
_NUMBER = re.compile(r"\d+(?:[./]\d+)*")


def keep_grounded(draft: Draft) -> Draft:
    """The draft without the statements that are not carried, and without the dates that only those asserted.

    A list whose lead-in falls loses its items too, and one that loses all items loses its lead-in.
    """
    kept = tuple(statement for statement in draft.statements if is_grounded(statement))
    if len(kept) == len(draft.statements):
        return draft
    text = " ".join(statement.text for statement in kept)
    stated = {stated.iso for stated in find_dates(text)}
    return replace(draft, statements=kept, dates=tuple(dated for dated in draft.dates if dated.date in stated))


def is_grounded(statement: Statement) -> bool:
    """Whether a statement's quotes are exact, its words are theirs if it is a quotation, and its numbers carried."""
    if not all(is_exact(quote) for quote in statement.quotes):
        return False
    text = _MARK.sub("", statement.text)
    if statement.is_quoted and not any(_leads_with(text, quote) for quote in statement.quotes):
        return False
    carried = set(_list_carried(statement))
    return all(number in carried for number in _NUMBER.findall(text))


def is_exact(quote: Quote) -> bool:
    """Whether a quote stands in its passage word for word, white space apart."""
    return fold_spaces(quote.text) in fold_spaces(quote.passage.text)


def _leads_with(text: str, quote: Quote) -> bool:
    """Whether the words before a note in brackets stand in the quote's passage."""
    words = fold_spaces(text)
    whole = fold_spaces(quote.passage.text)
    return words in whole or words.rpartition(" (")[0].rstrip() in whole


def _list_carried(statement: Statement) -> Iterator[str]:
    """The numbers that a statement's passages, rulings and acts carry."""
    for quote in statement.quotes:
        yield from _NUMBER.findall(quote.passage.text)
        yield from (number for names in quote.passage.short.values() for number in _NUMBER.findall(names))
        yield from _NUMBER.findall(quote.passage.title)
        until = quote.passage.validity.in_force_until
        if until:
            yield show_date(until.isoformat())
    for day in statement.days:
        yield show_date(day.isoformat())
    yield from statement.acts
