"""Law of another day through the whole chain: what is in force is said first, and no day is made up."""

from collections.abc import Callable
from datetime import date

import pytest

from rag.answer import Answer
from tests.rag.asked import read_cases

CASES = read_cases("guidance")
STORING = CASES["storing"]
BEFORE_LAW, FAR_AHEAD = date(2019, 1, 1), date(2035, 1, 1)

Ask = Callable[..., Answer]


@pytest.mark.parametrize("case", STORING, ids=lambda case: case["question"])
def test_day_before_every_law_is_told_as_one(ask: Ask, case: dict[str, str]) -> None:
    answer = ask(case["question"], as_of=BEFORE_LAW)

    assert answer.status == "not_in_guidance"
    assert case["no_law"] in answer.answer.split("\n")[0]
    assert "1.1.2019" in answer.answer
    assert "1.11.2021" in answer.answer
    assert (answer.dates, answer.verdict) == ((), None)


@pytest.mark.parametrize("case", STORING, ids=lambda case: case["question"])
def test_day_far_ahead_is_answered_with_how_far_the_law_was_followed(ask: Ask, case: dict[str, str]) -> None:
    answer = ask(case["question"], as_of=FAR_AHEAD)

    assert answer.status == "answered"
    assert "1.9.2026" in answer.answer
    assert any(case["followed"] in notice and "152/2026" in notice for notice in answer.notices)


@pytest.mark.parametrize("case", CASES["earlier_law"], ids=lambda case: case["question"])
def test_question_on_earlier_law_hears_the_law_in_force_first(ask: Ask, case: dict[str, str]) -> None:
    answer = ask(case["question"])
    now, then = answer.answer.split("\n\n")[:2]

    assert answer.status == "answered"
    assert "1.9.2026" in now
    assert case["day"] in then
    assert "1.3.2025" in then
    verdicts = {(dated.date, dated.verdict.value) for dated in answer.dates}
    assert {("2026-09-01", "agrees"), ("2025-03-01", "superseded")} <= verdicts
    assert ("2025-03-01", "agrees") not in verdicts


@pytest.mark.parametrize("question", CASES["basis"])
def test_question_on_the_basis_names_the_act_and_section(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.status == "answered"
    assert "703/2023, 102 § 5 mom. (307/2024)" in answer.answer
    assert "1.7.2024" in answer.answer
    assert "2026-09-01" in {dated.date for dated in answer.dates}


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Milloin perheoikeudelliset asiakirjat on tallennettava Kantaan?", "Mihin pykälään se perustuu?"),
        ("När ska familjerättsliga handlingar sparas i Kanta?", "Vilken paragraf bygger det på?"),
        ("When must family law documents be stored in Kanta?", "What is the legal basis for that?"),
    ],
)
def test_follow_up_on_the_basis_names_that_of_the_thing_before(ask: Ask, before: str, text: str) -> None:
    answer = ask(text, history=[before])

    assert "703/2023, 102 § 7 mom. 1 k. (307/2024)" in answer.answer


@pytest.mark.parametrize("question", CASES["impossible"])
def test_impossible_day_is_named_and_asserted_by_nobody(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.status == "answered"
    assert "32.13.2025" in answer.answer
    assert {dated.date for dated in answer.dates} == {"2026-09-01", "2025-03-01"}


@pytest.mark.parametrize(
    ("case", "text", "day"),
    [
        (STORING[0], "Entä ennen heinäkuuta 2024?", "30.6.2024"),
        (STORING[0], "Mitä vanha laki sanoi?", "31.12.2023"),
        (STORING[1], "Vad sade den gamla lagen?", "31.12.2023"),
        (STORING[2], "What did the old act say?", "31.12.2023"),
    ],
)
def test_follow_up_that_looks_back_hears_the_law_in_force_first(
    ask: Ask, case: dict[str, str], text: str, day: str
) -> None:
    now, then = ask(text, history=[case["question"]]).answer.split("\n\n")[:2]

    assert "1.9.2026" in now
    assert day in then
    assert "1.3.2025" in then
