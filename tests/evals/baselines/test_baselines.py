"""Baselines: each is a real program over the real corpus: it shows what it finds, word for word."""

import http.server
import json
import threading
from collections.abc import Iterator
from datetime import date

import pytest

from evals.configuration import Configuration, read_configuration
from evals.metrics.quotes import measure_exact
from evals.program import Response
from evals.programs import build_program
from evals.trial import Record, Trial
from rag.question import Question
from rag.settings import DEFAULT_EMBEDDER, Settings
from tests.evals.samples import expect

TODAY = date(2026, 11, 22)
NAMES = ("tutorial", "plain-bm25", "dense", "lexical")
QUESTION = "Mitä järjestelmää Ylä-Savon pilotissa käytettiin?"

pytestmark = pytest.mark.xdist_group("baselines")


def read_quick_tutorial(**changes: str) -> Configuration:
    """The tutorial with our embedder, where another's vectors make no difference but time."""
    return read_configuration("tutorial").model_copy(update={"embedder": DEFAULT_EMBEDDER, **changes})


def ask(text: str) -> Question:
    return Question(text=text, today=TODAY, as_of=TODAY)


@pytest.fixture(scope="module", params=NAMES)
def program(request: pytest.FixtureRequest, settings: Settings):
    return build_program(read_configuration(request.param), settings)


def test_what_is_found_is_shown_word_for_word(program) -> None:
    response: Response = program.respond(ask(QUESTION))
    trial = Trial(
        expect(), Record(case="x", answer=response.answer, seconds=0.1), {one.id: one for one in program.texts}
    )
    assert response.answer.status == "answered"
    assert 1 <= len(response.answer.citations) <= 4
    assert measure_exact(trial) == 1.0
    assert all(citation.quote in response.answer.answer for citation in response.answer.citations)


def test_ranking_holds_each_section_once_and_leads_to_the_right_document(program) -> None:
    ranking = program.respond(ask(QUESTION)).ranking
    assert 1 <= len(ranking) <= 10
    assert len(set(ranking)) == len(ranking)
    assert any(key.startswith("kansa-koulu-pilotit#") for key in ranking[:4])


@pytest.mark.parametrize("name", ["plain-bm25", "lexical"])
def test_question_of_unknown_words_finds_nothing(settings: Settings, name: str) -> None:
    response = build_program(read_configuration(name), settings).respond(ask("Zzxqv wvvk?"))
    assert (response.answer.status, response.ranking, response.support) == ("not_in_guidance", (), None)


def test_chunks_of_the_tutorial_know_the_section_most_of_them_stands_in(settings: Settings) -> None:
    tutorial = build_program(read_quick_tutorial(), settings)
    known = {passage.section_key for passage in build_program(read_configuration("dense"), settings).texts}
    keys = {text.section_key for text in tutorial.texts}
    assert max(len(text.text) for text in tutorial.texts) <= 1000
    assert {key for key in keys if not key.endswith("#")} <= known
    assert len(keys) > 40


def test_chain_without_rules_gives_no_ruling(settings: Settings) -> None:
    asked = ask("Milloin lastensuojelun asiakirjat on vietävä Kantaan?")
    ours = build_program(read_configuration("chain"), settings).respond(asked)
    without = build_program(read_configuration("without-rules"), settings).respond(asked)
    assert "2026-09-01" in {one.date for one in ours.answer.dates}
    assert ours.support is not None
    assert ours.ranking
    assert "agrees" not in {one.verdict for one in without.answer.dates if one.subject == "child_welfare"}


class ChatServer(http.server.BaseHTTPRequestHandler):
    """A server that speaks the OpenAI protocol and repeats how much context it was given."""

    def do_POST(self) -> None:
        asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        prompt = asked["messages"][-1]["content"]
        said = f"Pegasos ({prompt.count('Context')} contexts)"
        message = {"role": "assistant", "content": said}
        body = {
            "id": "1",
            "object": "chat.completion",
            "created": 0,
            "model": asked["model"],
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": 1, "completion_tokens": 1, "total_tokens": 2},
        }
        content = json.dumps(body).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def chat_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    pytest.importorskip("langchain_openai", reason="the chat client of langchain-openai is not installed")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), ChatServer)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("OPENAI_BASE_URL", f"http://127.0.0.1:{server.server_port}/v1")
    yield "openai:local"
    server.shutdown()


def test_tutorial_with_a_chat_model_writes_from_what_it_found(settings: Settings, chat_server: str) -> None:
    answer = build_program(read_quick_tutorial(model=chat_server), settings).respond(ask(QUESTION)).answer
    assert answer.answer == "Pegasos (1 contexts) [1][2][3][4]"
    assert answer.composer == "openai:local"
    assert len(answer.citations) == 4


def test_generative_configuration_words_an_answer_with_the_scripted_model(settings: Settings) -> None:
    configuration = read_configuration("generative")
    answer = (
        build_program(configuration, settings).respond(ask("Who decides whether a child's document is hidden?")).answer
    )
    assert "plumbing only" in configuration.title
    assert answer.composer == "scripted"
    assert answer.composition is not None
    assert answer.composition.kept > 0
