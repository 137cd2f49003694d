"""`python -m rag --jsonl`: one answer a line, in order; a bad line costs only itself."""

import json
import subprocess
import sys
import threading
from typing import Any

import pytest

from rag.__main__ import main
from rag.settings import ROOT, Settings
from tests.command_line import Ran, name_environment, run
from tests.conftest import TODAY

CHILD_WELFARE = "Milloin lastensuojelun asiakirjat viedään Kantaan?"
GOOD = {"id": "good", "question": "Milloin?"}


def feed(settings: Settings, *lines: str | dict[str, Any], options: tuple[str, ...] = ()) -> Ran:
    """Give lines to the command, dictionaries as JSON."""
    given = "".join((line if isinstance(line, str) else json.dumps(line)) + "\n" for line in lines)
    return run(main, settings, "--jsonl", *options, given=given)


def ask(settings: Settings, **fields: Any) -> dict[str, Any]:
    """The answer to one line."""
    (answer,) = feed(settings, fields).lines
    return answer


def test_answers_come_in_the_order_of_the_lines_with_their_ids(settings: Settings) -> None:
    questions = ["Milloin?", CHILD_WELFARE, "", "Mikä on Helsingin sää huomenna?", "When?"]
    ran = feed(settings, *({"id": f"q{place}", "question": text} for place, text in enumerate(questions)))
    assert ran.code == 0
    assert [(answer["id"], answer["question"]) for answer in ran.lines] == [
        (f"q{place}", text) for place, text in enumerate(questions)
    ]


@pytest.mark.parametrize(("given", "echoed"), [("a 1/ä", "a 1/ä"), (17, "17"), (None, None), ("", "")])
def test_id_is_echoed_as_text_or_null(settings: Settings, given: object, echoed: str | None) -> None:
    assert ask(settings, id=given, question="Milloin?")["id"] == echoed


def test_a_line_without_an_id_is_answered_with_none(settings: Settings) -> None:
    assert ask(settings, question="Milloin?")["id"] is None


def test_history_says_what_a_follow_up_leaves_unsaid(settings: Settings) -> None:
    answer = ask(settings, question="Entä perheoikeudelliset palvelut?", history=[CHILD_WELFARE])
    assert answer["question"] == "Entä perheoikeudelliset palvelut?"
    assert answer["standalone_question"] != answer["question"]
    assert {dated["subject"] for dated in answer["dates"]} == {"family_law"}
    assert ask(settings, question="Entä perheoikeudelliset palvelut?")["dates"] != answer["dates"]


def test_an_identity_code_in_the_history_goes_no_further(settings: Settings) -> None:
    earlier = f"{CHILD_WELFARE} Asiakas on 131052-308T."
    ran = feed(settings, {"question": "Entä perheoikeudelliset palvelut?", "history": [earlier]})
    assert "131052-308T" not in ran.out + ran.err


def test_day_of_a_line_beats_that_of_the_flag(settings: Settings) -> None:
    lines = [{"question": CHILD_WELFARE}, {"question": CHILD_WELFARE, "as_of": "2023-06-01"}, {"question": "Milloin?"}]
    answers = feed(settings, *lines, options=("--as-of", "2022-01-01")).lines
    assert [answer["as_of"] for answer in answers] == ["2022-01-01", "2023-06-01", "2022-01-01"]
    assert {answer["today"] for answer in answers} == {TODAY.isoformat()}


def test_profile_says_who_asks(settings: Settings) -> None:
    question = "Milloin asiakirjat on tallennettava Kantaan?"
    profile = {"sector": "self_paid", "service_tasks": ["family_law"]}
    answer = ask(settings, question=question, profile=profile, as_of="2023-06-01")
    assert {dated["subject"] for dated in answer["dates"]} == {"family_law"}
    assert {dated["sector"] for dated in answer["dates"]} <= {"self_paid", None}
    assert len(ask(settings, question=question, as_of="2023-06-01")["dates"]) > len(answer["dates"])


def test_keys_that_may_be_left_out_may_also_be_null(settings: Settings) -> None:
    answer = ask(settings, id=None, question=CHILD_WELFARE, history=None, as_of=None, profile=None)
    assert (answer["status"], answer["as_of"]) == ("answered", TODAY.isoformat())


