"""Effort: how long it takes to take one service task into use, phase by phase (the Turku pilot's estimate)."""

from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rag.rules.months import MonthRange
from rag.rules.reading import FOLDER, SECTION_KEY, read_model


class Phase(BaseModel):
    """A phase of the work and the months it takes."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    months: MonthRange


class Effort(BaseModel):
    """The months that the work on one service task takes, in all and phase by phase, in the order of the work."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    description: str
    unit: str
    source: str = Field(pattern=SECTION_KEY)
    total: MonthRange
    phases: tuple[Phase, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _adds_up(self) -> "Effort":
        """The phases make up the total that the source gives."""
        if sum((phase.months for phase in self.phases), MonthRange(shortest=0, longest=0)) != self.total:
            raise ValueError("the phases do not add up to the total")
        return self


@lru_cache
def rule_effort() -> Effort:
    """The estimate for one service task: five phases, 11 to 22 months in all.

    The Turku welfare division made it for its own use in the Kansa-koulu pilots of 2016 and 2017; it covers the
    classification, processes and documents of one service task and joining Kanta. It is guidance, not law.
    """
    return read_model(FOLDER / "guidance" / "effort.yaml", Effort)
