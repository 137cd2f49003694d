"""Origin: what answers come from, as digests and versions, so that a run says what it is of."""

import hashlib
import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version

from evals.case import Case
from evals.run import Origin
from rag.generations import find_current, read_manifest, read_passages
from rag.settings import ROOT, Settings

PACKAGES = ("chromadb", "langchain", "sentence-transformers", "simplemma", "bm25s", "numpy", "ir-measures", "scipy")
"""The packages whose version may change an answer or a figure."""

_LENGTH = 12


def describe_origin(cases: Sequence[Case], settings: Settings) -> Origin:
    """What the answers to some cases come from, under some settings; raises an IndexFault."""
    manifest = read_manifest(find_current(settings.index))
    return Origin(
        dataset=digest_cases(cases),
        corpus=digest_corpus(settings),
        rules=digest_rules(),
        code=digest_code(),
        generation=manifest.id,
        embedder=manifest.embedder,
        versions={"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
        machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    )


def digest_cases(cases: Iterable[Case]) -> str:
    """A digest of questions and what is expected of them."""
    return _digest(case.model_dump_json().encode() for case in cases)


def digest_corpus(settings: Settings) -> str:
    """A digest of the passages of the current index; raises an IndexFault."""
    passages = read_passages(find_current(settings.index))
    return _digest(f"{passage.id}\n{passage.digest}".encode() for passage in passages)


def digest_rules() -> str:
    """A digest of the numbers of law and the tables of guidance."""
    return _digest(path.read_bytes() for path in sorted((ROOT / "rag" / "rules").rglob("*.yaml")))


def digest_code() -> str:
    """A digest of the assistant's code and data files, and of the programs it is compared with."""
    tops = (ROOT / "rag", ROOT / "evals" / "baselines")
    found = (path for top in tops for path in top.rglob("*") if path.suffix in (".py", ".yaml", ".md"))
    return _digest(path.read_bytes() for path in sorted(found))


def _digest(parts: Iterable[bytes]) -> str:
    """A short digest of some parts in order."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()[:_LENGTH]
