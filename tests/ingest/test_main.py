"""`python -m ingest`: what it prints, how it ends, and what answers hold afterwards."""

import re
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from ingest.__main__ import main
from rag.__main__ import main as ask_main
from rag.generations import read_pointer
from rag.settings import Settings
from tests.command_line import Ran, run, says_clearly
from tests.ingest.conftest import BULLETIN, Write

COUNTS = ("created", "updated", "deleted", "unchanged")
NOTE = "# Ohje\n\n## Videot\n\nVideot tallennetaan palvelimelle erikseen.\n"


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "Uusi ohje.md"
    path.write_text(NOTE, encoding="utf-8")
    return path


def read_counts(ran: Ran) -> tuple[int, ...]:
    """The counts that are printed for a person."""
    return tuple(int(re.search(rf"(\d+) {name}", ran.out)[1]) for name in COUNTS)


def ask(settings: Settings, question: str) -> str:
    return run(ask_main, settings, question).out


def cite(settings: Settings, question: str) -> list[tuple[str, str]]:
    """The documents that an answer cites, with their kinds."""
    cited = run(ask_main, settings, question, "--json").json["citations"]
    return [(citation["document"], citation["kind"]) for citation in cited]


def test_ingest_prints_what_became_of_the_passages(small: Settings, write: Write) -> None:
    assert read_counts(run(main, small)) == (4, 0, 0, 0)
    write("bulletin.md", BULLETIN.replace("keväällä", "syksyllä"))
    assert read_counts(run(main, small)) == (0, 1, 0, 3)
    write("bulletin.md", BULLETIN[: BULLETIN.index("## Koulutus")])
    assert read_counts(run(main, small)) == (0, 0, 1, 3)
    assert read_counts(run(main, small)) == (0, 0, 0, 3)


def test_ingest_that_went_well_ends_with_zero_and_says_the_generation(small: Settings) -> None:
    ran = run(main, small)
    assert ran.code == 0
    assert str(read_pointer(small.index)) in ran.out


def test_json_is_one_object_with_the_fields_of_the_contract(small: Settings) -> None:
    ran = run(main, small, "--json")
    assert ran.code == 0
    assert set(ran.json) == {"generation", *COUNTS, "sources", "failures", "date_changes"}
    assert [ran.json[name] for name in COUNTS] == [4, 0, 0, 0]
    assert ran.json["sources"] == ["bulletin", "handbook"]
    assert (ran.json["failures"], ran.json["date_changes"]) == ([], [])
    assert ran.json["generation"] == read_pointer(small.index)


