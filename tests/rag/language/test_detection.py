"""Detection: short questions in Finnish, Swedish and English are told apart, and other languages are none."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.language import LANGUAGES
from rag.language.detection import detect_language
from rag.replies import load_replies
from rag.settings import ROOT

QUESTIONS = {
    "fi": [
        "Milloin lastensuojelun asiakirjat on vietävä Kantaan?",
        "Onko pakko?",
        "Entä vammaispalvelut?",
        "määräaika?",
        "Kuka päättää",
        "lastensuojelu",
        "Mitä asiakas näkee OmaKannassa?",
        "moi",
    ],
    "sv": [
        "När måste barnskyddets handlingar finnas i Kanta?",
        "När?",
        "och äldre?",
        "Vad ser klienten?",
        "Hur länge tar det?",
        "Vem bestämmer?",
        "hej",
    ],
    "en": [
        "When must documents be stored?",
        "when",
        "who decides?",
        "What about recordings?",
        "child welfare",
        "How long does it take?",
        "hello",
    ],
}
SHORT = [(language, question) for language, questions in QUESTIONS.items() for question in questions]


@pytest.mark.parametrize(("language", "question"), SHORT)
def test_language_of_a_short_question_is_found(language, question):
    assert detect_language(question) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_language_of_our_own_examples_is_found(language):
    examples = load_replies(language).list_examples()
    assert {detect_language(example) for example in examples} == {language}


def test_language_of_the_questions_that_people_ask_is_found():
    lines = (ROOT / "evals" / "questions" / "development.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    ours = [row for row in rows if row["language"] in LANGUAGES]
    wrong = [row["question"] for row in ours if detect_language(row["question"]) not in (row["language"], None)]
    assert not wrong
    assert sum(detect_language(row["question"]) is None for row in ours) <= 0.02 * len(ours)


@pytest.mark.parametrize(
    "question",
    [
        "Wann müssen die Unterlagen gespeichert werden?",
        "Quand faut-il enregistrer les documents ?",
        "Qui décide ?",
        "¿Cuándo deben guardarse los documentos?",
        "Kiedy dokumenty muszą być przechowywane?",
        "Mis ajaks tuleb lastekaitse dokumendid salvestada?",
        "Wanneer moeten de documenten worden opgeslagen?",
        "Когда документы должны быть сохранены?",
        "متى يجب حفظ الوثائق؟",
        "社会福祉文件何时存入？",
        "Kes otsustab?",
        "Was sieht der Kunde?",
    ],
)
def test_other_languages_are_none(question):
    assert detect_language(question) is None


@pytest.mark.parametrize("text", ["", "   ", "1.3.2025", "703/2023", "🙂", "?!", "asdf qwer zxcv"])
def test_text_without_words_of_any_language_is_none(text):
    assert detect_language(text) is None


@pytest.mark.parametrize("name", ["Kanta?", "OmaKanta", "MittKanta", "Kela THL", "Sosmeta"])
def test_names_of_the_field_tell_no_language(name):
    assert detect_language(name) is None


@pytest.mark.parametrize(
    ("language", "question"),
    [("fi", "Mikä on MyKanta?"), ("sv", "Vad är OmaKanta?"), ("en", "What is OmaKanta?")],
)
def test_names_of_another_language_do_not_change_the_language(language, question):
    assert detect_language(question) == language


@pytest.mark.parametrize("question", ["Koskeeko liittymisvelvollisuus Ahvenanmaata?"])
def test_finnish_with_place_names_is_finnish(question):
    assert detect_language(question) == "fi"


@given(st.text(max_size=60))
def test_detection_takes_any_text(text):
    assert detect_language(text) in (None, *LANGUAGES)
