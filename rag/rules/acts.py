"""Acts: which act on client data is in force on a day, and what repealed or amended it."""

from datetime import date
from functools import lru_cache

from pydantic import BaseModel, ConfigDict

from rag.rules.in_force import InForce
from rag.rules.reading import FOLDER, read_model


class Act(InForce):
    """An act, or an act that amends one, with the days it is in force.

    `rewrites` is the section of dates that an amendment words anew; one that only adds to a section has none.
    """

    act: str
    kind: str
    given: date | None = None
    repealed_by: str = ""
    amends: str = ""
    rewrites: str = ""
    source: str

    @property
    def begins_state(self) -> bool:
        """Whether the dates of the law are other ones from the act's first day on: a Client Data Act, or rewritten."""
        return self.is_client_data_act or bool(self.rewrites)

    @property
    def is_client_data_act(self) -> bool:
        """Whether it is one of the two Client Data Acts, not the earlier one on documents or an amendment."""
        return self.kind == "act" and self.given is not None


class _Acts(BaseModel):
    """The file of acts."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    description: str
    unit: str
    values: tuple[Act, ...]


@lru_cache
def list_acts() -> tuple[Act, ...]:
    """Every act on client data of social welfare that the rules know."""
    return read_model(FOLDER / "acts" / "client_data_acts.yaml", _Acts).values


def find_act(number: str) -> Act | None:
    """The act of a number such as "703/2023"."""
    return next((act for act in list_acts() if act.act == number), None)


def rule_client_data_act(on: date) -> Act | None:
    """The Client Data Act in force on a day, else the one already given that will be; None before any was given.

    Act 784/2021 from 1.11.2021 (51 §) until Act 703/2023 repealed it on 1.1.2024 (101 §).
    """
    given = [act for act in list_acts() if act.is_client_data_act and act.given and act.given <= on]
    return next((act for act in given if act.is_in_force(on)), given[-1] if given else None)


def list_amendments(number: str, on: date) -> list[Act]:
    """The amending acts of an act that are in force on a day."""
    return [act for act in list_acts() if act.amends == number and act.is_in_force(on)]
