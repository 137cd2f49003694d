"""What the README claims is so: its commands, settings, statuses, verdicts and steps exist, and its answer is given."""

import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from ingest.__main__ import main as ingest
from rag.answer import AnswerStatus
from rag.chain import STEPS
from rag.rules.verdict import Verdict
from rag.settings import ROOT, Settings
from tests.command_line import run
from tests.conftest import Ask

README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")
LINKS = re.findall(r"\]\(([^)#:]+)\)", README)


def list_rows(heading: str) -> list[str]:
    """The first cells of the table under a heading."""
    section = README.split(f"{heading}\n", 1)[1].split("\n#", 1)[0]
    return re.findall(r"^\| `([^`]+)`", section, re.MULTILINE)


def list_in_code(pattern: str) -> set[str]:
    """What stands in the code of the program under a pattern."""
    paths = [path for top in ("rag", "ingest", "ui", "evals") for path in (ROOT / top).rglob("*.py")]
    return {found for path in paths for found in re.findall(pattern, path.read_text(encoding="utf-8"))}


def test_make_commands_are_those_of_the_makefile() -> None:
    targets = re.findall(r"^([a-z]+):.*##", MAKEFILE, re.MULTILINE)
    assert {row.removeprefix("make ") for row in list_rows("## Start")} == set(targets)


def test_every_setting_is_told_and_no_other() -> None:
    assert set(list_rows("## Settings")) == list_in_code(r"\bKANTANEUVO_[A-Z_]+\b")


def test_every_status_is_told() -> None:
    assert list_rows("### How it can end") == [status.value for status in AnswerStatus]


def test_every_verdict_is_told_from_best_to_worst() -> None:
    assert set(list_rows("### Verdicts on dates")) == {verdict.value for verdict in Verdict}


def test_steps_are_told_in_order() -> None:
    section = README.split("## How an answer is made", 1)[1].split("\n#", 1)[0]
    assert re.findall(r"^\d\. \*\*(\w+)\*\*", section, re.MULTILINE) == list(STEPS)


def test_exit_codes_of_ingest_are_those_told(settings: Settings, tmp_path: Path) -> None:
    told = list_rows("### Exit codes of ingest")
    ended = [
        run(ingest, settings, "list").code,
        run(ingest, settings, "add", str(tmp_path / "missing.md")).code,
        run(ingest, settings, "--plan", "remove", "omakanta-ohje").code,
    ]
    assert [str(code) for code in ended] == told


@pytest.mark.parametrize("link", LINKS)
def test_linked_file_is_there(link: str) -> None:
    assert (ROOT / link).is_file()


@pytest.mark.parametrize("module", sorted({row.split()[2] for row in list_rows("## The command line")}))
def test_command_tells_its_help(module: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", module, "--help"], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert f"python -m {module}" in done.stdout


def test_answer_in_the_readme_is_the_one_that_is_given(ask: Ask) -> None:
    question, day, answer = re.search(r'-m rag "([^"]+)" --as-of (\S+)\n([^\n]+)\n', README).groups()
    given = ask(question, as_of=date.fromisoformat(day), today=date(2026, 11, 23)).answer
    assert given.split("\n")[0] == answer


@pytest.mark.parametrize("name", ["answer", "source", "narrow"])
def test_screenshot_is_shown_and_small(name: str) -> None:
    shown = f"docs/screenshots/{name}.png"
    assert shown in LINKS
    assert (ROOT / shown).read_bytes().startswith(b"\x89PNG")
    assert (ROOT / shown).stat().st_size < 150_000
