"""Examples: each question offered on the empty chat gets its answer, and answers are short."""

import json
import re
import statistics
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from rag.answer import Answer, AnswerStatus
from rag.language.detection import detect_language
from rag.replies import load_replies
from rag.settings import ROOT
from tests.rag.asked import LANGUAGES, read_cases

EXAMPLES = read_cases("examples")
SAMPLE = 4
"""Every how many questions of the development set are asked."""

Ask = Callable[..., Answer]


def list_examples() -> Iterator[Any]:
    """Each example with its language and what its answer says."""
    for language in LANGUAGES:
        for text, case in zip(load_replies(language).list_examples(), EXAMPLES, strict=True):
            yield pytest.param(language, text, case, id=text)


@pytest.mark.parametrize(("language", "text", "case"), list_examples())
def test_example_is_answered_from_its_document(ask: Ask, language: str, text: str, case: dict[str, Any]) -> None:
    answer = ask(text)

    assert (answer.status, answer.language) == ("answered", language)
    assert case["document"] in {citation.document for citation in answer.citations}
    assert re.search(case["says"][language], answer.answer)


@pytest.mark.parametrize("language", LANGUAGES)
def test_answer_to_an_example_is_in_its_language(ask: Ask, language: str) -> None:
    answers = [ask(text) for text in load_replies(language).list_examples()]

    assert {detect_language(answer.answer) for answer in answers} == {language}
    assert {citation.language for answer in answers for citation in answer.citations} == {language}


def test_answers_are_short(ask: Ask) -> None:
    path = ROOT / "evals" / "questions" / "development.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines()[::SAMPLE]
    answers = [ask(asked["question"], history=asked.get("history", ())) for asked in map(json.loads, lines)]

    lengths = [len(answer.answer) for answer in answers if answer.status is AnswerStatus.ANSWERED]
    assert len(lengths) > len(answers) / 2
    assert statistics.median(lengths) < 600
