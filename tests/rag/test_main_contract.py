"""The answer's JSON: every field of the contract, of its type, whatever the status."""

import json
import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rag.__main__ import main
from rag.settings import Settings
from tests.command_line import run

QUESTIONS = {
    "answered": "Milloin lastensuojelun asiakirjat viedään Kantaan?",
    "answered_without_dates": "What does a client see in MyKanta?",
    "answered_in_swedish": "När ska barnskyddets handlingar sparas i Kanta?",
    "answered_for_all_cases": "Milloin asiakirjat on tallennettava Kantaan?",
    "needs_clarification": "Milloin?",
    "not_in_guidance": "What does joining Kanta cost in euros?",
    "out_of_scope": "Mikä on Helsingin sää huomenna?",
    "personal_data": "Mitä asiakkaasta 131052-308T on tallennettu?",
    "error": "",
    "error_of_a_line": 5,
}
ANSWERED = [name for name in QUESTIONS if name.startswith("answered")]
STATUSES = {"answered", "needs_clarification", "not_in_guidance", "out_of_scope", "personal_data", "error"}
VERDICTS = ["agrees", "no_rule", "superseded", "conflicts"]
SECTORS = {None, "public", "on_behalf_of_public", "self_paid"}
SERVICE_TASKS = {
    "families",
    "working_age",
    "older_people",
    "child_welfare",
    "disability",
    "substance_abuse",
    "family_law",
}
DUTIES = {
    "joining",
    "recordings",
    "all_tasks",
    "school_social_work",
    "patient_data",
    "data_access",
    "consent",
    "log_data",
}
SUBJECTS = SERVICE_TASKS | DUTIES | {"waves", "effort", "visibility", "monitoring_register"}
Check = Callable[[Any], bool]


def is_text(value: Any) -> bool:
    return isinstance(value, str)


def is_filled(value: Any) -> bool:
    return isinstance(value, str) and value.strip() == value != ""


def is_day(value: Any) -> bool:
    return date.fromisoformat(value).isoformat() == value


def is_list_of(check: Check) -> Check:
    return lambda value: isinstance(value, list) and all(check(item) for item in value)


def is_one_of(*values: object) -> Check:
    return lambda value: value in values


def is_none_or(check: Check) -> Check:
    return lambda value: value is None or check(value)


def has(fields: dict[str, Check]) -> Check:
    return lambda value: isinstance(value, dict) and not list_wrong(value, fields)


def list_wrong(value: dict[str, Any], fields: dict[str, Check]) -> list[str]:
    """The fields that are missing or of another type."""
    return [name for name, check in fields.items() if name not in value or not check(value[name])]


RULE = {
    "id": is_filled,
    "kind": is_filled,
    "date": is_day,
    "in_force_from": is_day,
    "in_force_until": is_none_or(is_day),
    "legal_basis": is_filled,
    "certainty": is_one_of("confirmed", "inferred", "contested"),
    "verified_through": lambda value: bool(re.fullmatch(r"\d{1,4}/\d{4}", value)),
}
DATE = {
    "date": lambda value: bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d)?)?", value)),
    "subject": is_one_of(*SUBJECTS),
    "sector": is_one_of(*SECTORS),
    "document": is_filled,
    "verdict": is_one_of(*VERDICTS),
    "rule": is_none_or(has(RULE)),
    "in_force_now": is_none_or(has(RULE)),
}
CITATION = {
    "number": lambda value: type(value) is int and value > 0,
    "document": is_filled,
    "title": is_filled,
    "publisher": is_text,
    "published": is_none_or(is_day),
    "kind": is_one_of("digest", "original", "statute_digest"),
    "section": lambda value: is_list_of(is_filled)(value) and value != [],
    "page": is_none_or(lambda value: type(value) is int),
    "quote": is_filled,
    "passage_text": is_filled,
    "url": is_none_or(lambda value: value.startswith("http")),
    "passage": is_filled,
    "standing": is_one_of("in_force", "superseded", "draft", "historical", "undated"),
}
ANSWER = {
    "id": is_none_or(is_text),
    "question": is_text,
    "standalone_question": is_text,
    "language": is_one_of("fi", "sv", "en"),
    "as_of": is_day,
    "today": is_day,
    "status": is_one_of(*STATUSES),
    "answer": is_filled,
    "verdict": is_one_of(None, *VERDICTS),
    "dates": is_list_of(has(DATE)),
    "citations": is_list_of(has(CITATION)),
    "notices": is_list_of(is_filled),
    "follow_ups": lambda value: is_list_of(is_filled)(value) and len(value) <= 3,
    "composer": is_one_of("extractive"),
    "index": is_text,
    "timings_ms": lambda value: all(taken >= 0 for taken in value.values()),
}


