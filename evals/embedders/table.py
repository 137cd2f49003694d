"""Table: the figures of every way to search, a row each, as Markdown and as data."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

from evals.statistics import Interval

NOT_MEASURED = "–"


@dataclass
class Line:
    """The figures of one way to search by the names of their columns, and its time as a ratio."""

    name: str
    shares: dict[str, Interval] = field(default_factory=dict)
    time: float | None = None


def write_lines(lines: Sequence[Line]) -> str:
    """The lines as a table in Markdown; shares with their 95 % interval."""
    columns = list(dict.fromkeys(name for line in lines for name in line.shares))
    heads = ["search", *columns, "time of a question"]
    rows = [[line.name, *(_show(line.shares, name) for name in columns), _show_time(line.time)] for line in lines]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in [heads, ["---"] * len(heads), *rows])


def list_figures(lines: Sequence[Line]) -> list[dict[str, Any]]:
    """The lines as data."""
    return [asdict(line) for line in lines]


def _show(shares: Mapping[str, Interval], name: str) -> str:
    """A share with its interval."""
    if name not in shares:
        return NOT_MEASURED
    found = shares[name]
    return f"{found.value:.3f} ({found.low:.3f}–{found.high:.3f})"


def _show_time(ratio: float | None) -> str:
    """A time as so many of that of all-MiniLM."""
    return NOT_MEASURED if ratio is None else f"{ratio:.4f} x MiniLM"
