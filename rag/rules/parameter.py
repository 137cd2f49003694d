"""Parameters: the numbers of law, read from YAML with the days they are in force, their basis and their source."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from pydantic import BaseModel, ConfigDict, Field, model_validator

from rag.rules.in_force import InForce
from rag.rules.periods import Period, find_gap, find_overlap
from rag.rules.reading import FOLDER, SECTION_KEY, read_model
from rag.rules.ruling import SECTORS, Certainty, LegalBasis, OtherReading


class Value(InForce):
    """One value of a parameter: the day, or the duty it follows, in some sectors during a period in force."""

    sectors: tuple[str, ...]
    day: date | None = None
    follows: str | None = None
    certainty: Certainty
    legal_basis: tuple[LegalBasis, ...] = Field(min_length=1)
    source: str = Field(pattern=SECTION_KEY)
    other_reading: OtherReading | None = None

    @model_validator(mode="after")
    def _says_one_thing(self) -> "Value":
        """A value gives a day or follows another duty, never both; its sectors are known."""
        if (self.day is None) == (self.follows is None):
            raise ValueError("give either day or follows")
        if unknown := set(self.sectors) - set(SECTORS):
            raise ValueError(f"unknown sectors {sorted(unknown)}")
        return self

    @property
    def period(self) -> Period:
        """The days on which the value is law."""
        return Period(self.in_force_from, self.in_force_until or date.max)


class Parameter(BaseModel):
    """A number of law through time."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    description: str
    unit: str
    values: tuple[Value, ...]

    @model_validator(mode="after")
    def _says_one_thing_of_a_day(self) -> "Parameter":
        """In no sector do two values hold on a day, nor is a day left out in a state of the law that has others."""
        for sector in SECTORS:
            periods = [value.period for value in self.values if sector in value.sectors]
            if overlap := find_overlap(periods):
                raise ValueError(f"sector {sector}: two values hold {overlap}")
            if gap := find_gap(periods):
                raise ValueError(f"sector {sector}: no value holds {gap}, though one does in the same state of the law")
        return self

    def find_value(self, sector: str, on: date) -> Value | None:
        """The value in force for a sector on a day; None where the law says nothing."""
        return next((value for value in self.values if sector in value.sectors and value.is_in_force(on)), None)


class Verification(BaseModel):
    """How far the law was followed: the last act read, and the last day its list covers."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    verified_through: str
    verified_until: date


@lru_cache
def load_parameter(name: str) -> Parameter:
    """The parameter `area/name`; raises ParameterError with file and key where it is wrong."""
    return read_model(FOLDER / f"{name}.yaml", Parameter)


@lru_cache
def load_verification() -> Verification:
    """How far the law behind the parameters was followed."""
    return read_model(FOLDER / "verification.yaml", Verification)


def list_parameters() -> Iterator[tuple[str, Parameter]]:
    """Every parameter that gives a day of law, by name."""
    for path in sorted(FOLDER.glob("*/*.yaml")):
        name = path.relative_to(FOLDER).with_suffix("").as_posix()
        if not name.startswith(("acts/", "duties/", "guidance/")):
            yield name, load_parameter(name)
