"""Versions: what answers are made by, as short digests: the passages of an index, the numbers of law, the code."""

import hashlib
from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from rag.errors import IndexFault
from rag.generations import list_generations, read_passages
from rag.settings import ROOT

ASSISTANT = ROOT / "rag"
"""Where everything lies that answers."""

_LENGTH = 12


class Versions(BaseModel):
    """The digests of corpus, rules and code that an answer was made by; empty where one is not known any more."""

    model_config = ConfigDict(frozen=True)

    corpus: str = ""
    rules: str = ""
    code: str = ""


def find_versions(index: Path, generation: str) -> Versions:
    """What an answer from a generation of an index was made by, in this process."""
    corpus = ""
    with suppress(IndexFault):
        corpus = next((digest_passages(kept) for kept in list_generations(index) if kept.name == generation), "")
    return Versions(corpus=corpus, rules=digest_rules(), code=digest_code(ASSISTANT))


@cache
def digest_passages(generation: Path) -> str:
    """A digest of the passages of a generation, which never change; raises an IndexFault."""
    return digest(f"{passage.id}\n{passage.digest}".encode() for passage in read_passages(generation))


@cache
def digest_rules() -> str:
    """A digest of the numbers of law and the tables of guidance."""
    return digest(path.read_bytes() for path in sorted((ASSISTANT / "rules").rglob("*.yaml")))


@cache
def digest_code(*tops: Path) -> str:
    """A digest of the code and data files in some folders."""
    found = (path for top in tops for path in top.rglob("*") if path.suffix in (".py", ".yaml", ".md"))
    return digest(path.read_bytes() for path in sorted(found))


def digest(parts: Iterable[bytes]) -> str:
    """A short digest of some parts in order."""
    made = hashlib.sha256()
    for part in parts:
        made.update(len(part).to_bytes(8, "big") + part)
    return made.hexdigest()[:_LENGTH]
