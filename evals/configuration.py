"""Configuration: which program is evaluated, with which embedder and model, and on which day."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from evals.packaged import find_packaged
from rag.errors import KantaneuvoError
from rag.settings import Settings

FOLDER = Path(__file__).parent / "configs"


class ConfigurationFault(KantaneuvoError):
    """A configuration that is not there or cannot be used."""

    code = "configuration"


class Configuration(BaseModel):
    """A program to evaluate; `embedder` and `model` are names as in the settings, empty = that of the settings.

    `today` is the day on which all questions are asked, fixed so that a run can be repeated; `options` are the
    program's own.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    title: str
    program: str
    today: date
    embedder: str = ""
    model: str = ""
    options: dict[str, int] = {}

    def apply_to(self, settings: Settings) -> Settings:
        """The settings with what the configuration says otherwise; raises EmbedderUnavailable."""
        embedder = find_packaged(self.embedder or settings.embedder)
        return replace(settings, embedder=embedder, model=self.model or settings.model)


def list_configurations() -> list[str]:
    """The names of the configurations that are there."""
    return sorted(path.stem for path in FOLDER.glob("*.yaml"))


def read_configuration(name: str, folder: Path = FOLDER) -> Configuration:
    """A configuration by its name; raises ConfigurationFault that names the file and what is wrong."""
    path = folder / f"{name}.yaml"
    if not path.is_file():
        known = ", ".join(sorted(one.stem for one in folder.glob("*.yaml")))
        raise ConfigurationFault(f"“{name}” is no configuration; there are: {known}")
    try:
        fields = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Configuration.model_validate({"name": name, **fields})
    except (OSError, yaml.YAMLError, TypeError, ValidationError) as error:
        raise ConfigurationFault(f"{path}: cannot be used ({str(error).splitlines()[0]})") from error
