"""The chat with a chat model on loopback: carried sentences while it writes, the answer then, a stop in between."""

from dataclasses import replace
from time import monotonic

import pytest
from streamlit.testing.v1 import AppTest

from rag.answer import Answer
from rag.question import Question
from rag.settings import ROOT, Settings
from tests.conftest import TODAY
from tests.model_server import serve_model
from ui.access import Asker
from ui.service import Service

pytest.importorskip("langchain_openai")

QUESTION = "Who decides whether a child's document is hidden from the guardians?"


def _ask(service: Service, told: list[tuple[str, str]]) -> Answer:
    return service.answer(Question(text=QUESTION, today=TODAY, as_of=TODAY), lambda *what: told.append(what))


def test_steps_and_then_carried_sentences_are_told_while_the_answer_is_made(settings: Settings) -> None:
    told: list[tuple[str, str]] = []
    with serve_model() as server:
        server.behaviour = "reasoning"
        url = f"http://127.0.0.1:{server.server_port}/v1"
        service = Service(
            replace(settings, model="openai:local", model_url=url), lambda *_: None, lambda: Asker("anna"), monotonic
        )
        answer = _ask(service, told)
    sentences = [text for kind, text in told if kind == "sentence"]
    assert sentences
    assert all(text in answer.answer for text in sentences)
    assert told.index(("step", "composition")) < told.index(("sentence", sentences[0]))
    assert told.index(("sentence", sentences[0])) < told.index(("step", "grounding"))


def test_a_reader_who_stops_ends_the_run(settings: Settings) -> None:
    class Stopped(BaseException):
        pass

    def stop(kind: str, _: str) -> None:
        if kind == "writing":
            raise Stopped

    with serve_model() as server:
        server.behaviour = "endless"
        url = f"http://127.0.0.1:{server.server_port}/v1"
        fields = {"model": "openai:local", "model_url": url, "model_tokens": 10**6}
        service = Service(replace(settings, **fields), lambda *_: None, lambda: Asker("anna"), monotonic)
        with pytest.raises(Stopped):
            service.answer(Question(text=QUESTION, today=TODAY, as_of=TODAY), stop)


@pytest.fixture
def page(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setenv("KANTANEUVO_INDEX", str(settings.index))
    monkeypatch.setenv("KANTANEUVO_CORPUS", str(settings.corpus))
    monkeypatch.setenv("KANTANEUVO_TODAY", TODAY.isoformat())
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=120)


def test_the_page_shows_what_the_model_worded_and_says_so(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    with serve_model() as server:
        monkeypatch.setenv("KANTANEUVO_MODEL", "openai:local")
        monkeypatch.setenv("KANTANEUVO_MODEL_URL", f"http://127.0.0.1:{server.server_port}/v1")
        page.run()
        page.chat_input[0].set_value(QUESTION).run()
        assert not page.exception
        turn = page.session_state["turns"][0]
        assert server.received
    assert turn.answer.composer == "openai:local"
    assert any("openai:local" in notice for notice in turn.answer.notices)


def test_a_model_that_cannot_be_used_is_told_on_the_page(page: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KANTANEUVO_MODEL", "zorblax")
    page.run()
    assert not page.exception
    assert "KANTANEUVO_MODEL" in page.error[0].value
