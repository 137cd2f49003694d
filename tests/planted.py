"""Planted codes: whether what a session left behind, on disk or elsewhere, holds one of them."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path


def list_written(*folders: Path) -> Iterator[bytes]:
    """The contents of every file in some folders."""
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                yield path.read_bytes()


def list_kept(codes: Iterable[str], left: Iterable[bytes]) -> list[str]:
    """The codes that stand in what was left, in one piece or without their sign."""
    text = "\n".join(part.decode("utf-8", "replace") for part in left).lower()
    return [code for code in codes if code.lower() in text or re.sub(r"[^0-9a-z]", "", code.lower()) in text]
