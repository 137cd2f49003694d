"""Damage: whatever was lost of an index, the next ingest builds it anew, as readers are told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from ingest.sync import bring_up_to_date
from rag.generations import find_current, read_passages, read_pointer
from rag.settings import Settings

CRASH = "the ingest ends in a bare {}, so that the index is never built anew"


def lose_a_passage(index: Path) -> None:
    path = find_current(index) / "passages.jsonl"
    path.write_text("".join(path.read_text(encoding="utf-8").splitlines(keepends=True)[1:]), encoding="utf-8")


def empty_the_vectors(index: Path) -> None:
    (find_current(index) / "vectors.npy").write_bytes(b"")


def damage_the_pointer(index: Path) -> None:
    (index / "current").write_bytes(b"\xff\xfe\x00")


def lose_the_pointer(index: Path) -> None:
    (index / "current").unlink()


def lose_the_generation(index: Path) -> None:
    find_current(index).rename(index / "elsewhere")


@pytest.mark.parametrize(
    "damage",
    [
        pytest.param(lose_a_passage, marks=pytest.mark.xfail(strict=True, reason=CRASH.format("ValueError"))),
        pytest.param(empty_the_vectors, marks=pytest.mark.xfail(strict=True, reason=CRASH.format("EOFError"))),
        pytest.param(
            damage_the_pointer, marks=pytest.mark.xfail(strict=True, reason=CRASH.format("UnicodeDecodeError"))
        ),
        lose_the_pointer,
        lose_the_generation,
    ],
)
def test_the_next_ingest_builds_a_damaged_index_anew(small: Settings, damage: Callable[[Path], None]) -> None:
    bring_up_to_date(small)
    damage(small.index)
    outcome = bring_up_to_date(small)
    assert outcome.generation == read_pointer(small.index)
    assert len(read_passages(find_current(small.index))) == 4
