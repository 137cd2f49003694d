"""The command of the evals: asks, judges, compares, keeps runs, and tells what it cannot use in one sentence."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from evals import __main__ as command
from evals.run import Run
from rag.settings import Settings

RIGHT = {"question": "Mitä asiakas näkee OmaKannassa?", "expected_status": ["answered"], "expected_vital": ["päätö"]}
WRONG = {"question": "Kerro vitsi", "expected_status": ["answered"]}
LEFT = {"question": "Paljonko kello on?", "expected_status": ["out_of_scope", "not_in_guidance"]}

Done = tuple[int, str, str]
Do = Callable[..., Done]


@pytest.fixture
def do(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Do:
    """Run the command: its exit code, and what it prints to standard output and error."""
    monkeypatch.setenv("KANTANEUVO_INDEX", str(settings.index))
    monkeypatch.setenv("KANTANEUVO_CORPUS", str(settings.corpus))
    monkeypatch.setenv("KANTANEUVO_RUNS", str(tmp_path / "runs"))

    def do_one(*arguments: str) -> Done:
        code = command.main(list(arguments))
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return do_one


@pytest.fixture
def ask(tmp_path: Path) -> Callable[..., str]:
    """The path of a file of questions."""

    def write(*questions: dict[str, object] | str) -> str:
        path = tmp_path / "questions.jsonl"
        lines = [
            row if isinstance(row, str) else json.dumps({"id": f"q{n}", "kind": "fact", "language": "fi", **row})
            for n, row in enumerate(questions)
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        return str(path)

    return write


def test_all_right_passes_the_gate_and_leaves_every_report(do: Do, ask, tmp_path: Path) -> None:
    code, printed, _ = do("--dataset", ask(RIGHT, LEFT))
    assert code == 0
    assert "right" in printed
    assert "Report: " in printed
    (folder,) = (tmp_path / "runs").iterdir()
    assert {path.name for path in folder.iterdir()} >= {
        "report.html",
        "report.md",
        "report.json",
        "junit.xml",
        "run.json",
    }


def test_misses_are_told_and_below_the_gate_it_leaves_with_1(do: Do, ask) -> None:
    code, printed, _ = do("--dataset", ask(*[RIGHT] * 3, *[WRONG] * 7))
    assert code == 1
    assert "q3 [fi] Kerro vitsi\n    status out_of_scope, expected answered" in printed
    assert "GATE right: " in printed


def test_only_the_metrics_that_are_wanted_are_shown(do: Do, ask) -> None:
    _, printed, _ = do("--dataset", ask(RIGHT), "--metric", "vital")
    assert "vital   " in printed
    assert "documents" not in printed


def test_json_gives_everything(do: Do, ask) -> None:
    _, printed, _ = do("--dataset", ask(RIGHT, WRONG), "--json")
    content = json.loads(printed)
    assert [(row["id"], row["right"]) for row in content["rows"]] == [("q0", True), ("q1", False)]
    assert content["metrics"][0]["name"] == "right"


def test_generate_and_evaluate_apart_give_the_same_as_both(do: Do, ask) -> None:
    dataset = ask(RIGHT, WRONG)
    _, both, _ = do("--dataset", dataset, "--json")
    code, folder, _ = do("generate", "--dataset", dataset)
    assert code == 0
    assert Run(Path(folder.strip())).is_complete
    _, apart, _ = do("evaluate", folder.strip(), "--json")
    without_time = [
        [(row["id"], row["misses"], row["scores"] | {"latency_ms": 0}) for row in json.loads(one)["rows"]]
        for one in (both, apart)
    ]
    assert without_time[0] == without_time[1]


def test_runs_are_compared_question_by_question(do: Do, ask) -> None:
    dataset = ask(RIGHT, LEFT)
    assert do("--dataset", dataset)[0] == 0
    assert do("generate", "--dataset", dataset, "--config", "plain-bm25")[0] == 0
    code, printed, _ = do("compare", "chain", "plain-bm25")
    assert code == 0
    assert "chain against plain-bm25" in printed
    assert "Gained: 1" in printed
    assert "Paljonko kello on?" in printed


def test_side_by_side_leaves_out_what_cannot_be_had_and_goes_on(do: Do, ask, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.packaged.find_spec", lambda _: None)
    code, printed, told = do("--dataset", ask(RIGHT), "--against", "plain-bm25", "tutorial")
    assert code == 0
    assert "plain-bm25" in printed
    assert "tutorial: left out: all-MiniLM-L6-v2: its package is not installed" in told


def test_bad_line_is_named_and_the_rest_go_on(do: Do, ask) -> None:
    code, _, told = do("--dataset", ask(RIGHT, "{", LEFT))
    assert code == 0
    assert "questions.jsonl, line 2: not valid JSON" in told


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("--dataset", "none.jsonl"), "none.jsonl: cannot be read"),
        (("--config", "none"), "“none” is no configuration; there are: chain"),
        (("--metric", "wit"), "“wit” is no metric; there are: right"),
        (("evaluate", "none", "--metric", "wit"), "“wit” is no metric"),
        (("evaluate", "none"), "“none” is no run"),
        (("compare", "none", "chain"), "“none” is no run"),
        (("accept", "none"), "“none” is no run"),
    ],
)
def test_what_cannot_be_used_is_told_in_a_sentence(do: Do, arguments: tuple[str, ...], sentence: str) -> None:
    code, printed, told = do(*arguments)
    assert (code, printed) == (2, "")
    assert sentence in told
    assert "Traceback" not in told


def test_empty_file_is_told(do: Do, ask) -> None:
    code, _, told = do("--dataset", ask(""))
    assert code == 2
    assert "no question to ask" in told


def test_run_of_another_corpus_is_refused(do: Do, ask, tmp_path: Path) -> None:
    folder = Path(do("generate", "--dataset", ask(RIGHT))[1].strip())
    info = json.loads((folder / "run.json").read_text(encoding="utf-8"))
    info["origin"]["corpus"] = "elsewhere"
    (folder / "run.json").write_text(json.dumps(info), encoding="utf-8")
    code, _, told = do("evaluate", str(folder))
    assert code == 2
    assert "of another corpus than the index now holds" in told


def test_missing_index_is_told(do: Do, ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("KANTANEUVO_INDEX", str(tmp_path / "none"))
    code, _, told = do("--dataset", ask(RIGHT))
    assert code == 2
    assert "run: python -m ingest" in told
