"""Suggestions: next questions that the guidance at hand answers, those near what was cited first."""

from collections.abc import Iterator

from rag.composition.brief import Brief
from rag.composition.draft import Draft

MOST = 3
"""Questions that are suggested at once."""


def suggest_next(brief: Brief, draft: Draft) -> tuple[str, ...]:
    """What to ask after a draft, never what was asked already."""
    asked = {_fold(text) for text in (brief.question.text, *brief.question.history)}
    offered = draft.follow_ups or tuple(_list_answered(brief, draft))
    return tuple(question for question in offered if _fold(question) not in asked)[:MOST]


def _list_answered(brief: Brief, draft: Draft) -> Iterator[str]:
    """The questions whose sections can be read on the day and are not cited, those of cited documents first."""
    cited = [quote.passage for statement in draft.statements for quote in statement.quotes]
    documents = {passage.document for passage in cited}
    sections = {passage.section_key for passage in cited}
    questions = brief.replies.list_suggestions()
    for key in sorted(questions, key=lambda key: key.split("#")[0] not in documents):
        if key not in sections and brief.find_section(key):
            yield questions[key]


def _fold(text: str) -> str:
    """A question as questions are compared."""
    return " ".join(text.casefold().split()).rstrip("?. ")
