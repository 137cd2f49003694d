"""Pairs through the chain: a question in other words, forms, order or language gets the same date and section."""

import pytest

from evals.case import Case, read_dataset
from evals.generated.matrix import list_matrix_cases
from evals.generated.pairs import list_matrix_pairs, list_pairs
from evals.metrics.steadiness import measure_pair
from evals.sampling import pick_sample
from evals.suite import QUESTIONS
from evals.trial import Record, Trial
from rag.answer import Answer
from tests.conftest import Ask

PAIRS, OF_THE_MATRIX = 300, 200
LEAST = 0.97


def list_originals() -> dict[str, Case]:
    """The questions of the development half that have an answer and stand alone, and those of the matrix."""
    cases = [case for case in read_dataset(sorted(QUESTIONS.glob("*.jsonl"))).cases if case.split == "development"]
    alone = [case for case in cases if case.is_answerable and not case.history]
    return {case.id: case for case in [*alone, *list_matrix_cases()]}


def answer(ask: Ask, case: Case) -> Answer:
    return ask(case.question, as_of=case.as_of, profile=case.profile.model_dump(exclude_none=True))


@pytest.mark.xdist_group("pairs")
def test_same_question_in_other_words_gets_the_same_answer(ask: Ask) -> None:
    originals = list_originals()
    plain = [case for case in originals.values() if case.kind != "matrix"]
    pairs = pick_sample(list(list_pairs(plain)), PAIRS) + pick_sample(list(list_matrix_pairs()), OF_THE_MATRIX)
    assert len(pairs) == PAIRS + OF_THE_MATRIX
    assert {pair.source for pair in pairs} >= {"typing", "small", "courtesy", "spaces", "order", "synonym"}
    missed = []
    for pair in pairs:
        original = answer(ask, originals[pair.pair_of or ""])
        record = Record(case=pair.id, answer=answer(ask, pair), seconds=0.0)
        trial = Trial(pair, record, {}, original=Record(case="original", answer=original, seconds=0.0))
        if measure_pair(trial) != 1.0:
            missed.append(pair.question)
    assert len(missed) <= (1 - LEAST) * len(pairs), missed
