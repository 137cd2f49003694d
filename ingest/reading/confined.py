"""Confined: a reader run in a process of its own with limits, so that no file can take the program down."""

import json
import os
import subprocess
import sys
from datetime import date
from typing import Any

from ingest.document import Document, Hidden
from ingest.section import Section
from rag.blocks import Block
from rag.settings import ROOT

LARGEST = 50_000_000
"""Bytes of a file at most."""

WALL_SECONDS = 18
"""Seconds from start to end that reading may take."""

_DAMAGED = "is damaged, or not what it says it is; open it in the program that made it, save it again and add that"
_TOO_MUCH = "takes more time or memory to read than is allowed; divide it into smaller documents and add those"


def read_confined(kind: str, content: bytes) -> Document:
    """The document of a file's content, read in a child process; raises ValueError that says what is wrong."""
    if len(content) > LARGEST:
        raise ValueError(f"is larger than {LARGEST // 1_000_000} MB; divide it into smaller documents")
    try:
        ended = subprocess.run(  # noqa: S603
            [sys.executable, "-m", "ingest.reading", kind],
            input=content,
            capture_output=True,
            cwd=ROOT,
            env=os.environ | {"PYTHONIOENCODING": "utf-8", "OPENBLAS_NUM_THREADS": "1"},
            timeout=WALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ValueError(_TOO_MUCH) from None
    if ended.returncode:
        is_much = ended.returncode < 0 or b"MemoryError" in ended.stderr
        raise ValueError(_TOO_MUCH if is_much else _DAMAGED)
    return _parse(json.loads(ended.stdout))


def _parse(answer: dict[str, Any]) -> Document:
    """The document that a child told; raises ValueError with the fault it told instead."""
    if "fault" in answer:
        raise ValueError(answer["fault"])
    return Document(
        sections=tuple(_parse_section(row) for row in answer["sections"]),
        title=answer["title"],
        published=date.fromisoformat(answer["published"]) if answer["published"] else None,
        hidden=tuple(Hidden(**row) for row in answer["hidden"]),
    )


def _parse_section(row: dict[str, Any]) -> Section:
    """A section that a child told."""
    blocks = tuple(Block(one["text"], tuple(one["items"])) for one in row["blocks"])
    return Section(**row | {"heading": tuple(row["heading"]), "blocks": blocks})
