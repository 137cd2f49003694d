"""Guidance through the whole chain: yes or no, waves and plans are answered by rule, in the asker's language."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rag.answer import Answer
from tests.rag.asked import list_markers, read_cases, shown

CASES = read_cases("guidance")
EARLY = date(2025, 1, 15)
"""A day on which the deadline of the law in force is still to come."""

Ask = Callable[..., Answer]


def name_question(case: Any) -> str:
    """A case by its question."""
    return case["question"] if isinstance(case, dict) else str(case)


def list_verdicts(answer: Answer, subject: str) -> set[tuple[str, str]]:
    """The dates of a subject, each with its verdict."""
    return {(dated.date, dated.verdict.value) for dated in answer.dates if dated.subject == subject}


def unruled(dates: list[Any]) -> set[tuple[str, str]]:
    """Some dates, of which no law says anything."""
    return {(str(day), "no_rule") for day in dates}


def check_answered(answer: Answer) -> None:
    """The answer is one, and each mark in it has its citation, whose quote stands in its passage."""
    assert answer.status == "answered"
    assert set(list_markers(answer.answer)) == {citation.number for citation in answer.citations}
    assert all(citation.quote in citation.passage_text for citation in answer.citations)


@pytest.mark.parametrize("case", CASES["rows"], ids=name_question)
def test_yes_or_no_question_is_answered_yes_or_no_from_its_section(ask: Ask, case: dict[str, str]) -> None:
    answer = ask(case["question"])

    check_answered(answer)
    assert answer.answer.startswith(case["says"])
    assert answer.citations[0].passage.startswith(f"{case['source']}.")
    assert (answer.dates, answer.verdict) == ((), None)


@pytest.mark.parametrize(
    "question", [case["question"] for case in CASES["rows"] if case["source"] == "omakanta-ohje#shown"]
)
def test_shown_document_is_told_with_the_condition_of_phase_two(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert "omakanta-ohje#format" in {citation.passage.split(".")[0] for citation in answer.citations}
    assert "2" in answer.answer


@pytest.mark.parametrize("case", CASES["authorities"], ids=name_question)
def test_wrong_authority_in_a_question_is_corrected_first(ask: Ask, case: dict[str, str]) -> None:
    answer = ask(case["question"])

    check_answered(answer)
    assert case["says"] in answer.answer.split(".")[0]
    assert answer.citations[0].passage.startswith(f"{case['source']}.")


@pytest.mark.parametrize("case", CASES["waves"], ids=name_question)
def test_wave_is_answered_with_its_months_and_whether_they_are_an_estimate(ask: Ask, case: dict[str, Any]) -> None:
    answer = ask(case["question"])

    check_answered(answer)
    assert list_verdicts(answer, "waves") == unruled(case["dates"])
    assert len(answer.dates) == 2
    assert case.get("estimate", "") in answer.answer
    if "estimate" not in case:
        assert not any(word in answer.answer for word in ("arvio", "uppskattning", "estimate"))


@pytest.mark.parametrize("case", CASES["plans"], ids=name_question)
def test_plan_is_answered_with_its_days_which_no_law_gives(ask: Ask, case: dict[str, Any]) -> None:
    answer = ask(case["question"])

    check_answered(answer)
    assert list_verdicts(answer, "effort") == unruled(case["dates"])
    assert len(answer.dates) == len(case["dates"])
    assert all(shown(day) in answer.answer for day in case["dates"])
    assert answer.verdict == "no_rule"


@pytest.mark.parametrize(
    ("deadline", "outcome"), [("1.9.2029", "always"), ("1.3.2028", "perhaps"), ("1.9.2027", "never")]
)
@pytest.mark.parametrize("case", CASES["meets"], ids=name_question)
def test_plan_says_whether_a_deadline_is_met(ask: Ask, case: dict[str, str], deadline: str, outcome: str) -> None:
    answer = ask(case["question"].format(deadline=deadline))

    check_answered(answer)
    assert case[outcome].format(deadline=deadline) in answer.answer
    assert list_verdicts(answer, "effort") == unruled(["2027-12-01", "2028-11-01"])


@pytest.mark.parametrize("question", CASES["with_law"])
def test_plan_for_a_deadline_of_the_law_says_the_law_first(ask: Ask, question: str) -> None:
    answer = ask(question, as_of=EARLY)
    law, plan = answer.answer.split("\n\n")[:2]

    check_answered(answer)
    assert "1.9.2026" in law
    assert "1.11.2024" in plan
    assert [dated.verdict.value for dated in answer.dates if dated.date == "2026-09-01"] == ["agrees"]
    assert list_verdicts(answer, "effort") == unruled(["2024-11-01", "2025-10-01"])


@pytest.mark.parametrize(
    "question",
    [
        "Jos aloitamme työn 15.1.2027, ehtivätkö vammaispalvelut valmiiksi 1.9.2028?",
        "If we begin the work on 15 January 2027, will disability services be ready by 1.9.2028?",
    ],
)
def test_days_of_a_plan_are_no_claims_about_the_law(ask: Ask, question: str) -> None:
    law, plan = ask(question).answer.split("\n\n")[:2]

    assert ("15.1.2027" in law, "1.9.2028" in law) == (False, False)
    assert ("15.1.2027" in plan, "1.9.2028" in plan) == (True, True)


@pytest.mark.parametrize("question", CASES["impossible_plans"])
def test_plan_to_an_impossible_day_asks_for_a_possible_one(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.status == "needs_clarification"
    assert "31.2.2027" in answer.answer
    assert (answer.dates, answer.citations) == ((), ())


@pytest.mark.parametrize(
    ("before", "text", "says"),
    [
        ("Näkyykö päätös asiakkaalle OmaKannassa?", "Entä maksusitoumus?", "Ei näy OmaKannassa koskaan"),
        ("Näkeekö huoltaja lapsen tiedot OmaKannassa?", "Entä valtuutettu?", "Valtuutettu näkee samat tiedot"),
        ("Syns ett beslut för klienten i MittKanta?", "Och en betalningsförbindelse?", "Visas aldrig"),
        ("Is a decision shown to the client in MyKanta?", "What about case notes?", "Not shown in MyKanta at first"),
    ],
)
def test_follow_up_on_another_document_or_person_is_answered(ask: Ask, before: str, text: str, says: str) -> None:
    answer = ask(text, history=[before])

    check_answered(answer)
    assert answer.answer.startswith(says)


@pytest.mark.parametrize(
    ("before", "text"),
    [
        ("Milloin on liityttävä Kantaan?", "Milloin työ on siis aloitettava?"),
        ("När ska man ansluta sig till Kanta?", "När måste vi börja då?"),
        ("By when must a provider join Kanta?", "When should we start then?"),
    ],
)
def test_follow_up_plans_back_from_the_deadline_before(ask: Ask, before: str, text: str) -> None:
    answer = ask(text, history=[before], as_of=EARLY)

    check_answered(answer)
    assert list_verdicts(answer, "effort") == unruled(["2024-11-01", "2025-10-01"])


@pytest.mark.parametrize(
    ("question", "named"),
    [
        ("Näkeekö asiakas asiakassuunnitelman OmaKannassa?", "asiakassuunnitelmat"),
        ("Näkyykö toteuttamissuunnitelma OmaKannassa?", "toteuttamissuunnitelmat"),
        ("Ser klienten sin genomförandeplan i MittKanta?", "genomförandeplaner"),
        ("Does the client see the implementation plan in MyKanta?", "implementation plans"),
    ],
)
def test_what_is_shown_is_quoted_by_its_own_item(ask: Ask, question: str, named: str) -> None:
    assert named in ask(question).answer.split("[1]")[0]


@pytest.mark.parametrize(
    ("question", "days"),
    [
        ("jos alotetaan 1.1.2027 ni koska ollaan valmiita?", {"2027-12-01", "2028-11-01"}),
        ("if we start on 1.2.2027 when would we be ready", {"2028-01-01", "2028-12-01"}),
        ("Olisimme Kannassa valmiina 1.9.2028. Koska hommat pitää laittaa käyntiin?", {"2026-11-01", "2027-10-01"}),
    ],
)
def test_plan_is_understood_as_people_type_it(ask: Ask, question: str, days: set[str]) -> None:
    assert {one.date for one in ask(question).dates} == days


def test_act_of_another_day_is_that_of_the_day(ask: Ask) -> None:
    answer = ask("Mikä asiakastietolaki oli voimassa 15.5.2023?").answer
    assert answer.startswith("Asiakastietolaki 784/2021")
    assert "1.11.2021–31.12.2023" in answer
