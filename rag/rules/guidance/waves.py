"""Waves: the deployment waves 11 to 18 that Kela supported, when to register and when to deploy (keski-suomi-2021)."""

from datetime import date
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field

from rag.rules.reading import FOLDER, SECTION_KEY, read_model

_MONTH = r"^20\d{2}-(?:0[1-9]|1[0-2])$"


class Wave(BaseModel):
    """A wave: its number, its period ("1/2022"), and the months (ISO) to register and to deploy by at the latest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    number: int
    period: str = Field(pattern=r"^[1-3]/20\d{2}$")
    register_by: str = Field(pattern=_MONTH)
    deploy_by: str = Field(pattern=_MONTH)
    is_estimate: bool


class Waves(BaseModel):
    """The waves in order, the section of the table, and the one that says which rows are estimates."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    description: str
    source: str = Field(pattern=SECTION_KEY)
    estimate_source: str = Field(pattern=SECTION_KEY)
    waves: tuple[Wave, ...] = Field(min_length=1)


@lru_cache
def list_waves() -> Waves:
    """Every wave of the table.

    The talk of 10.6.2021 gave the waves 11 to 13 as published and estimated 14 to 18 from them: three periods a
    year, with deployment by April, August and December. It is guidance, not law.
    """
    return read_model(FOLDER / "guidance" / "waves.yaml", Waves)


def rule_wave(number: int) -> Wave | None:
    """The wave of a number; None where the table has none."""
    return next((wave for wave in list_waves().waves if wave.number == number), None)


def rule_period(period: str) -> Wave | None:
    """The wave of a period such as "1/2022"."""
    return next((wave for wave in list_waves().waves if wave.period == period), None)


def rule_open_wave(on: date) -> Wave | None:
    """The first wave that one could still register for on a day; None once the last is closed."""
    month = on.isoformat()[:7]
    return next((wave for wave in list_waves().waves if month <= wave.register_by), None)


def list_deployed_by(month: str) -> tuple[Wave, ...]:
    """The waves whose deployment ends with a month or a year (ISO)."""
    return tuple(wave for wave in list_waves().waves if wave.deploy_by.startswith(month))
