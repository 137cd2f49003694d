"""A plan tells what an ingest would change, and writes nothing."""

from pathlib import Path

from ingest.__main__ import main
from rag.settings import Settings
from tests.command_line import run
from tests.ingest.conftest import BULLETIN, Write


def test_a_plan_before_the_first_ingest_adds_everything_and_writes_nothing(small: Settings) -> None:
    planned = run(main, small, "--plan", "--json")
    assert planned.code == 0
    assert {row["change"] for row in planned.json["sections"]} == {"added"}
    assert not small.index.exists()


def test_a_plan_shows_words_dates_rules_and_questions_and_publishes_nothing(small: Settings, write: Write) -> None:
    built = run(main, small, "--json").json["generation"]
    changed = BULLETIN.replace("1.3.2025", "1.9.2026")
    write("bulletin.md", changed[: changed.index("## Koulutus")] + "## Uusi\n\nUusi luku.\n")
    plan = run(main, small, "--plan", "--json").json
    assert plan["generation"] == built == run(main, small, "--plan", "--json").json["generation"]
    assert sorted(row["change"] for row in plan["sections"]) == ["added", "changed", "removed"]
    words = next(row["words"] for row in plan["sections"] if row["change"] == "changed")
    assert ["-", "1.3.2025."] in words
    assert ["+", "1.9.2026."] in words
    (dates,) = plan["date_changes"]
    assert (dates["before"], dates["after"]) == (["2025-03-01"], ["2026-09-01"])
    assert dates["rules"]
    assert dates["questions"]


def test_a_plan_of_an_unchanged_corpus_is_empty(small: Settings) -> None:
    run(main, small)
    plan = run(main, small, "--plan", "--json").json
    assert (plan["sections"], plan["date_changes"], plan["failures"]) == ([], [], [])


def test_a_plan_goes_with_no_command_that_it_cannot_show(small: Settings) -> None:
    assert run(main, small, "--plan", "remove", "bulletin").code == 2
    assert run(main, small, "--plan", "rollback").code == 2


def test_a_plan_of_an_addition_shows_what_it_would_change_and_adds_nothing(small: Settings, tmp_path: Path) -> None:
    run(main, small)
    path = tmp_path / "uusi.md"
    path.write_text(BULLETIN.replace("1.3.2025", "1.9.2027"), encoding="utf-8")
    for ran in (
        run(main, small, "add", str(path), "--id", "bulletin", "--plan", "--json"),
        run(main, small, "--plan", "--json", "add", str(path), "--id", "bulletin"),
    ):
        assert ran.code == 0
        assert {row["section"] for row in ran.json["sections"]} == {"bulletin#storing", "bulletin#koulutus"}
        words = next(row["words"] for row in ran.json["sections"] if row["section"] == "bulletin#storing")
        assert ["+", "1.9.2027."] in words
        assert [row["after"] for row in ran.json["date_changes"]] == [["2027-09-01"]]
        assert any(row["kind"] == "date" and "1.9.2027" in row["text"] for row in ran.json["conflicts"])
    assert not (small.corpus / "local").exists()
    assert run(main, small, "--plan", "--json").json["sections"] == []


def test_a_plan_of_an_addition_says_what_was_taken_from_the_document(small: Settings, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    head = "<head><title>Ohje</title><meta name='date' content='2025-05-01'></head>"
    text = "<p>Lastensuojelun asiakirjat tallennetaan Kantaan, kun palvelunantaja on liittynyt.</p>"
    path.write_text(f"<html>{head}<body><h1>Ohje</h1>{text}</body></html>", encoding="utf-8")
    (row,) = run(main, small, "add", str(path), "--plan", "--json").json["documents"]
    assert (row["title"], row["language"], row["published"]) == ("Ohje", "fi", "2025-05-01")
    assert row["proposed"] == ["language", "published", "title"]
    said = run(main, small, "add", str(path), "--plan", "--title", "Toinen").out
    assert "language “fi”, published “2025-05-01”" in said
    assert "--language, --published" in said
    assert "title “" not in said
