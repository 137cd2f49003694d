"""Replies: every sentence stands in three languages with the same facts to fill in, and each expected one is there."""

import pytest

from rag import errors
from rag.answer import AnswerStatus
from rag.composition.endings import explain_fault
from rag.passage import SourceKind, Standing
from rag.personal_data import find_personal_data
from rag.replies import load_replies
from rag.rules.catalogue import RULES
from rag.rules.parameter import list_parameters
from rag.rules.ruling import SECTORS, SERVICE_TASKS
from rag.rules.verdict import Verdict
from rag.settings import ROOT
from tests.text_files import LANGUAGES, find_placeholders, read_sentences

SENTENCES = {language: read_sentences(ROOT / "rag" / "replies" / f"{language}.yaml") for language in LANGUAGES}
REASONS = {
    value.other_reading.reason
    for _, parameter in list_parameters()
    for value in parameter.values
    if value.other_reading
}
NAMED = [
    *(f"statuses.{status}" for status in AnswerStatus if status is not AnswerStatus.ANSWERED),
    *(f"verdicts.{verdict}" for verdict in Verdict),
    *(f"standing.{standing}" for standing in Standing),
    *(f"kinds.{kind}" for kind in SourceKind),
    *(f"sectors.{sector}" for sector in SECTORS),
    *(f"subjects.{subject}.{part}" for _, subject in RULES for part in ("name", "documents")),
    *(f"subjects.{task}.name" for task in SERVICE_TASKS),
    *(f"rulings.{duty}.{tense}" for duty, _ in RULES for tense in ("before", "after")),
    *(f"rulings.contested.{reason}" for reason in sorted(REASONS)),
]
FAULTS = sorted(
    (found for found in vars(errors).values() if isinstance(found, type) and issubclass(found, errors.KantaneuvoError)),
    key=lambda fault: fault.__name__,
)


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_languages_have_the_same_keys(language: str) -> None:
    assert set(SENTENCES[language]) == set(SENTENCES["fi"])


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_languages_fill_in_the_same_facts(language: str) -> None:
    wrong = [
        key
        for key, sentence in SENTENCES["fi"].items()
        if find_placeholders(sentence) != find_placeholders(SENTENCES[language][key])
    ]
    assert not wrong


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_is_empty(language: str) -> None:
    empty = [key for key, text in SENTENCES[language].items() if not isinstance(text, str) or not text.strip()]
    assert not empty


@pytest.mark.parametrize("language", LANGUAGES[1:])
def test_sentences_are_translated(language: str) -> None:
    same = [key for key, text in SENTENCES["fi"].items() if SENTENCES[language][key] == text and len(text.split()) > 2]
    assert not same


@pytest.mark.parametrize("language", LANGUAGES)
def test_everything_an_answer_may_name_has_its_words(language: str) -> None:
    assert not [key for key in NAMED if key not in SENTENCES[language]]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_every_fault_ends_as_a_sentence(language: str, fault: type[Exception]) -> None:
    ending = explain_fault(fault("the detail."), load_replies(language))
    assert ending.status is AnswerStatus.ERROR
    assert ending.text.endswith((".", "ingest"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_fault_that_nobody_foresaw_shows_nothing_of_itself(language: str) -> None:
    assert "secret" not in explain_fault(RuntimeError("secret"), load_replies(language)).text


@pytest.mark.parametrize(
    "text", ["131052-308T", "040 123 4567", "a.b@gmail.com", "FI21 1234 5600 0007 85", "Mannerheimintie 5 A 3"]
)
def test_every_kind_of_personal_data_has_its_words(text: str) -> None:
    (found, *_) = find_personal_data(f"Asiakas {text} kysyy")
    assert all(f"found.{found.kind}" in SENTENCES[language] for language in LANGUAGES)


@pytest.mark.parametrize(
    ("parts", "joined"), [([], ""), (["a"], "a"), (["a", "b"], "a ja b"), (["a", "b", "c"], "a, b ja c")]
)
def test_parts_are_joined_as_in_running_text(parts: list[str], joined: str) -> None:
    assert load_replies("fi").join(parts) == joined


def test_facts_are_filled_in_as_they_are() -> None:
    assert load_replies("fi").say("sectors.public", extra="x") == "julkiset palvelunantajat"
    assert "{day}" in load_replies("fi").say("follow_ups.storing", documents="{day}")
