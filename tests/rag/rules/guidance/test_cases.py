"""Cases: what the inventory and the digests say, written down by hand, is what the rules of guidance answer."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.reading import read_document
from rag.blocks import render_blocks
from rag.rules.guidance.effort import rule_effort
from rag.rules.guidance.monitoring_register import list_deliveries, rule_delivery
from rag.rules.guidance.plan import plan_back, plan_forward
from rag.rules.guidance.sharing import list_sharing, rule_sharing
from rag.rules.guidance.table import Row
from rag.rules.guidance.visibility import list_visibility, rule_visibility
from rag.rules.guidance.waves import Wave, list_deployed_by, list_waves, rule_open_wave, rule_period, rule_wave
from rag.settings import ROOT
from tests.rag.asked import fold

FOLDER = Path(__file__).parent / "cases"
TABLES = {
    "visibility": (list_visibility, rule_visibility),
    "monitoring_register": (list_deliveries, rule_delivery),
    "sharing": (list_sharing, rule_sharing),
}


@dataclass(frozen=True)
class Case:
    """What is asked of an area and what the sources say; `words` stand in the section that a row names."""

    area: str
    asked: Any
    expected: Any
    words: str

    def __str__(self) -> str:
        asked = (
            "-".join(str(part) for pair in self.asked.items() for part in pair) if isinstance(self.asked, dict) else ""
        )
        return f"{self.area}-{asked or ('-'.join(self.asked) if isinstance(self.asked, list) else self.asked)}"


def read_cases() -> list[Case]:
    """Every case of every file."""
    files = [yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(FOLDER.glob("*.yaml"))]
    return [
        Case(content["area"], one["asked"], one["expected"], one.get("words", ""))
        for content in files
        for one in content["cases"]
    ]


def show_row(row: Row | None) -> dict[str, str] | None:
    """A row as the cases write it."""
    return {"says": row.says, "source": row.source} if row else None


def ask_waves(asked: dict[str, Any]) -> Any:
    """What the rules of the waves say, as the cases write it."""
    (key, value), *_ = asked.items()
    if key == "number":
        wave = rule_wave(value)
        return wave.model_dump() if wave else None
    if key == "deployed_by":
        return [wave.number for wave in list_deployed_by(value)]
    find: Callable[[Any], Wave | None] = rule_period if key == "period" else rule_open_wave
    wave = find(value)
    return wave.number if wave else None


def ask_effort(asked: Any) -> list[int] | list[date]:
    """The months of the estimate or of one of its phases, or the days planned by it."""
    effort = rule_effort()
    if isinstance(asked, dict):
        (key, day), *_ = asked.items()
        window = plan_back(day, effort).starts if key == "ready_by" else plan_forward(day, effort).ready
        return [window.first, window.last]
    months = {phase.id: phase.months for phase in effort.phases} | {"total": effort.total}
    return [months[asked].shortest, months[asked].longest]


ASK: dict[str, Callable[[Any], Any]] = {
    "visibility": lambda named: show_row(rule_visibility(named)),
    "monitoring_register": lambda named: show_row(rule_delivery(named)),
    "sharing": lambda named: show_row(rule_sharing(named)),
    "waves": ask_waves,
    "effort": ask_effort,
}
CASES = read_cases()


@cache
def read_section(key: str) -> str:
    """The Finnish text of a section of the guidance."""
    document, section_id = key.split("#")
    sections = read_document(ROOT / "corpus" / "guidance" / f"{document}.fi.md")
    return fold(" ".join(render_blocks(section.blocks) for section in sections if section.id == section_id))


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rule_says_what_the_sources_say(case: Case) -> None:
    assert ASK[case.area](case.asked) == case.expected


@pytest.mark.parametrize("case", [case for case in CASES if case.words], ids=str)
def test_section_that_a_row_names_says_it(case: Case) -> None:
    assert case.words in read_section(case.expected["source"])


@pytest.mark.parametrize("area", TABLES)
def test_every_row_of_a_table_has_a_case(area: str) -> None:
    rows, rule = TABLES[area]
    reached = {rule(case.asked) for case in CASES if case.area == area}

    assert [row.id for row in rows().rows if row not in reached] == []


def test_every_wave_and_phase_has_a_case() -> None:
    asked = [case.asked for case in CASES]

    assert all({"number": wave.number} in asked for wave in list_waves().waves)
    assert all(phase.id in asked for phase in rule_effort().phases)
