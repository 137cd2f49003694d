"""Facts: whatever a reader can ask of a source, its digest tells in Finnish, Swedish and English."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml

from ingest.reading import read_document
from rag.blocks import render_blocks
from rag.language import LANGUAGES
from rag.settings import ROOT

GUIDANCE = ROOT / "corpus" / "guidance"


@dataclass(frozen=True)
class Fact:
    """One thing that a document tells, and the patterns by which a language tells it."""

    document: str
    language: str
    fact: str
    patterns: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.document}.{self.language}-{self.fact}"


def read_facts() -> Iterator[Fact]:
    """Every fact once for each language."""
    for group in yaml.safe_load(Path(__file__).with_name("corpus_facts.yaml").read_text(encoding="utf-8")):
        for entry in group["facts"]:
            for language in LANGUAGES:
                yield Fact(group["document"], language, entry["fact"], tuple(entry[language]))


@cache
def read_sections(document: str, language: str) -> list[str]:
    """The sections of a digest, each with its heading, white space folded."""
    sections = read_document(GUIDANCE / f"{document}.{language}.md")
    return [" ".join(f"{one.heading[-1]}\n{render_blocks(one.blocks)}".split()) for one in sections]


FACTS = list(read_facts())


@pytest.mark.parametrize("fact", FACTS, ids=str)
def test_digest_carries_the_fact(fact: Fact) -> None:
    assert any(
        all(re.search(pattern, section, re.IGNORECASE) for pattern in fact.patterns)
        for section in read_sections(fact.document, fact.language)
    )


def test_every_digest_has_its_facts() -> None:
    digests = {path.name.split(".")[0] for path in GUIDANCE.glob("*.md")}
    assert {fact.document for fact in FACTS} == digests


def test_no_fact_stands_twice() -> None:
    named = [str(fact) for fact in FACTS]
    assert len(named) == len(set(named))


def test_every_fact_is_told_by_patterns_in_every_language() -> None:
    empty = [str(fact) for fact in FACTS if not fact.patterns or not all(fact.patterns)]
    assert not empty
