"""Configuration: each shipped one can be used, and what is wrong with another is told."""

from pathlib import Path

import pytest

from evals.configuration import ConfigurationFault, list_configurations, read_configuration
from evals.programs import PROGRAMS, build_program
from rag.errors import EmbedderUnavailable
from rag.settings import Settings


@pytest.mark.parametrize("name", list_configurations())
def test_shipped_configuration_names_a_program_and_one_day(name: str) -> None:
    configuration = read_configuration(name)
    assert configuration.program in PROGRAMS
    assert configuration.today.isoformat() == "2026-11-23"


def test_unknown_configuration_is_told_with_those_there_are() -> None:
    with pytest.raises(ConfigurationFault, match=r"“none” is no configuration; there are: chain, .*tutorial"):
        read_configuration("none")


@pytest.mark.parametrize("content", ["", "title: [", "title: x", "title: x\nprogram: y\ntoday: soon", "- 1"])
def test_file_that_cannot_be_used_is_named(tmp_path: Path, content: str) -> None:
    (tmp_path / "mine.yaml").write_text(content, encoding="utf-8")
    with pytest.raises(ConfigurationFault, match=r"mine\.yaml: cannot be used"):
        read_configuration("mine", tmp_path)


def test_unknown_program_is_told(settings: Settings) -> None:
    configuration = read_configuration("chain").model_copy(update={"program": "oracle"})
    with pytest.raises(ConfigurationFault, match="“oracle” is no program; there are: chain"):
        build_program(configuration, settings)


def test_settings_stand_where_a_configuration_says_nothing() -> None:
    settings = Settings(embedder="mine", model="ollama:x")
    assert read_configuration("chain").apply_to(settings) == settings
    assert read_configuration("tutorial-multilingual").apply_to(settings).embedder == "intfloat/multilingual-e5-base"


def test_packaged_embedder_that_is_not_installed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("evals.packaged.find_spec", lambda _: None)
    with pytest.raises(EmbedderUnavailable, match="its package is not installed"):
        read_configuration("tutorial").apply_to(Settings())
