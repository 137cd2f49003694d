"""`python -m rag`: one question on the command line, as text or JSON, on the day asked about."""

import json
import re
import subprocess
import sys

import pytest

from rag.__main__ import main
from rag.settings import ROOT, Settings
from tests.command_line import Ran, name_environment, run, says_clearly
from tests.conftest import TODAY

CHILD_WELFARE = "Milloin lastensuojelun asiakirjat viedään Kantaan?"


def ask(settings: Settings, question: str, *options: str, **environment: str) -> Ran:
    return run(main, settings, question, *options, **environment)


def read_dates(ran: Ran) -> set[tuple[str, str, str]]:
    return {(dated["date"], dated["subject"], dated["verdict"]) for dated in ran.json["dates"]}


def test_an_answer_is_text_for_a_person_unless_json_is_asked_for(settings: Settings) -> None:
    ran = ask(settings, CHILD_WELFARE)
    assert ran.code == 0
    assert "1.9.2026" in ran.out
    with pytest.raises(json.JSONDecodeError):
        json.loads(ran.out)


def test_text_says_who_is_quoted_from_when_and_that_it_is_our_digest(settings: Settings) -> None:
    cited = [line for line in ask(settings, CHILD_WELFARE).out.splitlines() if re.match(r"\[\d+\] ", line)]
    assert cited
    assert all("tiivistelmämme" in line and re.search(r"“.+”", line) for line in cited)
    assert any("10.5.2022" in line for line in cited)


def test_text_has_a_verdict_beside_each_date(settings: Settings) -> None:
    said = ask(settings, "When must child welfare documents go to Kanta?").out
    assert re.search(r"^1\.9\.2026 .*agrees with the law$", said, re.MULTILINE)
    assert re.search(r"^1\.3\.2025 .*repealed$", said, re.MULTILINE)


def test_text_and_json_give_the_same_answer(settings: Settings) -> None:
    assert ask(settings, CHILD_WELFARE, "--json").json["answer"] in ask(settings, CHILD_WELFARE).out


def test_json_is_one_object_and_nothing_else(settings: Settings) -> None:
    ran = ask(settings, CHILD_WELFARE, "--json")
    assert (ran.code, ran.err) == (0, "")
    assert ran.json["question"] == CHILD_WELFARE
    assert ran.json["id"] is None


def test_without_a_day_the_answer_is_for_today(settings: Settings) -> None:
    answer = ask(settings, CHILD_WELFARE, "--json").json
    assert answer["as_of"] == answer["today"] == TODAY.isoformat()
    assert {date[:2] for date in read_dates(ask(settings, CHILD_WELFARE, "--json"))} == {
        ("2026-09-01", "child_welfare"),
        ("2025-03-01", "child_welfare"),
    }


def test_today_is_the_day_of_the_setting(settings: Settings) -> None:
    answer = ask(settings, CHILD_WELFARE, "--json", KANTANEUVO_TODAY="2023-06-01").json
    assert answer["as_of"] == answer["today"] == "2023-06-01"


def test_as_of_asks_for_the_law_of_another_day(settings: Settings) -> None:
    ran = ask(settings, CHILD_WELFARE, "--json", "--as-of", "2023-06-01")
    assert (ran.json["as_of"], ran.json["today"]) == ("2023-06-01", TODAY.isoformat())
    assert ("2025-03-01", "child_welfare", "agrees") in read_dates(ran)
    assert ("2026-01-01", "child_welfare", "agrees") in read_dates(ran)
    assert {dated["in_force_now"]["date"] for dated in ran.json["dates"]} == {"2026-09-01"}


def test_what_came_after_the_as_of_day_is_not_cited(settings: Settings) -> None:
    for day in ("2021-12-01", "2022-06-01", "2023-06-01"):
        cited = ask(settings, CHILD_WELFARE, "--json", "--as-of", day).json["citations"]
        assert all(citation["published"] is None or citation["published"] <= day for citation in cited)


@pytest.mark.parametrize("day", ["1.6.2023", "2023-6-1", "2023-02-30", "20230601", "today", " ", "2023-06-01T00:00"])
def test_as_of_that_is_no_day_is_refused_with_a_sentence(settings: Settings, day: str) -> None:
    ran = ask(settings, CHILD_WELFARE, "--as-of", day)
    assert (ran.code, ran.out) == (2, "")
    assert says_clearly(ran, "--as-of", f"“{day}”", "YYYY-MM-DD")


def test_an_empty_as_of_is_refused_like_any_other_that_is_no_day(settings: Settings) -> None:
    assert ask(settings, CHILD_WELFARE, "--as-of", "").code == 2


def test_today_that_is_no_day_is_refused_with_the_setting_to_mend(settings: Settings) -> None:
    ran = ask(settings, CHILD_WELFARE, KANTANEUVO_TODAY="tomorrow")
    assert ran.code == 2
    assert says_clearly(ran, "KANTANEUVO_TODAY", "“tomorrow”")


@pytest.mark.parametrize("arguments", [(), ("one?", "two?"), ("one?", "--jsonl"), ("one?", "--no-such"), ("--as-of",)])
def test_unusable_arguments_end_with_two_and_the_usage(settings: Settings, arguments: tuple[str, ...]) -> None:
    ran = run(main, settings, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert "usage: python -m rag" in ran.err


@pytest.mark.parametrize(
    ("question", "status"),
    [
        (CHILD_WELFARE, "answered"),
        ("Milloin?", "needs_clarification"),
        ("What does joining Kanta cost in euros?", "not_in_guidance"),
        ("Mikä on Helsingin sää huomenna?", "out_of_scope"),
        ("Mitä asiakkaasta 131052-308T on tallennettu?", "personal_data"),
        ("", "error"),
    ],
)
def test_exit_code_is_zero_whatever_the_status(settings: Settings, question: str, status: str) -> None:
    ran = ask(settings, question, "--json")
    assert (ran.code, ran.json["status"]) == (0, status)
    assert ask(settings, question).code == 0


def test_an_identity_code_is_shown_nowhere_in_the_answer(settings: Settings) -> None:
    for options in ((), ("--json",)):
        ran = ask(settings, "Mitä asiakkaasta 131052-308T on tallennettu?", *options)
        assert "131052-308T" not in ran.out + ran.err


@pytest.mark.parametrize(
    ("question", "language"),
    [
        (CHILD_WELFARE, "fi"),
        ("När ska barnskyddets handlingar sparas i Kanta?", "sv"),
        ("When must child welfare documents go to Kanta?", "en"),
        ("Wann müssen die Dokumente des Kinderschutzes in Kanta gespeichert werden?", "fi"),
        ("Когда документы должны быть в Канте?", "fi"),
        ("¿Cuándo hay que enviar los documentos de los niños?", "fi"),
        ("Quand faut-il envoyer les documents à Kanta ?", "fi"),
    ],
)
def test_the_answer_is_in_the_language_of_the_question_or_else_in_finnish(
    settings: Settings, question: str, language: str
) -> None:
    assert ask(settings, question, "--json").json["language"] == language


def test_the_command_runs_as_a_process_and_prints_one_json_object(settings: Settings) -> None:
    command = [sys.executable, "-m", "rag", "When must child welfare documents go to Kanta?", "--json"]
    environment = name_environment(settings)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, timeout=120, check=False)
    answer = json.loads(done.stdout.decode("utf-8"))
    assert done.returncode == 0
    assert (answer["status"], answer["language"]) == ("answered", "en")
    assert b"Traceback" not in done.stderr
