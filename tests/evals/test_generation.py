"""Generation: every case is asked once, some again, and an interrupted run goes on where it stopped."""

from collections.abc import Iterator

import pytest

from evals import generation
from evals.configuration import Configuration, read_configuration
from evals.generation import generate
from evals.program import Response
from evals.run import Run
from rag.question import Question
from rag.settings import Settings
from tests.evals.samples import TEXT, answer, expect

CASES = tuple(expect(id=f"c{number}", question=f"Kysymys {number}?") for number in range(6))
CONFIGURATION = read_configuration("chain")


class Interrupted(Exception):
    """The power went."""


class Echo:
    """A program that answers with what it was asked, and fails after so many questions."""

    def __init__(self, fails_after: int = 99) -> None:
        self.texts = [TEXT]
        self.asked: list[Question] = []
        self._left = fails_after

    def respond(self, question: Question) -> Response:
        self._left -= 1
        if self._left < 0:
            raise Interrupted
        self.asked.append(question)
        return Response(answer(f"{question.text} [1]"), ("guide#period",), 0.5)


@pytest.fixture
def use(monkeypatch: pytest.MonkeyPatch) -> Iterator[object]:
    """Let a program take the place of the configured one."""

    def use_program(program: Echo) -> Echo:
        monkeypatch.setattr(generation, "build_program", lambda *_: program)
        return program

    return use_program


def ask(runs: Settings, repeats: int = 0, configuration: Configuration = CONFIGURATION) -> Run:
    return generate(configuration, CASES, runs, repeats)


def test_every_case_is_asked_once_on_the_configured_day(use, runs: Settings) -> None:
    program = use(Echo())
    records = ask(runs).read_records()
    assert [one.case for one in records] == [case.id for case in CASES]
    assert {(one.today, one.as_of) for one in program.asked} == {(CONFIGURATION.today, CONFIGURATION.today)}
    assert records[0].answer.answer == "Kysymys 0? [1]"
    assert (records[0].ranking, records[0].support) == (("guide#period",), 0.5)
    assert records[0].seconds > 0


def test_repeats_come_after_all_first_askings(use, runs: Settings) -> None:
    use(Echo())
    records = ask(runs, repeats=2).read_records()
    assert [one.repeat for one in records] == [0] * 6 + [1] * 6 + [2] * 6


def test_interrupted_run_goes_on_and_asks_nothing_twice(use, runs: Settings) -> None:
    use(Echo(fails_after=4))
    other = CONFIGURATION.model_copy(update={"name": "interrupted"})
    with pytest.raises(Interrupted):
        ask(runs, configuration=other)
    again = use(Echo())
    run = ask(runs, configuration=other)
    assert [one.text for one in again.asked] == ["Kysymys 4?", "Kysymys 5?"]
    assert [one.case for one in run.read_records()] == [case.id for case in CASES]


def test_complete_run_is_made_anew(use, runs: Settings) -> None:
    use(Echo())
    first = ask(runs)
    again = use(Echo())
    assert ask(runs).folder == first.folder
    assert len(again.asked) == len(CASES)


def test_run_says_what_it_comes_from(run: Run) -> None:
    origin = run.info.origin
    assert origin.embedder.startswith("guidance-static@")
    assert {"python", "chromadb", "scipy"} <= set(origin.versions)
    assert all(len(digest) == 12 for digest in (origin.dataset, origin.corpus, origin.rules, origin.code))
    assert run.is_complete
