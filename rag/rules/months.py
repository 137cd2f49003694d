"""Months: the arithmetic of calendar months, which are of unequal length."""

from datetime import date

from dateutil.relativedelta import relativedelta
from pydantic import BaseModel, ConfigDict, Field, model_validator


class MonthRange(BaseModel):
    """A duration in whole months, from the shortest to the longest."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    shortest: int = Field(ge=0)
    longest: int = Field(ge=0)

    @model_validator(mode="after")
    def _runs_upwards(self) -> "MonthRange":
        """The longest is no shorter than the shortest."""
        if self.longest < self.shortest:
            raise ValueError("longest is less than shortest")
        return self

    def __add__(self, other: "MonthRange") -> "MonthRange":
        """The range of one duration after the other."""
        return MonthRange(shortest=self.shortest + other.shortest, longest=self.longest + other.longest)


def shift_months(day: date, months: int) -> date:
    """The same day of the month so many months later, or earlier; the last day of a month that has no such day."""
    return day + relativedelta(months=months)
