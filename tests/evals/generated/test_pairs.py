"""Pairs: a question in other words keeps what it asks, and is the same every time."""

import random

import pytest

from evals.generated.pairs import CHANGES, list_pairs
from tests.evals.samples import expect

QUESTION = "Milloin vanhuspalvelujen asiakirjat on tallennettava Kantaan viimeistään 1.9.2026?"
CASE = expect(id="q", question=QUESTION, as_of="2026-11-22")


@pytest.mark.parametrize("name", CHANGES)
def test_change_gives_other_words_but_the_same_numbers(name: str) -> None:
    changed = CHANGES[name](CASE, random.Random(1))
    assert changed is not None
    assert changed != QUESTION
    assert "1.9.2026" in changed


def test_typing_error_swaps_two_letters_of_one_long_word() -> None:
    changed = CHANGES["typing"](CASE, random.Random(1))
    differing = [(one, other) for one, other in zip(QUESTION.split(), changed.split(), strict=True) if one != other]
    ((before, after),) = differing
    assert sorted(before) == sorted(after)
    assert len(before) >= 8


def test_synonym_names_the_same_service_task() -> None:
    assert CHANGES["synonym"](CASE, random.Random(1)) in (
        QUESTION.replace("vanhuspalvelujen", "iäkkäiden palvelujen"),
        QUESTION.replace("vanhuspalvelujen", "ikääntyneiden palvelujen"),
    )
    assert CHANGES["synonym"](expect(question="Mikä Kanta on?"), random.Random(1)) is None


def test_pairs_are_the_same_every_time_and_keep_what_goes_with_the_question() -> None:
    cases = [expect(id=f"q{number}", question=QUESTION, as_of="2026-11-22", history=("Hei?",)) for number in range(20)]
    pairs = list(list_pairs(cases))
    assert pairs == list(list_pairs(cases))
    assert [pair.pair_of for pair in pairs] == [case.id for case in cases]
    assert {(pair.as_of, pair.history, pair.language) for pair in pairs} == {(cases[0].as_of, ("Hei?",), "fi")}
    assert len({pair.source for pair in pairs}) >= 4
