"""Suite: which questions are asked, and that a sample is the same every time, with everything in proportion."""

from collections import Counter
from pathlib import Path

import pytest

from evals.case import DatasetFault
from evals.sampling import pick_sample
from evals.suite import MATRIX, PAIRS, Selection, choose_cases
from tests.evals.test_case import LINE, write

DEVELOPMENT = choose_cases(Selection()).cases


def test_suite_asks_the_development_half_the_matrix_and_pairs() -> None:
    kinds = Counter(case.kind for case in DEVELOPMENT)
    assert len(DEVELOPMENT) >= 300
    assert (kinds["matrix"], kinds["pair"]) == (MATRIX, PAIRS)
    assert {case.split for case in DEVELOPMENT} == {"development"}


def test_halves_share_no_question() -> None:
    test = choose_cases(Selection(split="test")).cases
    ours = {case.question for case in DEVELOPMENT if case.kind not in ("matrix", "pair")}
    alike = [
        case.id for case in test if case.kind not in ("matrix", "pair") and case.question in ours and not case.history
    ]
    assert len(alike) <= 5, alike


def test_every_pair_has_its_original() -> None:
    names = {case.id for case in DEVELOPMENT}
    assert [case.id for case in DEVELOPMENT if case.pair_of and case.pair_of not in names] == []


def test_file_of_one_s_own_is_asked_alone(tmp_path: Path) -> None:
    path = write(tmp_path, LINE, LINE.replace('"x"', '"y"').replace("}", ', "split": "test"}'))
    assert [case.id for case in choose_cases(Selection((path,))).cases] == ["x", "y"]


def test_same_id_in_two_files_is_told(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    files = (write(tmp_path, LINE), write(tmp_path / "b", LINE))
    with pytest.raises(DatasetFault, match="same id"):
        choose_cases(Selection(files))


@pytest.mark.parametrize("count", [50, 150])
def test_sample_is_the_same_every_time_and_in_proportion(count: int) -> None:
    picked = pick_sample(DEVELOPMENT, count)
    assert [case.id for case in picked] == [case.id for case in pick_sample(list(reversed(DEVELOPMENT)), count)][::-1]
    assert len(picked) == count
    for language, whole in Counter(case.language for case in DEVELOPMENT).items():
        share = sum(case.language == language for case in picked) / count
        assert share == pytest.approx(whole / len(DEVELOPMENT), abs=0.08)


def test_sample_of_more_than_there_are_is_all() -> None:
    assert pick_sample(DEVELOPMENT[:3], 9) == list(DEVELOPMENT[:3])
