"""A chat model over real HTTP: what it says well is worded by it, what the guidance does not carry never leaves."""

import os
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, ClassVar

import pytest
from langchain_core.callbacks import BaseCallbackHandler
from langchain_core.runnables import Runnable

from evals.case import read_dataset
from rag.answer import Answer
from rag.chain import build_chain
from rag.composition.chat_model import open_chat_model
from rag.errors import SettingsError
from rag.language.words import fold_spaces
from rag.question import Question
from rag.replies import load_replies
from rag.settings import ROOT, Settings
from tests.conftest import TODAY
from tests.model_server import BEHAVIOURS, ModelServer, serve_model

QUESTIONS = (
    "When is the client's consent not needed?",
    "Who decides whether a child's document is hidden from the guardians?",
    "Kuka päättää, näytetäänkö lapsen asiakirja huoltajille?",
    "Milloin lastensuojelun asiakirjat on tallennettava Kantaan?",
    "Vem bestämmer om ett barns handling döljs för vårdnadshavarna?",
)
RUNS = int(os.environ.get("MODEL_RUNS", "60"))
"""Runs against the server in each protocol; the whole campaign, MODEL_RUNS=600, asks the evaluation questions too."""


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with serve_model() as started:
        yield started


@pytest.fixture(scope="module", params=["openai", "ollama"])
def spoken(request: pytest.FixtureRequest, settings: Settings, server: ModelServer) -> Settings:
    """Settings with the server, in each protocol."""
    pytest.importorskip(f"langchain_{request.param}")
    url = f"http://127.0.0.1:{server.server_port}" + ("/v1" if request.param == "openai" else "")
    return replace(settings, model=f"{request.param}:local", model_url=url)


@pytest.fixture(scope="module")
def chain(spoken: Settings) -> Runnable[Question, Answer]:
    return build_chain(spoken)


def _ask(chain: Runnable[Question, Answer], text: str) -> Answer:
    return chain.invoke(Question(text=text, today=TODAY, as_of=TODAY))


def test_a_model_that_keeps_to_the_passages_words_the_answer(
    chain: Runnable[Question, Answer], server: ModelServer
) -> None:
    server.behaviour = "good"
    answers = [_ask(chain, text) for text in QUESTIONS]
    worded = [answer for answer in answers if answer.composer != "extractive"]
    assert len(worded) >= 4
    for answer in worded:
        assert answer.composer.endswith(":local")
        assert answer.composition is not None
        assert answer.composition.kept > 0
        assert answer.citations


def test_no_address_and_no_id_of_a_passage_is_sent(chain: Runnable[Question, Answer], server: ModelServer) -> None:
    server.behaviour = "good"
    server.received.clear()
    answer = _ask(chain, QUESTIONS[0])
    assert server.received
    assert "://" not in server.received[0]
    assert answer.citations[0].passage not in server.received[0]


def test_nothing_ungrounded_leaves_whatever_the_model_does(
    chain: Runnable[Question, Answer], spoken: Settings, server: ModelServer, settings: Settings
) -> None:
    extractive, hasty = build_chain(settings), build_chain(replace(spoken, model_timeout=1))
    worded = 0
    for number, (behaviour, text) in enumerate(_list_runs()):
        server.behaviour, server.place = behaviour, number % 2 * (number % 8)
        plain, answer = _ask(extractive, text), _ask(hasty if behaviour == "slow" else chain, text)
        _check(answer, plain, behaviour)
        worded += answer.composer != "extractive"
    server.place = 0
    assert worded >= RUNS // 20


def _list_runs() -> Iterator[tuple[str, str]]:
    """Behaviours in turn, each with another question."""
    questions = list(QUESTIONS)
    if RUNS > 100:
        cases = read_dataset([ROOT / "evals" / "questions" / "development.jsonl"]).cases
        questions += [case.question for case in cases if case.is_answerable]
    for number in range(RUNS):
        yield BEHAVIOURS[number % len(BEHAVIOURS)], questions[number * 7 % len(questions)]


def _check(answer: Answer, plain: Answer, behaviour: str) -> None:
    """Every sentence is the extractive answer's or stands in the passage it cites, word for word."""
    said = fold_spaces(answer.answer)
    assert answer.status is plain.status, (behaviour, answer.answer)
    assert "orblax" not in said, (behaviour, said)
    assert "2031" not in said, (behaviour, said)
    assert "://" not in said, (behaviour, said)
    if answer.composer == "extractive":
        assert answer.answer == plain.answer, behaviour
        assert answer.composition is None or set(answer.notices) > set(plain.notices), behaviour
        return
    rest = said
    for sentence, number in re.findall(r"([^\[\]]+) \[(\d+)\]", said):
        words = re.sub(r"^[^\w(]*(?:\([^)]*\))?[^\w]*", "", sentence)
        passage = fold_spaces(answer.citations[int(number) - 1].passage_text)
        assert words in passage or words in fold_spaces(plain.answer), (behaviour, words)
        rest = rest.replace(f"{sentence} [{number}]", "", 1)
    rest = re.sub(r"\([^()]*\)", "", rest)
    assert all(word in plain.answer for word in rest.split()), (behaviour, rest)


def test_sentences_are_shown_one_by_one_and_only_those_that_are_carried(
    chain: Runnable[Question, Answer], server: ModelServer
) -> None:
    class Watcher(BaseCallbackHandler):
        shown: ClassVar[list[str]] = []

        def on_custom_event(self, name: str, data: Any, **_: Any) -> None:
            if name == "sentence":
                self.shown.append(data)

    server.behaviour = "date without ruling"
    Watcher.shown.clear()
    question = Question(text=QUESTIONS[0], today=TODAY, as_of=TODAY)
    answer = chain.invoke(question, config={"callbacks": [Watcher()]})
    assert Watcher.shown
    assert all(text in answer.answer for text in Watcher.shown)


def test_rulings_stand_as_they_are_beside_a_model(
    chain: Runnable[Question, Answer], server: ModelServer, settings: Settings
) -> None:
    server.behaviour = "date without ruling"
    plain, answer = _ask(build_chain(settings), QUESTIONS[3]), _ask(chain, QUESTIONS[3])
    assert answer.answer == plain.answer
    assert answer.dates == plain.dates


def test_a_server_that_is_down_leaves_the_words_of_the_guidance(settings: Settings) -> None:
    down = replace(settings, model="openai:local", model_url="http://127.0.0.1:9/v1", model_timeout=2)
    answer = _ask(build_chain(down), QUESTIONS[0])
    assert answer.composer == "extractive"
    assert answer.answer == _ask(build_chain(settings), QUESTIONS[0]).answer
    assert load_replies("en").say("notices.model_fault") in answer.notices


def test_no_personal_data_of_an_earlier_question_is_sent(
    chain: Runnable[Question, Answer], server: ModelServer
) -> None:
    server.behaviour = "good"
    server.received.clear()
    earlier = ("The client is 131052-308T, who decides?",)
    chain.invoke(Question(text=QUESTIONS[1], today=TODAY, as_of=TODAY, history=earlier))
    assert server.received
    assert "131052" not in server.received[0]


def test_a_missing_package_is_named(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="langchain-mistralai"):
        open_chat_model(replace(settings, model="mistralai:small"))


def test_a_name_without_a_provider_is_refused_with_what_to_write(settings: Settings) -> None:
    with pytest.raises(SettingsError, match="KANTANEUVO_MODEL"):
        open_chat_model(replace(settings, model="zorblax"))
