"""Waves: the table keeps to the months that its section states, and one registers for a wave before it is deployed."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from ingest.reading import read_document
from rag.blocks import render_blocks
from rag.errors import ParameterError
from rag.language.dates import show_date
from rag.rules.guidance.waves import Waves, list_waves, rule_open_wave
from rag.rules.months import shift_months
from rag.rules.reading import read_model
from rag.settings import ROOT

WAVE = {"number": 11, "period": "1/2022", "register_by": "2021-05", "deploy_by": "2022-04", "is_estimate": False}


def test_every_wave_is_a_row_of_the_section_it_names() -> None:
    document, section_id = list_waves().source.split("#")
    sections = read_document(ROOT / "corpus" / "guidance" / f"{document}.fi.md")
    (text,) = [render_blocks(section.blocks) for section in sections if section.id == section_id]
    rows = [line for line in text.splitlines() if "aalto 1" in line]

    assert len(rows) == len(list_waves().waves)
    for row, wave in zip(rows, list_waves().waves, strict=True):
        assert f"aalto {wave.number}" in row
        assert all(part in row for part in (wave.period, show_date(wave.register_by), show_date(wave.deploy_by)))
        assert ("arvio" in row) is wave.is_estimate


def test_waves_run_on_by_number_registration_and_deployment() -> None:
    waves = list_waves().waves

    assert [wave.number for wave in waves] == list(range(11, 19))
    assert [wave.register_by for wave in waves] == sorted(wave.register_by for wave in waves)
    assert [wave.deploy_by for wave in waves] == sorted(wave.deploy_by for wave in waves)


def test_registration_ends_eleven_ten_and_eleven_months_before_deployment() -> None:
    for wave in list_waves().waves:
        months = {"1": 11, "2": 10, "3": 11}[wave.period[0]]
        assert shift_months(date.fromisoformat(f"{wave.register_by}-01"), months).isoformat()[:7] == wave.deploy_by


def test_deployment_ends_in_the_year_of_the_period() -> None:
    assert all(wave.deploy_by[:4] == wave.period[-4:] for wave in list_waves().waves)


@pytest.mark.parametrize("on", [date(2019, 1, 1), date(2021, 5, 1)])
def test_first_wave_is_open_until_its_registration_ends(on: date) -> None:
    assert rule_open_wave(on).number == 11


def test_no_wave_is_open_once_the_last_is_closed() -> None:
    assert rule_open_wave(date(2026, 11, 22)) is None


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"register_by": "5/2021"}, "register_by"),
        ({"deploy_by": "2022-13"}, "deploy_by"),
        ({"period": "4/2022"}, "period"),
    ],
)
def test_wave_of_another_form_is_refused_with_its_key(tmp_path: Path, changed: dict[str, Any], key: str) -> None:
    path = tmp_path / "waves.yaml"
    made = {
        "description": "Made.",
        "source": "talk#waves",
        "estimate_source": "talk#estimate",
        "waves": [WAVE | changed],
    }
    path.write_text(yaml.safe_dump(made), encoding="utf-8")

    with pytest.raises(ParameterError, match=rf"waves\.0\.{key}"):
        read_model(path, Waves)
