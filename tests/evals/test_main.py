"""The command of the evals: asks a data set, says what is missed, and leaves with 1 below the gate."""

import json
from pathlib import Path

import pytest

from evals import __main__ as command
from rag.settings import Settings
from tests.conftest import TODAY

RIGHT = {"question": "Mitä asiakas näkee OmaKannassa?", "expected_status": ["answered"], "expected_nuggets": ["päätö"]}
WRONG = {"question": "Kerro vitsi", "expected_status": ["answered"]}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Run the command on some questions: its exit code and what it prints."""
    monkeypatch.setenv("KANTANEUVO_INDEX", str(settings.index))
    monkeypatch.setenv("KANTANEUVO_TODAY", TODAY.isoformat())

    def run_on(*questions: dict[str, object], options: tuple[str, ...] = ()) -> tuple[int, str]:
        path = tmp_path / "questions.jsonl"
        lines = [{"id": f"q{n}", "kind": "fact", "language": "fi", **row} for n, row in enumerate(questions)]
        path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        code = command.main(["--dataset", str(path), *options])
        return code, capsys.readouterr().out

    return run_on


def test_all_right_passes_the_gate(run) -> None:
    code, printed = run(RIGHT)
    assert (code, "1 of 1" in printed) == (0, True)


def test_a_miss_below_the_gate_is_told_and_fails(run) -> None:
    code, printed = run(RIGHT, WRONG)
    assert code == 1
    assert "q1 [fi] Kerro vitsi" in printed
    assert "status out_of_scope, expected answered" in printed


def test_json_gives_each_answer_with_its_misses(run) -> None:
    _, printed = run(RIGHT, WRONG, options=("--json",))
    assert [(row["id"], row["right"]) for row in json.loads(printed)] == [("q0", True), ("q1", False)]


def test_unusable_file_leaves_with_2(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert command.main(["--dataset", str(tmp_path / "none.jsonl")]) == 2
    assert "none.jsonl" in capsys.readouterr().err
