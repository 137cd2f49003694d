"""Statements: every sentence and item of an answer knows the citations that carry it."""

import pytest

from evals.statements import split_statements
from tests.evals.samples import OTHER, TEXT, answer, cite

BOTH = (cite(1), cite(2, OTHER))


def list_numbers(text: str) -> list[tuple[str, tuple[int, ...]]]:
    statements = split_statements(answer(text, citations=BOTH))
    return [(row.text, tuple(citation.number for citation in row.citations)) for row in statements]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Yksi asia [1]. Toinen asia [2].", [("Yksi asia .", (1,)), ("Toinen asia .", (2,))]),
        ("Yksi asia. Toinen asia. [1]", [("Yksi asia.", (1,)), ("Toinen asia .", (1,))]),
        ("Näin: [1]\n\n- yksi\n- toinen", [("Näin :", (1,)), ("yksi", (1,)), ("toinen", (1,))]),
        ("Näin:\n- yksi [1]\n- toinen [2]", [("Näin:", (1,)), ("yksi", (1,)), ("toinen", (2,))]),
        ("Yksi asia [1]. Loppu ilman merkkiä.", [("Yksi asia .", (1,)), ("Loppu ilman merkkiä.", (1,))]),
        ("Viimeistään **1.9.2026** [1][2].", [("Viimeistään 1.9.2026 .", (1, 2))]),
        ("Ei mitään lähdettä.", [("Ei mitään lähdettä.", ())]),
        ("Asia [7].", [("Asia .", ())]),
    ],
)
def test_sentence_rests_on_its_mark_or_the_next_or_the_last(text: str, expected: list[object]) -> None:
    assert list_numbers(text) == expected


def test_texts_are_those_of_the_samples() -> None:
    assert BOTH[0].passage == TEXT.id
