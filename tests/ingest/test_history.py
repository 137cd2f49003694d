"""Kept generations are listed, and an earlier one answers again at once."""

from ingest.__main__ import main
from rag.generations import read_pointer
from rag.settings import Settings
from rag.writer_lock import lock_for_writing
from tests.command_line import run, says_clearly
from tests.ingest.conftest import BULLETIN, Write


def build_two(small: Settings, write: Write) -> tuple[str, str]:
    first = run(main, small, "--json").json["generation"]
    write("bulletin.md", BULLETIN.replace("keväällä", "syksyllä"))
    return first, run(main, small, "--json").json["generation"]


def test_rolling_back_lets_the_generation_before_answer_and_history_says_so(small: Settings, write: Write) -> None:
    first, second = build_two(small, write)
    assert run(main, small, "rollback", "--json").json == {"generation": first, "before": second}
    assert read_pointer(small.index) == first
    kept = run(main, small, "history", "--json").json["generations"]
    assert [(row["name"], row["current"], row["sound"]) for row in kept] == [(second, False, True), (first, True, True)]
    assert run(main, small, "rollback", second).code == 0
    assert read_pointer(small.index) == second


def test_a_damaged_generation_is_named_and_not_gone_back_to(small: Settings, write: Write) -> None:
    first, second = build_two(small, write)
    (small.index / "generations" / first / "vectors.npy").write_bytes(b"")
    (small.index / "generations" / first / "passages.jsonl").write_bytes(b"{")
    sound = {row["name"]: row["sound"] for row in run(main, small, "history", "--json").json["generations"]}
    assert sound == {first: False, second: True}
    ran = run(main, small, "rollback")
    assert ran.code == 1
    assert says_clearly(ran, "no sound generation")
    assert read_pointer(small.index) == second


def test_an_unknown_generation_and_a_running_ingest_are_refused(small: Settings) -> None:
    run(main, small)
    assert says_clearly(run(main, small, "rollback", "000009-x"), "000009-x", "history")
    with lock_for_writing(small.index):
        assert says_clearly(run(main, small, "rollback"), "another ingest")
