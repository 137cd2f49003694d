"""Scale: where days stand on a picture of time, in per cent of its width, so that it fits a window of any width."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from html import escape

_MIDDLE = 50
_MANY_YEARS = 7
"""Years that a narrow window still has room to name each of."""


@dataclass(frozen=True)
class Scale:
    """The days that a picture shows, from the first to the last."""

    first: date
    last: date

    @classmethod
    def of_years(cls, days: Iterable[date]) -> "Scale":
        """The whole years that hold some days."""
        ordered = sorted(days)
        return cls(ordered[0].replace(month=1, day=1), ordered[-1].replace(month=12, day=31))

    def holds(self, day: date) -> bool:
        """Whether a day is on the picture."""
        return self.first <= day <= self.last

    def place(self, day: date) -> float:
        """Where a day stands, in per cent from the left."""
        return round(100 * (day - self.first).days / max((self.last - self.first).days, 1), 2)

    def find_side(self, day: date, until: date | None = None) -> str:
        """The side of a mark, or of a bar until another day, on which there is more room for its words."""
        return "after" if (self.place(day) + self.place(until or day)) / 2 < _MIDDLE else "before"


@dataclass(frozen=True)
class Flag:
    """A day that a line across the picture marks, with its words."""

    kind: str
    day: date
    words: str


def show_axis(scale: Scale, flags: list[Flag]) -> str:
    """The years above a picture, and the lines that mark years and flagged days across it."""
    starts = [date(year, 1, 1) for year in range(scale.first.year, scale.last.year + 1)]
    years = [start for start in starts if scale.holds(start)]
    lines = "".join(f'<i style="--at:{scale.place(start)}%"></i>' for start in years)
    lines += "".join(f'<i class="{flag.kind}" style="--at:{scale.place(flag.day)}%"></i>' for flag in flags)
    many = " many" if len(years) > _MANY_YEARS else ""
    names = "".join(f'<span style="--at:{scale.place(start)}%">{start.year}</span>' for start in years)
    lanes = "".join(
        f'<div class="lane flag {flag.kind} {scale.find_side(flag.day)}" style="--at:{scale.place(flag.day)}%">'
        f"<span>{escape(flag.words)}</span></div>"
        for flag in flags
    )
    return (
        f'<div class="lines">{lines}</div><div class="row axis"><div class="name"></div>'
        f'<div class="track"><div class="years{many}">{names}</div>{lanes}</div></div>'
    )


def show_row(name: str, lanes: str) -> str:
    """A line of a picture: its name, and its lanes as HTML."""
    return f'<div class="row"><div class="name"><span>{escape(name)}</span></div><div class="track">{lanes}</div></div>'
