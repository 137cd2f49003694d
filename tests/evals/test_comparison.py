"""Comparison: two runs of the same questions, what one gained and lost, and whether it is ahead."""

from pathlib import Path

import pytest

from evals.comparison import Comparison
from evals.evaluation import Evaluation, evaluate
from evals.run import Run, RunFault
from evals.trial import Record
from tests.evals.samples import TEXT, answer, expect
from tests.evals.test_run import INFO

CASES = tuple(expect(id=f"c{number:02}", expected_vital=("heti",)) for number in range(40))


def judge(folder: Path, right: set[int], name: str = "chain") -> Evaluation:
    """A run in which just these cases are right."""
    run = Run.create(folder, INFO.model_copy(update={"name": name}), CASES, [TEXT])
    texts = ["Tiedot eivät näy heti [1]." if number in right else "Jakso on pitkä [1]." for number in range(40)]
    records = [Record(case=case.id, answer=answer(text), seconds=0.1) for case, text in zip(CASES, texts, strict=True)]
    assert len(list(run.append(records))) == 40
    return evaluate(run)


def test_gained_and_lost_are_named_one_by_one(tmp_path: Path) -> None:
    found = Comparison(judge(tmp_path / "a", {0, 1, 2}), judge(tmp_path / "b", {2, 3}))
    assert [row.id for row in found.gained] == ["c00", "c01"]
    assert [row.id for row in found.lost] == ["c03"]


@pytest.mark.parametrize(
    ("ours", "theirs", "standing"),
    [(range(30), range(10), "ahead"), (range(10), range(30), "behind"), (range(20), range(1, 21), "even")],
)
def test_standing_follows_the_interval(tmp_path: Path, ours: range, theirs: range, standing: str) -> None:
    found = Comparison(judge(tmp_path / "a", set(ours)), judge(tmp_path / "b", set(theirs)))
    (vital,) = [row for row in found.differences if row.metric.name == "vital"]
    assert (vital.standing, vital.count) == (standing, 40)
    assert vital.interval.value == pytest.approx(vital.ours - vital.theirs)


def test_runs_of_other_questions_cannot_be_compared(tmp_path: Path) -> None:
    ours = judge(tmp_path / "a", set())
    other = Run.create(tmp_path / "b", INFO, (expect(id="z"),), [TEXT])
    assert len(list(other.append([Record(case="z", answer=answer(), seconds=0.1)]))) == 1
    with pytest.raises(RunFault, match="no question in common"):
        Comparison(ours, evaluate(other))


def test_other_rules_or_questions_are_told(tmp_path: Path) -> None:
    ours = judge(tmp_path / "a", set())
    origin = INFO.origin.model_copy(update={"rules": "x", "generation": "y"})
    theirs = Evaluation(INFO.model_copy(update={"origin": origin}), ours.rows)
    assert Comparison(ours, theirs).differing_origins == ["rules", "generation"]
