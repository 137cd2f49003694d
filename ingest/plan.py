"""Plan: what an ingest would change, section by section, before anything goes live; nothing is written."""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from ingest.checking import Finding, check_sources, judge_dates
from ingest.earlier import Earlier
from ingest.fingerprint import fingerprint_sources
from ingest.sources import Source, read_register
from ingest.sync import read_corpus
from rag.embedding import Embedder
from rag.errors import CorpusFault
from rag.passage import Passage
from rag.settings import ROOT, Settings

QUESTIONS = ROOT / "evals" / "questions"
"""Evaluation questions, read as data; without them a plan names none."""

Sections = Mapping[tuple[str, str], list[Passage]]


@dataclass(frozen=True)
class SectionChange:
    """A section in one language that would be added, changed or removed; its words with "=", "-" or "+"."""

    change: str
    section: str
    language: str
    source: str
    words: list[tuple[str, str]]


@dataclass(frozen=True)
class Plan:
    """What an ingest would change in the generation that answers now, and what in the corpus disagrees with the law."""

    generation: str
    sections: list[SectionChange]
    date_changes: list[dict[str, Any]]
    conflicts: list[Finding]
    failures: list[dict[str, str]]


def plan_ingest(settings: Settings, today: date, additions: Sequence[Source] = (), questions: Path = QUESTIONS) -> Plan:
    """Compare the corpus, with sources laid over it, with the generation that answers; raises a KantaneuvoError."""
    earlier = Earlier.read(settings.index, Embedder(settings.embedder, settings.dimensions).identity)
    sources = list({row.id: row for row in [*read_register(settings.corpus), *additions]}.values())
    passages, outcome = read_corpus(sources, earlier, fingerprint_sources(sources))
    rows = _read_questions(questions)
    sides = (earlier.passages, {passage.id: passage for passage in passages})
    try:
        conflicts = [row for row in check_sources(sources, today) if row.kind in ("date", "guidance")]
    except CorpusFault:
        conflicts = [Finding("unread", row["source"], row["error"]) for row in outcome.failures]
    return Plan(
        generation=outcome.generation,
        sections=list(_compare_sections(_group(earlier.passages.values()), _group(passages))),
        date_changes=[_name_touched(change, sides, rows, today) for change in outcome.date_changes],
        conflicts=conflicts,
        failures=outcome.failures,
    )


def compare_words(before: str, after: str) -> list[tuple[str, str]]:
    """A word diff: runs of words that stay ("="), go ("-") or come ("+"), in reading order."""
    old, new = before.split(), after.split()
    runs: list[tuple[str, str]] = []
    for kind, start, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            runs.append(("=", " ".join(old[start:end])))
            continue
        runs += [(sign, " ".join(words)) for sign, words in (("-", old[start:end]), ("+", new[first:last])) if words]
    return runs


def _group(passages: Iterable[Passage]) -> Sections:
    """Passages by section and language."""
    groups: dict[tuple[str, str], list[Passage]] = {}
    for passage in passages:
        groups.setdefault((passage.section_key, passage.language), []).append(passage)
    return groups


def _compare_sections(before: Sections, now: Sections) -> Iterator[SectionChange]:
    """The sections that differ; one whose words stay may differ in its title, standing or validity."""
    for key in sorted(before.keys() | now.keys()):
        old, new = before.get(key, []), now.get(key, [])
        if {row.digest for row in old} != {row.digest for row in new}:
            change = "added" if not old else "changed" if new else "removed"
            words = compare_words(*("\n".join(row.text for row in side) for side in (old, new)))
            yield SectionChange(change, *key, (new or old)[0].document, words)


def _name_touched(
    change: dict[str, Any], sides: Iterable[Mapping[str, Passage]], questions: list[dict[str, Any]], today: date
) -> dict[str, Any]:
    """A change of dates with the rules on the same duties, and the questions on the same section or dates."""
    passages = [side[change["passage"]] for side in sides if change["passage"] in side]
    judged = [judged for passage in passages for _, _, judged in judge_dates(passage, today)]
    rules = {row.dated.rule.id for row in judged if row.dated.rule}
    keys, days = {row.section_key for row in passages}, {*change["before"], *change["after"]}
    touched = [
        row["id"]
        for row in questions
        if keys & set(row.get("expected_sections", ())) or days & set(row.get("expected_dates", ()))
    ]
    return {**change, "rules": sorted(rules), "questions": sorted(set(touched))}


def _read_questions(folder: Path) -> list[dict[str, Any]]:
    """The evaluation questions of a folder; none where it is absent."""
    lines = [line for path in sorted(folder.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    return [json.loads(line) for line in lines if line.strip()]
