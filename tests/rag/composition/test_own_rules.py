"""Own rules in an answer: told where the question is about them, in its language, apart from law and guidance."""

import pytest

from rag.answer import AnswerStatus
from rag.rendering import render_text
from tests.conftest import Ask

OWN = {
    "storing": "batches",
    "batches_run": "joka yö klo 2",
    "approves_automatically": False,
    "shown_from": {"child_welfare": "2025-03-15", "disability": "2025-10-15"},
    "limits": "Vanhat asiakirjat eivät näy.",
}
SHOWN = {
    "fi": ("Milloin lastensuojelun tiedot näkyvät OmaKannassa?", "Lastensuojelu: tiedot näkyvät OmaKannassa 15.3.2025"),
    "sv": (
        "När syns barnskyddets uppgifter i MittKanta?",
        "Barnskydd: uppgifterna syns i MittKanta från och med 15.3.2025",
    ),
    "en": ("When is child welfare shown in MyKanta?", "Child welfare: information is shown in MyKanta from 15.3.2025"),
}
STORING = "Milloin lastensuojelun asiakirjat on vietävä Kantaan?"


@pytest.mark.parametrize("language", SHOWN)
def test_a_question_of_showing_hears_from_when_its_service_task_is_shown(ask: Ask, language: str) -> None:
    question, told = SHOWN[language]
    answer = ask(question, profile={"organisation": OWN})
    assert any(said.startswith(told) for said in answer.organisation)
    assert not any("15.10.2025" in said for said in answer.organisation)


def test_where_no_service_task_is_named_it_is_told_of_the_asker_s_own(ask: Ask) -> None:
    profile = {"organisation": OWN, "service_tasks": ["disability"]}
    told = ask("Milloin tiedot näkyvät OmaKannassa?", profile=profile).organisation
    assert "Vammaispalvelut: tiedot näkyvät OmaKannassa 15.10.2025 alkaen." in told
    assert not any("15.3.2025" in said for said in told)


@pytest.mark.parametrize("question", [STORING, *(question for question, _ in SHOWN.values())])
def test_nothing_else_of_the_answer_changes(ask: Ask, question: str) -> None:
    plain, own = ask(question), ask(question, profile={"organisation": OWN})
    apart = {"organisation", "timings_ms"}
    assert own.model_dump(exclude=apart) == plain.model_dump(exclude=apart)
    assert plain.organisation == ()
    assert own.organisation


def test_own_days_are_no_dates_of_the_answer_and_have_no_verdict(ask: Ask) -> None:
    answer = ask(SHOWN["fi"][0], profile={"organisation": OWN})
    assert "2025-03-15" not in [dated.date for dated in answer.dates]


def test_a_question_of_storing_hears_how_documents_are_stored(ask: Ask) -> None:
    told = ask(STORING, profile={"organisation": OWN}).organisation
    assert told == (
        "Asiakirjat tallentuvat Kantaan eräajona. Ajoaika: joka yö klo 2.",
        "Kirjausten automaattihyväksyntä ei ole käytössä.",
    )


def test_a_question_in_the_organisation_s_own_words_hears_all_of_it(ask: Ask) -> None:
    told = ask("Mitä organisaatiossani on sovittu Kantasta?", profile={"organisation": OWN}).organisation
    assert len(told) == 5


def test_a_question_of_something_else_hears_nothing_of_it(ask: Ask) -> None:
    assert ask("Mitkä tiedot toimitetaan seurantarekisteriin?", profile={"organisation": OWN}).organisation == ()


def test_a_refused_question_hears_nothing_of_it(ask: Ask) -> None:
    answer = ask("Näkyykö 131052-308T OmaKannassa?", profile={"organisation": OWN})
    assert answer.status is AnswerStatus.PERSONAL_DATA
    assert answer.organisation == ()


def test_as_text_it_is_called_the_organisation_s_own_statement(ask: Ask) -> None:
    text = render_text(ask(STORING, profile={"organisation": OWN}))
    assert "Omassa organisaatiossasi (organisaation oma ilmoitus, jota ei ole verrattu lakiin):\n- Asiakirjat" in text
