"""Bad input: whatever is asked, put into the corpus or set, the end is a clear sentence, and nothing is lost."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.__main__ import main as ingest
from rag.__main__ import main as ask
from rag.generations import find_current, read_passages, read_pointer
from rag.settings import ROOT, Settings
from rag.writer_lock import lock_for_writing
from tests.command_line import Ran, run, says_clearly
from tests.ingest.conftest import BULLETIN, HANDBOOK, REGISTER
from tests.small_corpus import ANSWER, QUESTION, write_corpus

NOTE = "# Ohje\n\n## Videot\n\nVideot tallennetaan palvelimelle erikseen.\n"


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    return write_corpus(tmp_path)


def is_refused(ran: Ran, *parts: str) -> bool:
    """Whether a question ended with status error and a reply that names these parts, and with nothing else."""
    said = ran.json["status"] == "error" and all(part in ran.json["answer"] for part in parts)
    return ran.code == 0 and said and "Traceback" not in ran.err


def answers(settings: Settings) -> bool:
    return ANSWER in run(ask, settings, QUESTION).out


@pytest.mark.parametrize("question", ["", " ", "\n\t \r\n", "\u00a0\u2003"])
def test_an_empty_question_is_told_to_be_empty(small: Settings, question: str) -> None:
    assert is_refused(run(ask, small, question, "--json"), "tyhjä")


@pytest.mark.parametrize("question", ["😀", "👩‍👧‍👦🇫🇮 🎉", "?!", "…", "\x00\x01\x1b", "\u200b\u202e", "-----", "„“”"])
def test_a_question_without_words_is_told_so(small: Settings, question: str) -> None:
    assert is_refused(run(ask, small, "--json", "--", question), "sanoja")


@pytest.mark.parametrize("question", ["a" * 10_000, "Milloin asiakirjat viedään Kantaan? " * 278, "😀" * 10_000])
def test_a_question_of_ten_thousand_characters_is_told_how_many_fit(small: Settings, question: str) -> None:
    assert is_refused(run(ask, small, question, "--json"), "4000", str(len(question)))


@pytest.mark.parametrize(
    "question",
    [
        "Mitä\x00 arkistoon\x07 viedään?",
        "Mitä\narkistoon\r\nviedään?",
        "\u202eMitä arkistoon\u200b viedään?",
        "Mita\u0308 arkistoon vieda\u0308a\u0308n?",
        "Mitä arkistoon viedään? 😀",
        "MITÄ ARKISTOON VIEDÄÄN",
    ],
)
def test_signs_that_nobody_sees_do_not_keep_a_question_from_its_answer(small: Settings, question: str) -> None:
    run(ingest, small)
    ran = run(ask, small, question)
    assert ANSWER in ran.out
    assert "Traceback" not in ran.err


def test_a_question_that_is_not_utf8_ends_with_a_sentence(small: Settings) -> None:
    run(ingest, small)
    ran = run(ask, small, os.fsdecode("Mitä arkistoon viedään?".encode("latin-1")))
    assert ran.code == 0
    assert "Traceback" not in ran.err


@pytest.mark.parametrize(
    "content",
    [b"\x89PNG\r\n\x1a\n\x00\x00", b"\xff\xd8\xff\xe0JFIF", BULLETIN.encode("latin-1"), BULLETIN.encode("utf-16"), b""],
)
def test_a_file_that_is_no_text_is_named_and_the_earlier_text_answers(small: Settings, content: bytes) -> None:
    run(ingest, small)
    (small.corpus / "handbook.md").write_bytes(content)
    ran = run(ingest, small)
    assert (ran.code, "Traceback" in ran.err) == (1, False)
    assert f"Not read: handbook: {small.corpus / 'handbook.md'}" in ran.out
    assert answers(small)


def test_a_text_without_any_full_stop_is_cut_all_the_same(small: Settings) -> None:
    (small.corpus / "bulletin.md").write_text("# Tiedote\n\n" + "sana " * 4_000, encoding="utf-8")
    run(ingest, small)
    assert max(len(passage.text) for passage in read_passages(find_current(small.index))) < 5_000


@pytest.mark.parametrize(
    ("broken", "named"),
    [
        (REGISTER.replace("title: Handbook", "title: [Handbook"), ("line 11", "not valid YAML")),
        (REGISTER.replace("\n    title", "\n\ttitle", 1), ("line 3", "not valid YAML")),
        (REGISTER.replace("publisher:", "publissher:", 1), ("line 4", "publissher")),
        (REGISTER.replace("2022-05-10", "spring"), ("line 5", "sources.0.published")),
        (REGISTER.replace("handbook.en.md}", "5}"), ("line 15", "sources.1.files.en")),
        (REGISTER.replace("2022-05-10", "2022-13-10"), ("line 5", "published")),
        (REGISTER.replace("Handbook", "Hand\x07book"), ("line 10",)),
    ],
)
@pytest.mark.parametrize("command", [(), ("--json",), ("list",), ("check",), ("add", "note.md")], ids=" ".join)
def test_a_broken_register_is_named_with_file_line_and_key(
    small: Settings, tmp_path: Path, broken: str, named: tuple[str, ...], command: tuple[str, ...]
) -> None:
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    (small.corpus / "sources.yaml").write_text(broken, encoding="utf-8")
    ran = run(ingest, small, *[str(tmp_path / part) if part == "note.md" else part for part in command])
    assert ran.code == 1
    assert says_clearly(ran, str(small.corpus / "sources.yaml"), *named)
    assert not (small.index / "current").exists()


@pytest.mark.parametrize(
    ("broken", "line"), [("sources: [", 1), ("- x\n", 0), ("sources:\n  - 5\n", 2), ("sources:\n  - {title: x}\n", 2)]
)
@pytest.mark.parametrize(
    "command",
    [
        ("list",),
        (),
        ("remove", "note"),
    ],
)
def test_a_broken_local_register_is_named(small: Settings, broken: str, line: int, command: tuple[str, ...]) -> None:
    register = small.corpus / "local" / "sources.yaml"
    register.parent.mkdir()
    register.write_text(broken, encoding="utf-8")
    ran = run(ingest, small, *command)
    assert ran.code == 1
    assert says_clearly(ran, str(register), f"line {line}" if line else "")
    assert register.read_text(encoding="utf-8") == broken


def test_a_question_before_the_first_ingest_is_told_what_to_run(small: Settings) -> None:
    assert is_refused(run(ask, small, QUESTION, "--json"), "python -m ingest")
    assert not small.index.exists()


def test_a_question_to_an_index_of_another_embedder_is_told_what_to_run(small: Settings, tmp_path: Path) -> None:
    run(ingest, small)
    other = tmp_path / "other-model"
    other.symlink_to(ROOT / "rag" / "models" / "guidance-static")
    switched = replace(small, embedder=str(other))
    assert is_refused(run(ask, switched, QUESTION, "--json"), "python -m ingest", "upotusmallilla")
    assert answers(small)
    assert run(ingest, switched).code == 0
    assert answers(switched)


def put_a_file_in_place(path: Path) -> None:
    path.write_text("a file, not a folder", encoding="utf-8")


def take_the_rights(path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("the superuser may read and write everywhere")
    path.mkdir(mode=0o000)


@pytest.mark.parametrize("spoil", [put_a_file_in_place, take_the_rights])
def test_an_index_folder_that_cannot_be_used_is_named(
    small: Settings, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoiled = replace(small, index=tmp_path / "spoiled")
    spoil(spoiled.index)
    assert is_refused(run(ask, spoiled, QUESTION, "--json"), "python -m ingest")
    ran = run(ingest, spoiled)
    assert ran.code == 1
    assert says_clearly(ran, str(spoiled.index))


@pytest.mark.parametrize("spoil", [put_a_file_in_place, take_the_rights])
@pytest.mark.parametrize("command", [(), ("list",), ("check",), ("remove", "note")], ids=" ".join)
def test_a_corpus_folder_that_cannot_be_used_is_named(
    small: Settings, tmp_path: Path, spoil: Callable[[Path], None], command: tuple[str, ...]
) -> None:
    spoiled = replace(small, corpus=tmp_path / "spoiled")
    spoil(spoiled.corpus)
    ran = run(ingest, spoiled, *command)
    assert ran.code == 1
    assert says_clearly(ran, str(spoiled.corpus))


def test_a_second_writer_is_refused_at_once_and_can_go_on_later(small: Settings, tmp_path: Path) -> None:
    (tmp_path / "note.md").write_text(NOTE, encoding="utf-8")
    run(ingest, small)
    generation = read_pointer(small.index)
    (small.corpus / "handbook.md").write_text(HANDBOOK.replace("päätökset", "lausunnot"), encoding="utf-8")
    with lock_for_writing(small.index):
        for command in ((), ("add", str(tmp_path / "note.md"))):
            refused = run(ingest, small, *command)
            assert refused.code == 1
            assert says_clearly(refused, "another ingest")
        assert "päätökset" in run(ask, small, QUESTION).out
    assert read_pointer(small.index) == generation
    assert run(ingest, small, "add", str(tmp_path / "note.md")).code == 0
    assert "lausunnot" in run(ask, small, QUESTION).out
    assert "palvelimelle" in run(ask, small, "Minne videot tallennetaan?").out
