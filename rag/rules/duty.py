"""Duty: who must join the national client data repository, and on what condition (784/2021, 7 §; 703/2023, 67 §)."""

from datetime import date
from functools import lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rag.rules.in_force import InForce
from rag.rules.reading import FOLDER, SECTION_KEY, read_model
from rag.rules.ruling import LegalBasis


class Duty(InForce):
    """The duty of some sectors to join, during a period in force, and what it depends on."""

    sectors: tuple[str, ...]
    condition: Literal["none", "client_information_system"]
    legal_basis: tuple[LegalBasis, ...] = Field(min_length=1)
    source: str = Field(pattern=SECTION_KEY)

    def binds(self, has_client_information_system: bool) -> bool:
        """Whether a provider must join, by whether it has an information system for client data."""
        return self.condition == "none" or has_client_information_system


class _Duties(BaseModel):
    """The file of duties."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    description: str
    values: tuple[Duty, ...]


@lru_cache
def _list_duties() -> tuple[Duty, ...]:
    """Every duty to join through time."""
    return read_model(FOLDER / "duties" / "joining.yaml", _Duties).values


def rule_duty_to_join(sector: str, on: date) -> Duty | None:
    """The duty of a sector to join on a day; None where no law gives one.

    A public provider must join. A private one must join only if it has an information system meant for client
    data (784/2021, 7 § 2 mom., from 1.11.2021; 703/2023, 67 § 2 mom., from 1.1.2024).
    """
    return next((duty for duty in _list_duties() if sector in duty.sectors and duty.is_in_force(on)), None)