def test_nothing_is_done_again_where_nothing_changed(small: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    first = run(main, small, "--json").json
    monkeypatch.setattr("rag.embedding.Embedder.embed_passages", lambda *_: pytest.fail("embedded again"))
    again = run(main, small, "--json").json
    assert again["generation"] == first["generation"]
    assert [again[name] for name in COUNTS] == [0, 0, 0, 4]


def test_date_changes_tell_the_dates_before_and_after(small: Settings, write: Write) -> None:
    run(main, small)
    write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
    assert run(main, small, "--json").json["date_changes"] == [
        {"passage": "bulletin#storing.fi", "source": "bulletin", "before": ["2025-03-01"], "after": ["2026-09-01"]}
    ]
    write("bulletin.md", BULLETIN[: BULLETIN.index("## Lastensuojelu")] + BULLETIN[BULLETIN.index("## Koulutus") :])
    (gone,) = run(main, small, "--json").json["date_changes"]
    assert (gone["before"], gone["after"]) == (["2026-09-01"], [])


def test_a_source_that_fails_is_named_and_the_others_go_in(small: Settings, write: Write) -> None:
    (small.corpus / "bulletin.md").write_bytes(b"\x89PNG\r\n\x00\x00")
    ran = run(main, small)
    assert ran.code == 1
    assert str(small.corpus / "bulletin.md") in ran.out
    assert "suunnitelmat" in ask(small, "Mitä arkistoon viedään?")
    failures = run(main, small, "--json").json["failures"]
    assert [set(failure) for failure in failures] == [{"source", "error"}]
    assert failures[0]["source"] == "bulletin"
    write("bulletin.md", BULLETIN)
    assert run(main, small).code == 0


def test_a_corpus_without_a_readable_source_ends_with_one(small: Settings) -> None:
    for name in ("bulletin.md", "handbook.md", "handbook.en.md"):
        (small.corpus / name).unlink()
    ran = run(main, small)
    assert (ran.code, small.index.joinpath("current").exists()) == (1, False)
    assert says_clearly(ran, str(small.corpus))


def test_added_document_answers_and_removed_one_does_not(small: Settings, note: Path) -> None:
    run(main, small)
    added = run(main, small, "add", str(note))
    assert (added.code, read_counts(added)) == (0, (1, 0, 0, 4))
    assert "uusi-ohje" in added.out
    assert cite(small, "Minne videot tallennetaan?") == [("uusi-ohje", "original")]
    removed = run(main, small, "remove", "uusi-ohje")
    assert (removed.code, read_counts(removed)) == (0, (0, 0, 1, 4))
    assert ("uusi-ohje", "original") not in cite(small, "Minne videot tallennetaan?")


def test_original_with_the_id_of_a_digest_answers_in_its_place(small: Settings, tmp_path: Path) -> None:
    run(main, small)
    original = tmp_path / "original.txt"
    original.write_text("Käsikirja\n\nArkisto\n\nArkistoon viedään valitukset ja niiden liitteet.\n", encoding="utf-8")
    assert run(main, small, "add", str(original), "--id", "handbook").code == 0
    assert cite(small, "Mitä arkistoon viedään?") == [("handbook", "original")]
    assert "valitukset" in ask(small, "Mitä arkistoon viedään?")
    assert run(main, small, "remove", "handbook").code == 0
    assert cite(small, "Mitä arkistoon viedään?") == [("handbook", "digest")]
    assert "suunnitelmat" in ask(small, "Mitä arkistoon viedään?")


def test_a_document_may_be_put_in_place_of_a_digest_again_and_again(small: Settings, note: Path) -> None:
    for words in ("palvelimelle", "arkistoon", "pilveen"):
        note.write_text(NOTE.replace("palvelimelle", words), encoding="utf-8")
        assert run(main, small, "add", str(note), "--id", "bulletin").code == 0
        assert words in ask(small, "Minne videot tallennetaan?")


def test_what_is_said_of_a_document_stands_in_its_citation(small: Settings, note: Path) -> None:
    said = ("--title", "Videoiden ohje", "--publisher", "Oma kunta", "--published", "2024-02-03", "--language", "fi")
    run(main, small, "add", str(note), *said)
    (cited,) = run(ask_main, small, "Minne videot tallennetaan?", "--json").json["citations"]
    assert (cited["title"], cited["publisher"], cited["published"]) == ("Videoiden ohje", "Oma kunta", "2024-02-03")
    earlier = run(ask_main, small, "Minne videot tallennetaan?", "--as-of", "2024-02-02")
    assert "Videoiden ohje" not in earlier.out


def test_the_law_in_force_is_said_first_also_when_its_digest_was_replaced(settings: Settings, tmp_path: Path) -> None:
    ours = replace(settings, index=tmp_path / "index", corpus=tmp_path / "corpus")
    shutil.copytree(settings.index, ours.index)
    shutil.copytree(settings.corpus, ours.corpus, symlinks=True)
    original = tmp_path / "703-2023.md"
    text = "Sosiaalihuollon palvelunantajan on liityttävä asiakastietovarantoon viimeistään 1.9.2026."
    original.write_text(f"# Laki 703/2023\n\n## 102 §\n\n{text}\n", encoding="utf-8")
    assert run(main, ours, "add", str(original), "--id", "asiakastietolaki-703-2023").code == 0
    answer = run(ask_main, ours, "Milloin lastensuojelun asiakirjat viedään Kantaan?", "--json").json
    assert [dated["date"] for dated in answer["dates"]] == ["2026-09-01", "2025-03-01"]


def test_list_has_a_line_for_every_source(small: Settings, note: Path) -> None:
    run(main, small, "add", str(note))
    ran = run(main, small, "list")
    assert ran.code == 0
    assert [line.split()[0] for line in ran.out.splitlines()] == ["bulletin", "handbook", "uusi-ohje"]
    assert [line for line in ran.out.splitlines() if "original" in line] == [ran.out.splitlines()[-1]]


def test_check_ends_with_one_where_it_finds_something_and_with_zero_where_not(small: Settings, write: Write) -> None:
    ran = run(main, small, "check")
    assert (ran.code, "1.3.2025" in ran.out) == (1, True)
    write("bulletin.md", BULLETIN.replace("1.3.2025", "1.9.2026"))
    (small.corpus / "handbook.en.md").write_text("# Handbook\n", encoding="utf-8")
    write("sources.yaml", (small.corpus / "sources.yaml").read_text().replace(", en: handbook.en.md", ""))
    ran = run(main, small, "check")
    assert (ran.code, ran.out) == (0, "0 findings.\n")


@pytest.mark.parametrize(
    "arguments",
    [
        ("frob",),
        ("add",),
        ("remove",),
        ("--frob",),
        ("add", "x.md", "--language", "de"),
        ("add", "x.md", "--published", "3.2.2024"),
        ("add", "x.md", "--published", "2024-02-30"),
    ],
)
def test_unusable_arguments_end_with_two(small: Settings, arguments: tuple[str, ...]) -> None:
    ran = run(main, small, *arguments)
    assert (ran.code, ran.out) == (2, "")
    assert says_clearly(ran)
    assert not small.index.exists()


@pytest.mark.parametrize("name", ["../x", "a/b", "/etc/x", "..", "A", "a b", "-", "a\n", "ä", "a" + "\x00"])
def test_id_that_could_leave_the_folder_is_refused(small: Settings, note: Path, name: str) -> None:
    before = sorted(small.corpus.parent.rglob("*"))
    ran = run(main, small, "add", str(note), f"--id={name}")
    assert ran.code == 1
    assert says_clearly(ran, "id")
    assert run(main, small, "remove", "--", name).code == 1
    assert sorted(small.corpus.parent.rglob("*")) == before


@pytest.mark.parametrize("name", ["bulletin", "nobody"])
def test_only_a_local_source_can_be_removed(small: Settings, name: str) -> None:
    ran = run(main, small, "remove", name)
    assert ran.code == 1
    assert says_clearly(ran, f"“{name}”")
    assert (small.corpus / "bulletin.md").exists()


def test_json_is_one_object_also_when_a_document_is_added(small: Settings, note: Path) -> None:
    assert run(main, small, "--json", "add", str(note)).json["created"] == 5


def test_json_is_one_object_also_when_a_document_is_removed(small: Settings, note: Path) -> None:
    run(main, small, "add", str(note))
    assert run(main, small, "--json", "remove", "uusi-ohje").json["deleted"] == 1


@pytest.mark.parametrize("option", ["--id=", "--title=", "--title=\udcff", "--publisher=\udcff"], ids=ascii)
def test_what_is_said_of_a_document_and_cannot_be_used_is_refused(small: Settings, note: Path, option: str) -> None:
    ran = run(main, small, "add", str(note), option)
    assert ran.code == 1
    assert says_clearly(ran, str(note), option.removeprefix("--").split("=")[0])
    assert not small.index.exists()


def test_an_empty_day_of_publication_is_refused(small: Settings, note: Path) -> None:
    ran = run(main, small, "add", str(note), "--published", "")
    assert ran.code == 2
    assert says_clearly(ran, "--published")
