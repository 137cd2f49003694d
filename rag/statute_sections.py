"""Statute sections: what the built-in embedder is trained and measured on, and which acts it is never trained on.

No part of answering reads them.
"""

import gzip
import hashlib
import json
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

TEXT_LENGTH = 1000
"""Characters of a section that are read; the first sentences carry what a heading names."""

HELD_OUT_SHARE = 0.05
SEED = 7
"""The seed of the shipped model, by which its acts are held out."""

SECTIONS = 3000
"""Sections of held-out acts among which headings are looked for."""

FOUND_WITHIN = 10
"""How far down its section may stand for a heading to count as found."""


@dataclass(frozen=True)
class StatuteSection:
    """One section of an act, Finnish with the aligned Swedish where there is one."""

    act: str
    heading: str
    heading_sv: str
    text: str
    text_sv: str


def read_sections(data: Path) -> Iterator[StatuteSection]:
    """Read the sections of a JSON-lines file, gzipped or not; raises OSError or ValueError if it is not one."""
    with data.open("rb") as raw, gzip.open(raw) if data.suffix == ".gz" else raw as lines:
        for line in lines:
            row = json.loads(line)
            yield StatuteSection(
                act=row["act"],
                heading=row.get("heading", ""),
                heading_sv=row.get("heading_sv", ""),
                text=row["text"][:TEXT_LENGTH],
                text_sv=row.get("text_sv", "")[:TEXT_LENGTH],
            )


def is_held_out(act: str, seed: int) -> bool:
    """Whether every section of an act is kept from training, so that figures are of acts never seen."""
    digest = hashlib.sha256(f"{seed}:{act}".encode()).digest()
    return int.from_bytes(digest[:4], "big") / 2**32 < HELD_OUT_SHARE


def choose_held_out(sections: Sequence[StatuteSection], seed: int) -> list[StatuteSection]:
    """Some sections of held-out acts that have headings in both languages, the same every time."""
    rows = [row for row in sections if is_held_out(row.act, seed) and row.heading and row.heading_sv]
    random.Random(seed).shuffle(rows)  # noqa: S311 (repeatable, not secret)
    return rows[:SECTIONS]


def list_once(headings: Sequence[str]) -> tuple[list[str], list[int]]:
    """The headings that stand once, and their places."""
    counts = Counter(heading.lower() for heading in headings)
    places = [place for place, heading in enumerate(headings) if counts[heading.lower()] == 1]
    return [headings[place] for place in places], places
