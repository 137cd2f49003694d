"""Case: a file of questions is read line by line; what is wrong with it is told with its file and line."""

from pathlib import Path

import pytest

from evals.case import DatasetFault, read_cases
from rag.settings import ROOT

LINE = '{"id": "x", "kind": "fact", "language": "fi", "question": "Mikä?", "expected_status": ["answered"]}'


@pytest.mark.parametrize("name", ["development", "test"])
def test_shipped_questions_can_be_read_and_have_names_of_their_own(name: str) -> None:
    cases = list(read_cases(ROOT / "evals" / "questions" / f"{name}.jsonl"))
    assert len(cases) > 200
    assert len({case.id for case in cases}) == len(cases)


@pytest.mark.parametrize(
    ("line", "reason"),
    [("{", "line 2"), ("[1]", "line 2"), (LINE.replace('"question"', '"asked"'), "line 2"), ('{"id": 3}', "line 2")],
)
def test_bad_line_is_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(f"{LINE}\n{line}\n", encoding="utf-8")
    with pytest.raises(DatasetFault, match=reason):
        list(read_cases(path))


def test_blank_lines_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "questions.jsonl"
    path.write_text(f"\n{LINE}\n\n", encoding="utf-8")
    assert [case.id for case in read_cases(path)] == ["x"]


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatasetFault, match=r"none\.jsonl"):
        list(read_cases(tmp_path / "none.jsonl"))