@pytest.fixture(scope="module")
def answers(settings: Settings) -> dict[str, dict[str, Any]]:
    """An answer of every kind, by its name."""
    lines = [json.dumps({"id": name, "question": asked}) for name, asked in QUESTIONS.items()]
    return {answer["id"]: answer for answer in run(main, settings, "--jsonl", given="\n".join(lines)).lines}


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_field_is_there_and_of_its_type(answers: dict[str, Any], name: str) -> None:
    answer = answers[name]
    for dated in answer["dates"]:
        assert list_wrong(dated, DATE) == []
    for citation in answer["citations"]:
        assert list_wrong(citation, CITATION) == []
    assert list_wrong(answer, ANSWER) == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_status_is_the_expected_one(answers: dict[str, Any], name: str) -> None:
    assert name.startswith(answers[name]["status"])


@pytest.mark.parametrize("name", QUESTIONS)
def test_timings_hold_the_total(answers: dict[str, Any], name: str) -> None:
    assert answers[name]["timings_ms"]["total"] >= 0


@pytest.mark.parametrize("name", QUESTIONS)
def test_markers_are_those_of_the_citations(answers: dict[str, Any], name: str) -> None:
    numbers = [citation["number"] for citation in answers[name]["citations"]]
    marked = [int(number) for number in re.findall(r"\[(\d+)\]", answers[name]["answer"])]
    assert numbers == list(range(1, len(numbers) + 1))
    assert sorted(set(marked)) == numbers


@pytest.mark.parametrize("name", ANSWERED)
def test_an_answer_cites_and_tells_the_index_it_is_from(answers: dict[str, Any], name: str) -> None:
    assert answers[name]["citations"]
    assert answers[name]["index"]


@pytest.mark.parametrize("name", QUESTIONS)
def test_each_quote_is_an_exact_part_of_its_passage(answers: dict[str, Any], name: str) -> None:
    for citation in answers[name]["citations"]:
        assert " ".join(citation["quote"].split()) in " ".join(citation["passage_text"].split())


@pytest.mark.parametrize("name", QUESTIONS)
def test_verdict_is_the_worst_of_the_dates(answers: dict[str, Any], name: str) -> None:
    given = [dated["verdict"] for dated in answers[name]["dates"]]
    assert answers[name]["verdict"] == (max(given, key=VERDICTS.index) if given else None)


@pytest.mark.parametrize("name", QUESTIONS)
def test_a_date_that_a_rule_judges_has_the_rule(answers: dict[str, Any], name: str) -> None:
    for dated in answers[name]["dates"]:
        assert (dated["rule"] is None) == (dated["verdict"] == "no_rule")
        assert dated["in_force_now"] is None or dated["in_force_now"] != dated["rule"]


@pytest.mark.parametrize("name", [name for name in QUESTIONS if name not in ANSWERED])
def test_other_endings_assert_no_dates_and_cite_nothing(answers: dict[str, Any], name: str) -> None:
    assert (answers[name]["dates"], answers[name]["citations"], answers[name]["verdict"]) == ([], [], None)
