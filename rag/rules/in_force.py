"""In force: what is law from a day on, until another or still."""

from datetime import date

from pydantic import BaseModel, ConfigDict, model_validator


class InForce(BaseModel):
    """Something of law with the days it is in force, both within; without a last day it still runs."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    in_force_from: date
    in_force_until: date | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> "InForce":
        """The last day is no earlier than the first."""
        if self.in_force_until and self.in_force_until < self.in_force_from:
            raise ValueError("in_force_until is before in_force_from")
        return self

    def is_in_force(self, on: date) -> bool:
        """Whether it is law on a day."""
        return self.in_force_from <= on and (self.in_force_until is None or on <= self.in_force_until)
