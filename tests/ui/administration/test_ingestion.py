"""Ingestion: the steps of a run are told as they come, whatever else stands among them; its end is never lost."""

import pytest

from rag.settings import Settings
from tests.ui.administration.conftest import FakeIngest
from ui.access import User
from ui.administration.ingestion import run_ingest

ADMIN = User("anna", is_admin=True)
MIXED = (
    '{"step": "Reading the corpus"}\nEmbedding:   0%|  | 0/9\rEmbedding: 71%|##| 6/9\r'
    '{"step": "Building the index of 9 passages"}\n[1]\nnull\n{"other": 1}\n{broken\n'
)


def test_steps_are_told_and_all_else_is_skipped(settings: Settings, ingest: FakeIngest) -> None:
    ingest.reply("ingest", {"generation": "x"}, errors=MIXED)
    steps: list[str] = []
    run = run_ingest(ADMIN, settings, ["--json"], steps.append)
    assert steps == ["Reading the corpus", "Building the index of 9 passages"]
    assert run.outcome == {"generation": "x"}


def test_the_complaint_is_the_last_line_that_says_something(settings: Settings, ingest: FakeIngest) -> None:
    ingest.reply("ingest", "", errors=MIXED + "Error: x.md is broken.\n\n", code=2)
    run = run_ingest(ADMIN, settings, ["--json"])
    assert (run.code, run.outcome, run.complaint) == (2, None, "Error: x.md is broken.")


def test_a_large_output_and_many_errors_do_not_block_each_other(settings: Settings, ingest: FakeIngest) -> None:
    ingest.reply("ingest", {"text": "ä" * 300_000}, errors="warning\n" * 50_000)
    assert run_ingest(ADMIN, settings, ["--json"]).outcome == {"text": "ä" * 300_000}


def test_a_page_that_goes_away_lets_the_run_end(settings: Settings, ingest: FakeIngest) -> None:
    ingest.reply("ingest", "{}", errors=MIXED)

    def leave(_: str) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run_ingest(ADMIN, settings, ["--json"], leave)
    assert ingest.calls == [["--json"]]
