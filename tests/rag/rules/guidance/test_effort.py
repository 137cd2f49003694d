"""Effort: the Turku pilot's estimate for one service task, as its digest gives it."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.reading import read_document
from rag.blocks import render_blocks
from rag.errors import ParameterError
from rag.rules.guidance.effort import Effort, rule_effort
from rag.rules.months import MonthRange
from rag.rules.reading import FOLDER, read_model
from rag.settings import ROOT

PHASES = {
    "current_state": (3, 5),
    "planning": (3, 6),
    "system_changes": (2, 5),
    "training": (1, 1),
    "deployment_support": (2, 5),
}


def refuse(tmp_path: Path, **changed: Any) -> str:
    """What is said of the file of the estimate with some keys changed."""
    content = yaml.safe_load((FOLDER / "guidance" / "effort.yaml").read_text(encoding="utf-8"))
    path = tmp_path / "effort.yaml"
    path.write_text(yaml.safe_dump(content | changed), encoding="utf-8")
    with pytest.raises(ParameterError) as caught:
        read_model(path, Effort)
    return str(caught.value)


def test_effort_is_eleven_to_twenty_two_months() -> None:
    assert rule_effort().total == MonthRange(shortest=11, longest=22)


def test_effort_has_the_phases_of_the_estimate_in_the_order_of_the_work() -> None:
    phases = [(phase.id, (phase.months.shortest, phase.months.longest)) for phase in rule_effort().phases]

    assert phases == list(PHASES.items())


def test_effort_gives_the_months_of_the_section_it_names(section_keys: set[str]) -> None:
    source = rule_effort().source
    document, section_id = source.split("#")
    sections = read_document(ROOT / "corpus" / "guidance" / f"{document}.fi.md")
    (text,) = [render_blocks(section.blocks) for section in sections if section.id == section_id]

    assert source in section_keys
    assert all(f"{shortest}–{longest}" in text for shortest, longest in PHASES.values() if shortest != longest)
    assert "11–22 kuukautta" in text


def test_effort_whose_phases_do_not_add_up_is_refused_with_its_file(tmp_path: Path) -> None:
    said = refuse(tmp_path, total={"shortest": 11, "longest": 23})

    assert str(tmp_path / "effort.yaml") in said
    assert "do not add up" in said


def test_effort_without_phases_or_source_is_refused_with_the_key(tmp_path: Path) -> None:
    assert " phases: " in refuse(tmp_path, phases=[])
    assert " source: " in refuse(tmp_path, source="kansa-koulu-pilotit")
