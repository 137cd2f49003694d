"""Origin: what answers come from, as digests and versions, so that a run says what it is of."""

import os
import platform
from collections.abc import Iterable, Sequence
from importlib.metadata import version

from evals.case import Case
from evals.run import Origin
from rag.generations import find_current, read_manifest
from rag.settings import ROOT, Settings
from rag.versions import ASSISTANT, digest, digest_code, digest_passages, digest_rules

PACKAGES = ("chromadb", "langchain", "sentence-transformers", "simplemma", "bm25s", "numpy", "ir-measures", "scipy")
"""The packages whose version may change an answer or a figure."""

PROGRAMS = (ASSISTANT, ROOT / "evals" / "baselines")
"""Where the code of the assistant lies, and that of the programs it is compared with."""


def describe_origin(cases: Sequence[Case], settings: Settings) -> Origin:
    """What the answers to some cases come from, under some settings; raises an IndexFault."""
    manifest = read_manifest(find_current(settings.index))
    return Origin(
        dataset=digest_cases(cases),
        corpus=digest_corpus(settings),
        rules=digest_rules(),
        code=digest_code(*PROGRAMS),
        generation=manifest.id,
        embedder=manifest.embedder,
        versions={"python": platform.python_version(), **{name: version(name) for name in PACKAGES}},
        machine=f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
    )


def digest_cases(cases: Iterable[Case]) -> str:
    """A digest of questions and what is expected of them."""
    return digest(case.model_dump_json().encode() for case in cases)


def digest_corpus(settings: Settings) -> str:
    """A digest of the passages of the current index; raises an IndexFault."""
    return digest_passages(find_current(settings.index))
