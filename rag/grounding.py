"""Grounding: no statement leaves whose quote is not exact, or whose number stands in no source and no ruling."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from rag.composition.draft import Draft, Quote, Statement
from rag.language.dates import find_dates, show_date
from rag.language.words import fold_spaces

_MARK = re.compile(r"\[\[\d+\]\]")
_NUMBER = re.compile(r"\d{1,3}(?:[ \u00a0]\d{3})+(?!\d)|\d+(?:[.,/]\d+)*")
_CUT_BEFORE = re.compile(r"(?:\w|\d[.,/])$")
_CUT_AFTER = re.compile(r"\w|[.,/]\d")


def keep_grounded(draft: Draft) -> Draft:
    """The draft without the statements that are not carried, and without the dates that only those asserted.

    A list whose lead-in falls loses its items too, and one that loses all items loses its lead-in.
    """
    kept = tuple(statement for group in _list_groups(draft.statements) for statement in _keep_group(group))
    if len(kept) == len(draft.statements):
        return draft
    text = " ".join(statement.text for statement in kept)
    stated = {stated.iso for stated in find_dates(text)}
    return replace(draft, statements=kept, dates=tuple(dated for dated in draft.dates if dated.date in stated))


def is_grounded(statement: Statement) -> bool:
    """Whether a statement's quotes are exact, its words are theirs if it is a quotation, and its numbers carried."""
    if not all(is_exact(quote) for quote in statement.quotes):
        return False
    if statement.is_quoted and not any(_is_quotation(statement.text, quote) for quote in statement.quotes):
        return False
    text = _MARK.sub("", statement.text)
    numbers, days = _list_numbers([text]), _list_days([text])
    carried = list(_list_carried(statement)) if numbers or days else []
    return numbers <= _list_numbers(carried) and (not days or days <= _list_days(carried))


def is_exact(quote: Quote) -> bool:
    """Whether a quote stands in its passage word for word, white space apart, and begins and ends with whole words."""
    words, whole = fold_spaces(quote.text), fold_spaces(quote.passage.text)
    places = (match.span() for match in re.finditer(re.escape(words), whole)) if words else ()
    return any(not _CUT_BEFORE.search(whole[:start]) and not _is_cut(words, whole[end:]) for start, end in places)


def _is_cut(words: str, rest: str) -> bool:
    """Whether what follows a quote belongs to its last word or number."""
    return words[-1].isalnum() and _CUT_AFTER.match(rest) is not None


def _is_quotation(text: str, quote: Quote) -> bool:
    """Whether the words up to the mark of the quote are the passage's; after it only a note in brackets may stand."""
    words, *notes = _MARK.split(text)
    is_plain = all(not note.strip() or note.strip().startswith("(") for note in notes)
    return is_plain and is_exact(Quote(quote.passage, words))


def _list_groups(statements: Sequence[Statement]) -> list[list[Statement]]:
    """The statements one by one, the items of a list together with its lead-in."""
    groups: list[list[Statement]] = []
    for statement in statements:
        if groups and statement.separator.endswith("- "):
            groups[-1].append(statement)
        else:
            groups.append([statement])
    return groups


def _keep_group(group: list[Statement]) -> list[Statement]:
    """What is carried of a lead-in with its items, or of a statement alone."""
    first, *items = group
    kept = [item for item in items if is_grounded(item)]
    return [first, *kept] if is_grounded(first) and (kept or not items) else []


def _list_numbers(texts: Sequence[str]) -> set[str]:
    """The numbers of some texts, however their thousands are spaced."""
    return {"".join(number.split()) for text in texts for number in _NUMBER.findall(text)}


def _list_days(texts: Sequence[str]) -> set[str]:
    """The dates of some texts, in figures or words, as ISO of the precision written."""
    return {stated.iso for text in texts for stated in find_dates(text)}


def _list_carried(statement: Statement) -> Iterator[str]:
    """The texts that carry a statement's numbers: its passages and their names, its rulings and its acts."""
    for quote in statement.quotes:
        yield quote.passage.text
        yield from quote.passage.short.values()
        yield quote.passage.title
        if quote.passage.validity.in_force_until:
            yield show_date(quote.passage.validity.in_force_until.isoformat())
    yield from (show_date(day.isoformat()) for day in statement.days)
    yield from statement.carried
