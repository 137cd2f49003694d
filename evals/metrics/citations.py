"""Citations: whether what an answer says is carried by what it cites, and nothing is cited in vain.

After ALCE (Gao et al. 2023), with support by words and numbers in the place of a language model's judgement.
"""

from collections.abc import Sequence
from functools import lru_cache

from evals.metrics.quotes import list_known, list_numbers
from evals.statements import Statement, join_texts
from evals.trial import Trial
from rag.answer import Citation
from rag.language.base_forms import base_form
from rag.language.function_words import list_function_words
from rag.language.words import split_words

SUPPORTED = 0.4
"""Share of a statement's numbers and content words, in base form, that must stand in what carries it."""


def measure_recall(trial: Trial) -> float | None:
    """The share of statements that their citations together support; a statement without a citation is not."""
    if not trial.statements:
        return None
    carried = [_is_supported(statement, statement.citations, trial) for statement in trial.statements]
    return sum(carried) / len(carried)


def measure_precision(trial: Trial) -> float | None:
    """The share of citations that their statement needs: that support it alone, or without which nothing does."""
    needed = [
        _is_needed(statement, citation, trial) for statement in trial.statements for citation in statement.citations
    ]
    return sum(needed) / len(needed) if needed else None


def measure_documents(trial: Trial) -> float | None:
    """1 where one of the expected documents is cited."""
    expected = set(trial.case.expected_documents)
    cited = {citation.document for citation in trial.answer.citations}
    return float(not expected.isdisjoint(cited)) if expected and trial.owes_content else None


def measure_sections(trial: Trial) -> float | None:
    """1 where one of the expected sections is cited."""
    expected = set(trial.case.expected_sections)
    return float(not expected.isdisjoint(trial.sections)) if expected and trial.owes_content else None


def _is_supported(statement: Statement, citations: Sequence[Citation], trial: Trial) -> bool:
    """Whether some citations carry a statement: all its numbers and enough of its words stand in them.

    A number that the question has or the rules say is carried too.
    """
    if not citations:
        return False
    text, language = join_texts(citations), trial.answer.language
    content, numbers = _list_content(statement.text, language), list_numbers(statement.text)
    carried = numbers & (list_numbers(text) | list_known(trial))
    shared = len(content & _list_content(text, language)) + len(carried)
    return numbers == carried and shared >= SUPPORTED * (len(content) + len(numbers))


def _is_needed(statement: Statement, citation: Citation, trial: Trial) -> bool:
    """Whether a citation supports its statement alone, or the others do not without it."""
    others = [other for other in statement.citations if other is not citation]
    together = _is_supported(statement, statement.citations, trial)
    return together and (_is_supported(statement, [citation], trial) or not _is_supported(statement, others, trial))


@lru_cache(maxsize=4096)
def _list_content(text: str, language: str) -> frozenset[str]:
    """The words of a text that carry a topic, in base form; numbers are compared apart."""
    functions = list_function_words(language)
    words = ((word.lower, base_form(word.text, language)) for word in split_words(text) if not word.is_number)
    return frozenset(base for lower, base in words if lower not in functions and base not in functions)
