"""Training pairs: two texts that mean the same or answer one another, made from statute sections."""

import gzip
import hashlib
import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

TEXT_LENGTH = 1000
"""Characters of a section that are read; the first sentences carry what a heading names."""

SENTENCE_END = re.compile(r"(?<=[a-zåäö][.;])\s+(?=[A-ZÅÄÖ0-9])")
HELD_OUT_SHARE = 0.05


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


def make_pairs(sections: Iterable[StatuteSection], seed: int) -> dict[str, list[tuple[str, str]]]:
    """Pairs by kind: headings and sections, Swedish and Finnish, two sentences of one section."""
    chance = random.Random(seed)  # noqa: S311 (repeatable, not secret)
    pairs: dict[str, list[tuple[str, str]]] = {
        "heading_text": [],
        "heading_sv_text": [],
        "text_sv_text": [],
        "heading_sv_heading": [],
        "sentences": [],
    }
    for section in sections:
        if section.heading:
            pairs["heading_text"].append((section.heading, section.text))
        if section.heading_sv:
            pairs["heading_sv_text"].append((section.heading_sv, section.text))
        if section.heading and section.heading_sv:
            pairs["heading_sv_heading"].append((section.heading_sv, section.heading))
        if section.text_sv:
            pairs["text_sv_text"].append((section.text_sv, section.text))
        sentences = [part for part in SENTENCE_END.split(section.text) if len(part) > 30]
        if len(sentences) > 1:
            first, second = chance.sample(sentences, 2)
            pairs["sentences"].append((first, second))
    return pairs
