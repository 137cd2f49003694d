"""Case: files of questions are read line by line; a line that cannot be used is named and the rest go on."""

from collections import Counter
from pathlib import Path

import pytest

from evals.case import Case, DatasetFault, read_dataset
from evals.suite import QUESTIONS
from rag.generations import find_current, read_passages
from rag.settings import Settings

LINE = '{"id": "x", "kind": "fact", "language": "fi", "question": "Mikä?", "expected_status": ["answered"]}'
FILES = sorted(QUESTIONS.glob("*.jsonl"))
CASES = read_dataset(FILES).cases
UNANSWERABLE = ("unknowable", "absent", "other_field", "nonsense", "unknown_law", "single_client")


def write(tmp_path: Path, *lines: str) -> Path:
    path = tmp_path / "questions.jsonl"
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_shipped_file_can_be_read_whole(path: Path) -> None:
    assert read_dataset([path]).bad_lines == ()


def test_shipped_questions_have_ids_of_their_own_and_a_source() -> None:
    assert len({case.id for case in CASES}) == len(CASES)
    assert [case.id for case in CASES if not case.source] == []


def test_shipped_questions_are_many_in_every_language_split_and_kind() -> None:
    by_split = Counter((case.split, case.language) for case in CASES)
    assert by_split["test", "fi"] >= 120
    assert min(by_split["test", "sv"], by_split["test", "en"]) >= 40
    kinds = Counter(case.kind for case in CASES)
    for kind in (
        *UNANSWERABLE,
        "wrong_premise",
        "pressure",
        "injection",
        "personal_data",
        "plan",
        "visibility",
        "dialog",
    ):
        assert kinds[kind] >= 20, kind


def test_questions_without_an_answer_are_many_in_both_halves() -> None:
    halves = Counter(case.split for case in CASES if case.is_unanswerable and not case.secrets)
    assert min(halves["development"], halves["test"]) >= 80


def test_expected_sections_and_documents_are_in_the_corpus(settings: Settings) -> None:
    known = {passage.section_key for passage in read_passages(find_current(settings.index))}
    documents = {key.split("#")[0] for key in known}
    assert [case.id for case in CASES if not known.issuperset(case.expected_sections)] == []
    assert [case.id for case in CASES if not documents.issuperset(case.expected_documents)] == []
    assert [case.id for case in CASES if case.is_answerable and not case.expected_sections] == []


def test_secrets_stand_in_the_question() -> None:
    told = [case for case in CASES if case.secrets]
    assert len(told) > 30
    assert [case.id for case in told if not any(secret in case.question for secret in case.secrets)] == []


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not valid JSON"),
        ("[1]", "line: "),
        (LINE.replace('"question"', '"asked"'), "question: Field required"),
        (LINE.replace('"fi"', '"de"'), "language: "),
        (LINE.replace('"answered"', '"done"'), "expected_status.0: "),
        (LINE.replace("}", ', "expected_vital": ["("]}'), "is no pattern"),
        (LINE, "id: “x” stands on an earlier line too"),
    ],
)
def test_bad_line_is_named_and_the_rest_go_on(tmp_path: Path, line: str, reason: str) -> None:
    path = write(tmp_path, LINE, line, LINE.replace('"x"', '"y"'))
    dataset = read_dataset([path])
    assert [case.id for case in dataset.cases] == ["x", "y"]
    (told,) = map(str, dataset.bad_lines)
    assert told.startswith(f"{path}, line 2: ")
    assert reason in told


def test_blank_lines_are_passed_over(tmp_path: Path) -> None:
    assert len(read_dataset([write(tmp_path, "", LINE, "")]).cases) == 1


@pytest.mark.parametrize("lines", [(), ("",), ("{",)])
def test_file_without_a_question_is_told(tmp_path: Path, lines: tuple[str, ...]) -> None:
    with pytest.raises(DatasetFault, match=r"questions\.jsonl: no question to ask"):
        read_dataset([write(tmp_path, *lines)])


def test_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(DatasetFault, match=r"none\.jsonl: cannot be read"):
        read_dataset([tmp_path / "none.jsonl"])


@pytest.mark.parametrize(
    ("statuses", "answerable", "unanswerable"),
    [
        (("answered",), True, False),
        (("answered", "not_in_guidance"), False, False),
        (("not_in_guidance", "out_of_scope"), False, True),
    ],
)
def test_case_knows_whether_it_has_an_answer(statuses: tuple[str, ...], answerable: bool, unanswerable: bool) -> None:
    fields = {"id": "x", "kind": "fact", "language": "fi", "question": "Mikä?", "expected_status": statuses}
    case = Case.model_validate(fields)
    assert (case.is_answerable, case.is_unanswerable) == (answerable, unanswerable)
