"""A plan tells what an ingest would change, and writes nothing."""

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


def test_a_plan_stands_alone_so_that_nothing_is_added_by_it(small: Settings) -> None:
    assert run(main, small, "--plan", "add", "new.md").code == 2
    assert run(main, small, "--plan", "remove", "bulletin").code == 2
