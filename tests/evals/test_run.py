"""Run: what was asked and answered lies in a folder, goes on after an interruption, and says what is wrong with it."""

import json
from pathlib import Path

import pytest

from evals.configuration import read_configuration
from evals.run import Origin, Run, RunFault, RunInfo
from evals.trial import Record
from tests.evals.samples import TEXT, answer, expect

CASES = (expect(id="a"), expect(id="b"), expect(id="c"))
ORIGIN = Origin(
    dataset="d", corpus="c", rules="r", code="k", generation="g", embedder="e", versions={"python": "3"}, machine="m"
)
INFO = RunInfo(name="chain", configuration=read_configuration("chain"), origin=ORIGIN)


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run.create(tmp_path / "run", INFO, CASES, [TEXT])


def record(name: str) -> Record:
    return Record(case=name, answer=answer(), seconds=0.1)


def test_run_is_read_back_as_it_was_written(run: Run) -> None:
    assert list(run.append([record("a"), record("b")])) == [record("a"), record("b")]
    again = Run(run.folder)
    assert (again.info, again.cases, again.texts) == (INFO, CASES, {TEXT.id: TEXT})
    assert again.read_records() == [record("a"), record("b")]


def test_records_that_come_later_are_added(run: Run) -> None:
    assert len(list(run.append([record("a")]))) == 1
    assert len(list(run.append([record("b")]))) == 1
    assert [one.case for one in run.read_records()] == ["a", "b"]


def test_line_that_was_cut_off_is_left_out_and_written_anew(run: Run) -> None:
    assert len(list(run.append([record("a"), record("b")]))) == 2
    path = run.folder / "records.jsonl"
    path.write_text(path.read_text(encoding="utf-8")[:-40], encoding="utf-8")
    assert [one.case for one in run.read_records()] == ["a"]
    assert len(list(run.append([record("b")]))) == 1
    assert [one.case for one in run.read_records()] == ["a", "b"]


def test_run_is_complete_when_it_says_so_and_one_begun_anew_is_empty(run: Run) -> None:
    assert len(list(run.append([record("a")]))) == 1
    run.finish()
    assert run.is_complete
    anew = Run.create(run.folder, INFO, CASES, [TEXT])
    assert (anew.is_complete, anew.read_records()) == (False, [])


def test_folder_without_a_run_is_told(tmp_path: Path) -> None:
    with pytest.raises(RunFault, match="no run lies here"):
        assert Run(tmp_path).info


def test_damaged_file_is_named(run: Run) -> None:
    (run.folder / "cases.jsonl").write_text(json.dumps({"id": "x"}) + "\n", encoding="utf-8")
    with pytest.raises(RunFault, match=r"cases\.jsonl: damaged"):
        assert Run(run.folder).cases