@pytest.mark.parametrize(
    "line",
    [
        "not JSON",
        '{"id": "bad", "question": "Milloin?"',
        "[1, 2]",
        '"Milloin?"',
        "null",
        "{}",
        '{"id": "bad"}',
        '{"question": null}',
        '{"question": 5}',
        '{"question": ["Milloin?"]}',
        '{"question": "Milloin?", "as_of": "1.6.2023"}',
        '{"question": "Milloin?", "as_of": ""}',
        '{"question": "Milloin?", "as_of": 20230601}',
        '{"question": "Milloin?", "as_of": "2023-02-30"}',
        '{"question": "Milloin?", "history": [5]}',
        '{"question": "Milloin?", "history": [["Milloin?"]]}',
        '{"question": "Milloin?", "profile": "public"}',
        '{"question": "Milloin?", "profile": [1]}',
        '{"question": "Milloin?", "profile": {"sector": "other"}}',
        '{"question": "Milloin?", "profile": {"service_tasks": "families"}}',
        '{"question": "Milloin?", "profile": {"service_tasks": ["cooking"]}}',
        '{"question": "Milloin?", "profile": {"joined_on": "yesterday"}}',
        '{"question": "Milloin?", "history": 5}',
        '{"question": "Milloin?", "history": true}',
        '{"question": "Milloin?", "history": "Milloin?"}',
        '{"question": "Milloin?", "history": {"first": "Milloin?"}}',
        '{"question": "\\ud800 Kanta"}',
        '{"id": "\\ud800", "question": 5}',
        "[" * 100_000,
    ],
)
def test_a_bad_line_gets_an_error_and_the_rest_go_on(settings: Settings, line: str) -> None:
    ran = feed(settings, GOOD, line, GOOD)
    assert ran.code == 0
    assert [answer["status"] for answer in ran.lines] == ["needs_clarification", "error", "needs_clarification"]
    assert "Traceback" not in ran.err
    assert len(ran.lines[1]["answer"]) > 20


def test_a_line_that_is_not_utf8_gets_an_error_and_the_rest_go_on(settings: Settings) -> None:
    good = json.dumps(GOOD).encode()
    ran = run(
        main, settings, "--jsonl", given=b"\n".join([good, '{"question": "Entä äidit?"}'.encode("latin-1"), good])
    )
    assert [answer["status"] for answer in ran.lines] == ["needs_clarification", "error", "needs_clarification"]


@pytest.mark.parametrize(
    ("fields", "named"),
    [
        ({"question": 5}, "question"),
        ({"question": "Milloin?", "as_of": "1.6.2023"}, "as_of: “1.6.2023”"),
        ({"question": "Milloin?", "profile": {"sector": "other"}}, "sector"),
        ({"question": "Milloin?", "profile": "public"}, "profile"),
        ({"question": "Milloin?", "profile": ""}, "profile"),
        ({"question": "Milloin?", "history": "Milloin?"}, "history"),
        ({"question": "Milloin?", "history": ["\ud800"]}, "history: not UTF-8"),
    ],
)
def test_the_error_of_a_bad_line_names_the_line_and_the_field(
    settings: Settings, fields: dict[str, Any], named: str
) -> None:
    reply = feed(settings, GOOD, {"id": "bad", **fields}).lines[1]
    assert reply["id"] == "bad"
    assert "line 2" in reply["answer"]
    assert named in reply["answer"]


def test_personal_data_of_a_bad_line_is_masked(settings: Settings) -> None:
    line = {"question": "Mitä asiakkaasta 131052-308T on tallennettu?", "as_of": "today"}
    ran = feed(settings, line)
    assert ran.lines[0]["status"] == "error"
    assert "131052-308T" not in ran.out + ran.err


def test_lines_without_anything_on_them_are_passed_over(settings: Settings) -> None:
    ran = feed(settings, "", GOOD, "   ", "", GOOD, "")
    assert [answer["id"] for answer in ran.lines] == ["good", "good"]
    assert feed(settings).out == ""


def test_the_last_line_needs_no_end_and_line_ends_may_be_of_windows(settings: Settings) -> None:
    line = json.dumps(GOOD)
    assert len(run(main, settings, "--jsonl", given=f"{line}\r\n{line}").lines) == 2


def test_each_answer_is_there_before_the_next_question_is_asked(settings: Settings) -> None:
    command = [sys.executable, "-m", "rag", "--jsonl"]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    with subprocess.Popen(command, cwd=ROOT, env=name_environment(settings), text=True, **pipes) as process:
        watchdog = threading.Timer(120, process.kill)
        watchdog.start()
        try:
            for name in ("first", "second"):
                process.stdin.write(json.dumps({"id": name, "question": "Milloin?"}) + "\n")
                process.stdin.flush()
                assert json.loads(process.stdout.readline())["id"] == name
            process.stdin.close()
            assert process.wait() == 0
        finally:
            watchdog.cancel()
            process.kill()


def test_who_reads_no_further_is_told_nothing(settings: Settings) -> None:
    program = [sys.executable, "-m", "rag", "Mitä asiakas näkee OmaKannassa?"]
    with subprocess.Popen(
        program, cwd=ROOT, env=name_environment(settings), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
