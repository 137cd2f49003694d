"""Judgements: what evaluators say is kept line by line and given out as questions that the evals can read."""

from datetime import date
from pathlib import Path

import pytest

from evals.case import read_dataset
from rag.answer import AnswerStatus
from rag.rules.verdict import Verdict
from tests.evals.samples import answer, state
from ui.evaluations.judgements import Finding, Judgement, Judgements, write_questions
from ui.evaluations.report import JudgedAnswer

GIVEN = answer("Viimeistään 1.9.2026 [1].", dates=(state("2026-09-01", Verdict.AGREES),))
CASE = {"id": "q1", "question": "Milloin?", "history": ["Mitä?"], "kind": "date"}


def judge(finding: Finding, words: tuple[str, ...] = (), name: str = "q1") -> Judgement:
    return Judgement(
        run="chain-1",
        case=CASE | {"id": name},
        answer=GIVEN,
        finding=finding,
        words=words,
        note="katso 102 §",
        judged_on=date(2026, 11, 25),
    )


@pytest.fixture
def kept(tmp_path: Path) -> Judgements:
    return Judgements(tmp_path)


def test_last_judgement_on_an_answer_counts(kept: Judgements) -> None:
    for finding in (Finding.WRONG_DATE, Finding.RIGHT):
        kept.add(judge(finding))
    kept.add(judge(Finding.INCOMPLETE, name="q2"))
    assert [(one.case["id"], one.finding) for one in kept.read()] == [("q1", "right"), ("q2", "incomplete")]
    found = kept.find("chain-1", JudgedAnswer(CASE, GIVEN, ()))
    assert found is not None
    assert found.finding is Finding.RIGHT
    assert kept.find("chain-2", JudgedAnswer(CASE, GIVEN, ())) is None


def test_questions_lie_beside_the_judgements(kept: Judgements) -> None:
    for name in ("q1", "q2", "q1"):
        kept.add(judge(Finding.RIGHT, name=name))
    assert kept.questions.read_text(encoding="utf-8") == write_questions(kept.read())
    assert len(read_dataset([kept.questions]).cases) == 2


def test_personal_data_in_a_judgement_are_not_kept(kept: Judgements, tmp_path: Path) -> None:
    said = {"note": "asiakas 131052-308T soitti", "words": ("040 123 4567",)}
    kept.add(judge(Finding.WRONG_DATE).model_copy(update=said))
    written = (tmp_path / "judgements.jsonl").read_text(encoding="utf-8")
    assert "131052" not in written
    assert "040 123" not in written
    assert kept.read()[0].note == f"asiakas {'*' * 11} soitti"


def test_damaged_line_is_passed_over(kept: Judgements, tmp_path: Path) -> None:
    kept.add(judge(Finding.RIGHT))
    with (tmp_path / "judgements.jsonl").open("a", encoding="utf-8") as file:
        file.write("{half\n")
    assert len(kept.read()) == 1


def test_nothing_kept_is_no_question(kept: Judgements) -> None:
    assert (kept.read(), write_questions([])) == ([], "")


@pytest.mark.parametrize(
    ("finding", "statuses", "has_dates"),
    [
        (Finding.RIGHT, {"answered"}, True),
        (Finding.WRONG_DATE, {"answered"}, False),
        (Finding.WRONG_SOURCE, {"answered"}, False),
        (Finding.INCOMPLETE, {"answered"}, False),
        (Finding.SHOULD_DECLINE, {"not_in_guidance", "out_of_scope"}, False),
    ],
)
def test_judgement_becomes_a_question_that_the_evals_read(
    tmp_path: Path, finding: Finding, statuses: set[str], has_dates: bool
) -> None:
    path = tmp_path / "judged.jsonl"
    path.write_text(write_questions([judge(finding, words=("1.9.2026 (viimeistään)",))]), encoding="utf-8")
    dataset = read_dataset([path])
    (case,) = dataset.cases
    assert dataset.bad_lines == ()
    assert set(case.expected_status) == {AnswerStatus(status) for status in statuses}
    assert (case.expected_dates == {"2026-09-01": "agrees"}) is has_dates
    assert (case.expected_documents == ("guide",)) is (finding is Finding.RIGHT)
    assert case.expected_vital == (r"1\.9\.2026\ \(viimeistään\)",)
    assert case.history == ("Mitä?",)
    assert "katso 102 §" in case.source
