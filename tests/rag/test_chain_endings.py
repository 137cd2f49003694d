"""Endings of the chain: every status has its reply in the asker's language, and what is answered is short."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rag import chain as chain_module
from rag.answer import Answer, AnswerStatus
from rag.chain import build_chain
from rag.language.detection import detect_language
from rag.question import Question
from rag.settings import Settings
from tests.rag.asked import LANGUAGES, read_cases, words_of

ENDINGS = read_cases("endings")
STATUSES = [status.value for status in AnswerStatus if status is not AnswerStatus.ANSWERED]
TODAY = date(2026, 11, 22)
FACT = {
    "fi": "Mitä asiakas näkee OmaKannassa?",
    "sv": "Vad ser klienten i MittKanta?",
    "en": "What does a client see in MyKanta?",
}

Ask = Callable[..., Answer]


def check_ended(answer: Answer, status: str, language: str, says: str) -> None:
    """The answer ended in a status, in a language, with a reply, and asserts nothing."""
    assert (answer.status, answer.language) == (status, language)
    assert says in answer.answer
    assert detect_language(answer.answer) == language
    assert (answer.dates, answer.citations, answer.verdict) == ((), (), None)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("status", STATUSES)
def test_each_status_has_its_reply_in_the_asker_s_language(ask: Ask, status: str, language: str) -> None:
    case = ENDINGS[status][language]
    answer = ask(" ".join([case["question"]] * case.get("times", 1)))

    check_ended(answer, status, language, case["says"])
    assert answer.follow_ups
    assert all(detect_language(follow_up) == language for follow_up in answer.follow_ups)


@pytest.mark.parametrize("language", LANGUAGES)
def test_personal_data_is_nowhere_in_the_answer(ask: Ask, language: str) -> None:
    case = ENDINGS["personal_data"][language]
    answer = ask(case["question"], history=[case["question"]])

    assert case["secret"] not in answer.model_dump_json()
    assert "****" in answer.question
    assert answer.index == ""


@pytest.mark.parametrize("language", LANGUAGES)
def test_personal_data_asked_before_does_not_come_back(ask: Ask, language: str) -> None:
    case = ENDINGS["personal_data"][language]
    answer = ask(words_of(language)["sample"], history=[case["question"]])

    assert answer.status == "answered"
    assert case["secret"] not in answer.model_dump_json()


@pytest.mark.parametrize("case", ENDINGS["unusable"], ids=lambda case: repr(case["question"]))
def test_text_without_words_is_an_error_that_says_what_to_do(ask: Ask, case: dict[str, str]) -> None:
    check_ended(ask(case["question"]), "error", "fi", case["says"])


@pytest.mark.parametrize("case", ENDINGS["unusable"], ids=lambda case: repr(case["question"]))
def test_text_without_words_is_answered_in_the_chosen_language(ask: Ask, case: dict[str, str]) -> None:
    assert ask(case["question"], language="sv").language == "sv"


@pytest.mark.parametrize("text", ENDINGS["other_languages"])
def test_question_in_another_language_is_replied_to_in_finnish(ask: Ask, text: str) -> None:
    answer = ask(text)

    assert answer.language == "fi"
    assert detect_language(answer.answer) == "fi"


@pytest.mark.parametrize("text", ENDINGS["not_ours"])
def test_what_the_guidance_does_not_say_is_not_answered(ask: Ask, text: str) -> None:
    assert ask(text).status in ("out_of_scope", "not_in_guidance")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", ENDINGS["faults"])
def test_fault_ends_as_a_sentence_in_the_asker_s_language(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str, language: str
) -> None:
    def fail(inquiry: object) -> None:
        raise RuntimeError("a secret of the machine")

    if fault == "fault":
        monkeypatch.setitem(chain_module.STEPS, "retrieval", fail)
    broken = {
        "index_missing": replace(settings, index=tmp_path / "none"),
        "index_mismatch": replace(settings, embedder=str(tmp_path / "none")),
        "fault": settings,
    }[fault]
    answer = build_chain(broken).invoke(Question(text=FACT[language], today=TODAY, as_of=TODAY))

    check_ended(answer, "error", language, ENDINGS["faults"][fault][language])
    assert "secret" not in answer.model_dump_json()


def test_ended_question_takes_no_further_step(ask: Ask) -> None:
    assert set(ask("Milloin?").timings_ms) == {"scope", "total"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_refusal_shows_what_was_found_and_offers_the_question_without_it(ask: Ask, language: str) -> None:
    case = ENDINGS["personal_data"][language]
    answer = ask(case["question"])

    assert f"“{case['question'].replace(case['secret'], '*' * len(case['secret']))}”" in answer.answer
    assert f"“{answer.follow_ups[0]}”" in answer.answer
    assert ask(answer.follow_ups[0]).status != "personal_data"


@pytest.mark.parametrize(
    "question",
    [
        "Mihin mennessä varhaiskasvatuksen asiakirjat on vietävä Kantaan?",
        "Måste företagshälsovården spara sina anteckningar i Kanta?",
        "When must hospital records be stored in Kanta?",
    ],
)
def test_law_of_social_welfare_is_not_told_of_another_service(ask: Ask, question: str) -> None:
    answer = ask(question)

    assert answer.status == "not_in_guidance"
    assert answer.dates == ()


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("Milloin kotihoidon kirjaukset pitää viedä Kantaan?", "kotihoidon"),
        ("När ska hemvårdens handlingar sparas i Kanta?", "hemvårdens"),
    ],
)
def test_service_that_no_document_knows_is_named_beside_the_law_of_all_tasks(
    ask: Ask, question: str, word: str
) -> None:
    answer = ask(question)

    assert answer.status == "answered"
    assert any(f"“{word}”" in notice for notice in answer.notices)


def test_service_task_that_is_known_is_not_called_unknown(ask: Ask) -> None:
    notices = ask("Milloin lastensuojelun asiakirjat on vietävä Kantaan?").notices
    assert not any("“" in notice for notice in notices)
