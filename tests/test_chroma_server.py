"""A Chroma server: the vectors lie there where the setting names one, and answers are as without it."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest
from chromadb import ClientAPI, HttpClient

from ingest.__main__ import main as ingest
from rag.__main__ import main as ask
from rag.chain import build_chain
from rag.generations import KEPT, find_current, read_pointer
from rag.question import Question
from rag.settings import Settings
from tests.command_line import run, says_clearly
from tests.conftest import TODAY
from tests.ingest.conftest import BULLETIN
from tests.ports import find_free_port
from tests.small_corpus import ANSWER, QUESTION, write_corpus

PROGRAM = Path(sys.executable).parent / "chroma"


class Server:
    """A Chroma server on this machine that can be stopped and started again."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self._port = find_free_port()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start the server and wait until it answers."""
        command = [PROGRAM, "run", "--path", self._folder / "data", "--host", "127.0.0.1", "--port", str(self._port)]
        with (self._folder / "log").open("ab") as log:
            self._process = subprocess.Popen(command, stdout=log, stderr=log, cwd=self._folder)
        until = time.monotonic() + 60
        while not self._is_up():
            assert self._process.poll() is None, (self._folder / "log").read_text()
            assert time.monotonic() < until, "the Chroma server does not answer"
            time.sleep(0.1)

    def stop(self) -> None:
        """Kill the server, if it runs."""
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = None

    def _is_up(self) -> bool:
        with ExitStack() as closing:
            try:
                closing.enter_context(socket.create_connection(("127.0.0.1", self._port), timeout=1))
            except OSError:
                return False
        return True


@pytest.fixture
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    if not PROGRAM.exists():
        pytest.skip("the program “chroma” does not lie beside this Python")
    started = Server(tmp_path_factory.mktemp("server"))
    started.start()
    yield started
    started.stop()


@pytest.fixture
def small(tmp_path: Path, server: Server) -> Settings:
    """Settings over the small corpus with the vectors at the server."""
    return replace(write_corpus(tmp_path), chroma_url=server.url)


def change(settings: Settings, words: str) -> None:
    (settings.corpus / "bulletin.md").write_text(BULLETIN.replace("keväällä", words), encoding="utf-8")


def connect(settings: Settings) -> ClientAPI:
    return HttpClient(host="127.0.0.1", port=int(settings.chroma_url.rsplit(":", 1)[1]))


def list_collections(settings: Settings) -> list[str]:
    return [collection.name for collection in connect(settings).list_collections()]


def test_what_is_ingested_to_a_server_is_answered_from_it(small: Settings) -> None:
    assert run(ingest, small).code == 0
    assert not (find_current(small.index) / "chroma").exists()
    assert ANSWER in run(ask, small, QUESTION).out
    assert run(ingest, small, "--json").json["unchanged"] == 4
    change(small, "syksyllä")
    assert run(ingest, small).code == 0
    assert "syksyllä" in run(ask, small, "Milloin koulutus järjestetään?").out


def test_an_index_moves_to_the_server_and_back_with_an_ingest(small: Settings) -> None:
    inside = replace(small, chroma_url="")
    run(ingest, inside)
    assert run(ask, small, QUESTION, "--json").json["status"] == "error"
    for settings in (small, inside):
        assert run(ingest, settings).code == 0
        assert ANSWER in run(ask, settings, QUESTION).out


def test_where_the_newest_index_has_no_vectors_an_earlier_one_that_has_stands_in_and_says_so(small: Settings) -> None:
    inside = replace(small, chroma_url="")
    older = run(ingest, inside, "--json").json["generation"]
    run(ingest, small)
    answer = run(ask, inside, QUESTION, "--json").json
    assert (answer["status"], answer["index"], len(answer["notices"])) == ("answered", older, 1)


def test_an_ingest_without_its_server_is_refused_and_loses_nothing(small: Settings, server: Server) -> None:
    run(ingest, small)
    generation = read_pointer(small.index)
    server.stop()
    change(small, "syksyllä")
    ran = run(ingest, small)
    assert ran.code == 1
    assert says_clearly(ran, "KANTANEUVO_CHROMA_URL", small.chroma_url)
    assert read_pointer(small.index) == generation
    server.start()
    assert ANSWER in run(ask, small, QUESTION).out
    assert run(ingest, small, "--json").json["updated"] == 1
    assert "syksyllä" in run(ask, small, "Milloin koulutus järjestetään?").out


def test_a_question_without_the_server_ends_with_status_error(small: Settings, server: Server) -> None:
    run(ingest, small)
    server.stop()
    ran = run(ask, small, QUESTION, "--json")
    assert (ran.code, ran.json["status"], "Traceback" in ran.err) == (0, "error", False)


def test_a_question_without_the_server_is_told_of_the_server(small: Settings, server: Server) -> None:
    run(ingest, small)
    server.stop()
    assert "KANTANEUVO_CHROMA_URL" in run(ask, small, QUESTION).out


def test_a_server_that_is_lost_between_two_questions_is_named(
    small: Settings, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    run(ingest, small)
    chain = build_chain(small)
    question = Question(text=QUESTION, today=TODAY, as_of=TODAY)
    assert chain.invoke(question).status == "answered"
    server.stop()
    reply = chain.invoke(question)
    assert reply.status == "error"
    assert "KANTANEUVO_CHROMA_URL" in reply.answer
    assert "Traceback" not in caplog.text


def test_the_server_keeps_no_more_generations_than_the_index_does(small: Settings) -> None:
    for words in ("yksi", "kaksi", "kolme", "neljä"):
        change(small, words)
        run(ingest, small)
    assert len(list_collections(small)) <= KEPT


def test_the_text_of_a_removed_document_leaves_the_server_with_its_last_generation(small: Settings) -> None:
    change(small, "salaisena päivänä")
    for words in (None, "yksi", "kaksi", "kolme"):
        if words:
            change(small, words)
        run(ingest, small)
    client = connect(small)
    texts = [text for one in client.list_collections() for text in client.get_collection(one.name).get()["documents"]]
    assert len(texts) == KEPT * 4
    assert not [text for text in texts if "salaisena" in text]


def test_what_an_ingest_left_when_it_broke_off_leaves_the_server(
    small: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    run(ingest, small)
    change(small, "syksyllä")
    with monkeypatch.context() as patch:
        patch.setattr("ingest.building.write_files", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        with pytest.raises(KeyboardInterrupt):
            run(ingest, small)
    assert len(list_collections(small)) == 2
    change(small, "talvella")
    run(ingest, small)
    assert len(list_collections(small)) == 2
    assert "talvella" in run(ask, small, "Milloin koulutus järjestetään?").out
