"""Nothing sent: no identity code reaches the model server, wherever in a conversation and however it was written.

The suite asks with a code in each spelling; `make torture` with 1,000.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

import pytest
from langchain_core.runnables import Runnable

from rag.answer import Answer, AnswerStatus
from rag.chain import build_chain
from rag.organisation import Organisation
from rag.question import Profile, Question
from rag.settings import Settings
from tests.conftest import TODAY
from tests.model_server import ModelServer, serve_model
from tests.rag.personal_data.generated import make_codes

pytest.importorskip("langchain_openai")

CODES = 1000 if os.environ.get("TORTURE") else 20
ASKED = "Kuka päättää, näytetäänkö lapsen asiakirja huoltajille?"
"""A question whose answer the model words."""

FOLLOW_UP = "Entä nuoren asiakirja?"
NOBODY = Profile()

Write = Callable[[str], Question]


def _ask(text: str, *history: str, profile: Profile = NOBODY) -> Question:
    return Question(text=text, today=TODAY, as_of=TODAY, history=history, profile=profile)


def _name_organisation(text: str) -> Profile:
    """A profile whose organisation was not checked when it was made."""
    return Profile.model_construct(service_tasks=(), organisation=Organisation.model_construct(limits=text))


REFUSED: dict[str, Write] = {
    "alone": _ask,
    "after a question of ours": lambda text: _ask(f"{ASKED} {text}"),
    "in a follow-up": lambda text: _ask(f"{FOLLOW_UP} {text}", ASKED),
}
CARRIED: dict[str, Write] = {
    "question before": lambda text: _ask(ASKED, text),
    "first of four questions": lambda text: _ask(ASKED, text, ASKED, "Milloin luovutuslupaa ei tarvita?"),
    "question that a follow-up continues": lambda text: _ask(FOLLOW_UP, f"{ASKED} {text}"),
    "organisation in the profile": lambda text: _ask(ASKED, profile=_name_organisation(text)),
}


@pytest.fixture(scope="module")
def server() -> Iterator[ModelServer]:
    with serve_model() as started:
        yield started


@pytest.fixture(scope="module")
def chain(settings: Settings, server: ModelServer) -> Runnable[Question, Answer]:
    url = f"http://127.0.0.1:{server.server_port}/v1"
    return build_chain(replace(settings, model="openai:local", model_url=url))


def is_in(code: str, sent: str) -> bool:
    """Whether what was sent has a code as it was written, or its signs with others between them."""
    return code in sent or bare(code) in bare(sent)


@cache
def bare(text: str) -> str:
    """The letters and figures of a text."""
    return "".join(sign for sign in text.lower() if sign.isalnum())


@pytest.mark.parametrize("place", REFUSED)
def test_question_with_a_code_is_refused_and_nothing_sent(
    chain: Runnable[Question, Answer], server: ModelServer, place: str
) -> None:
    server.received.clear()
    asked = [REFUSED[place](sentence) for _, _, sentence in make_codes(CODES, seed=len(place))]
    assert {chain.invoke(question).status for question in asked} == {AnswerStatus.PERSONAL_DATA}
    assert server.received == []


@pytest.mark.parametrize("place", CARRIED)
def test_code_said_before_is_not_sent_with_a_question(
    chain: Runnable[Question, Answer], server: ModelServer, place: str
) -> None:
    server.received.clear()
    codes = list(make_codes(CODES, seed=len(place)))
    for _, _, sentence in codes:
        chain.invoke(CARRIED[place](sentence))
    sent = "\n".join(server.received)
    assert len(server.received) > CODES // 2
    assert [f"{spelling}: {code}" for spelling, code, _ in codes if is_in(code, sent)] == []
