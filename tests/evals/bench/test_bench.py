"""Bench: made corpora are as asked for, what is measured is what was done, and a run is kept for the next."""

import json
import sys
from pathlib import Path

import pytest

from evals.bench.__main__ import main
from evals.bench.corpus import change_one, write_corpus
from evals.bench.stopwatch import BenchFault, time_in_turn, time_process
from ingest.passages import make_passages
from ingest.sources import read_register
from rag.settings import ROOT

GUIDANCE = ROOT / "corpus" / "guidance"


def read_all(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in sorted(folder.iterdir())}


def test_made_corpus_is_ingested_with_as_many_passages_as_asked_for(tmp_path: Path) -> None:
    write_corpus(tmp_path, 130, GUIDANCE, seed=3)
    sources = read_register(tmp_path)
    assert (len(sources), sum(len(make_passages(source)) for source in sources)) == (2, 130)


def test_same_seed_makes_the_same_corpus_and_another_seed_another(tmp_path: Path) -> None:
    for name, seed in (("one", 3), ("same", 3), ("other", 4)):
        write_corpus(tmp_path / name, 20, GUIDANCE, seed)
    assert read_all(tmp_path / "one") == read_all(tmp_path / "same") != read_all(tmp_path / "other")


def test_one_document_is_changed_and_no_other(tmp_path: Path) -> None:
    write_corpus(tmp_path, 130, GUIDANCE, seed=3)
    before = read_all(tmp_path)
    change_one(tmp_path)
    assert [name for name, text in read_all(tmp_path).items() if text != before[name]] == ["made-00000.md"]


def test_process_is_measured_apart_from_what_its_parent_holds() -> None:
    held = bytearray(200 * 2**20)
    light = time_process([sys.executable, "-c", ""], {})
    heavy = time_process([sys.executable, "-c", f"bytearray({len(held)}); sum(range(10**7))"], {})
    assert light.megabytes < 150
    assert heavy.megabytes > 200
    assert light.seconds < heavy.seconds


def test_process_that_fails_is_no_figure() -> None:
    with pytest.raises(BenchFault, match="ended with 3"):
        time_process([sys.executable, "-c", "raise SystemExit(3)"], {})


def test_calls_are_taken_in_turn_and_the_median_is_given() -> None:
    left, order = {"one": [1.0, 9.0, 2.0], "two": [5.0, 4.0, 6.0]}, []
    calls = {name: lambda name=name: order.append(name) or left[name].pop(0) for name in left}  # type: ignore[misc]
    assert time_in_turn(calls, rounds=3) == {"one": 2.0, "two": 5.0}
    assert order == ["one", "two"] * 3


def test_run_is_shown_beside_the_last_and_stored_for_the_next(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    earlier = {"tables": {"ingest of 20 passages": {"passages": 19}}}
    (tmp_path / "00000000-000000.json").write_text(json.dumps(earlier), encoding="utf-8")
    assert main(["--no-shipped", "--sizes", "20", "--results", str(tmp_path)]) == 0
    assert "20  (last 19)" in capsys.readouterr().out
    run = json.loads(max(tmp_path.glob("*.json")).read_text("utf-8"))
    assert (run["seed"], run["tables"]["ingest of 20 passages"]["passages"]) == (7, 20)
    assert run["tables"]["warm, 20 passages"]["warm p50 / tutorial's retrieval p50, wall"] > 0
