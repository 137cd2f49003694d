"""Plots: the figures of a run as pictures in SVG, which stand in the report itself."""

import io
import math
import re
from collections.abc import Callable, Sequence
from typing import Any

import matplotlib as mpl
import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from evals.comparison import Comparison
from evals.evaluation import Evaluation
from evals.report.summary import GROUPS
from evals.statistics import Interval, find_share

OURS, THEIRS, GROUND = "#1a5fb4", "#c64600", "#77767b"
"""Colours that are told apart by everyone; the last is made that of the text around a picture."""

BINS = 8
"""Steps of sureness in which the calibration is shown."""

_STYLE: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "kantaneuvo",
    "font.family": "sans-serif",
    "font.size": 11,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": GROUND,
    "axes.labelcolor": GROUND,
    "axes.edgecolor": GROUND,
    "xtick.color": GROUND,
    "ytick.color": GROUND,
}


def draw_pictures(evaluation: Evaluation, comparisons: Sequence[Comparison]) -> list[tuple[str, str]]:
    """Every picture of a report with its title."""
    drawn = [
        ("Right answers by kind and language", draw_groups(evaluation)),
        ("Calibration of abstention", draw_calibration(evaluation)),
        ("Time until an answer", draw_latency(evaluation)),
    ]
    drawn += [(f"Against {one.theirs.info.configuration.title}", draw_comparison(one)) for one in comparisons]
    return [(title, _name_apart(picture, place)) for place, (title, picture) in enumerate(drawn) if picture]


def draw_groups(evaluation: Evaluation) -> str:
    """The share of right answers by kind and language, with intervals."""
    rows: list[tuple[str, Interval]] = []
    for key in GROUPS.values():
        for name, members in evaluation.group_by(key).items():
            rows.append((f"{name} ({len(members)})", find_share([row.scores["right"] for row in members])))
    return _draw(lambda axes: _draw_whiskers(axes, rows, OURS), height=0.32 * len(rows) + 0.8)


def draw_comparison(comparison: Comparison) -> str:
    """How far ours is ahead of another run, metric by metric, with intervals; zero is no difference."""
    rows = [(f"{row.metric.name} ({row.count})", row.interval) for row in comparison.differences]

    def draw(axes: Axes) -> None:
        """The differences beside the line of none."""
        axes.axvline(0, color=GROUND, linewidth=1)
        _draw_whiskers(axes, rows, OURS)
        axes.set_xlabel("ours minus theirs")

    return _draw(draw, height=0.32 * len(rows) + 1.0)


def draw_calibration(evaluation: Evaluation) -> str:
    """Of the questions with as much support, the share that the guidance answers, and the share that was answered."""
    known = [row for row in evaluation.rows if row.trial.record.support is not None]
    judged = [row for row in known if row.trial.case.is_answerable or row.trial.case.is_unanswerable]
    if not judged:
        return ""
    support = np.array([row.trial.record.support for row in judged], dtype=float)
    edges = np.quantile(support, np.linspace(0, 1, BINS + 1))
    bins = np.clip(np.searchsorted(edges, support, side="right") - 1, 0, BINS - 1)
    answerable = np.array([row.trial.case.is_answerable for row in judged], dtype=float)
    answered = np.array([row.trial.is_answered for row in judged], dtype=float)

    def draw(axes: Axes) -> None:
        """Both shares over the middle of each step of support."""
        filled = [place for place in range(BINS) if (bins == place).any()]
        middles = [float(np.median(support[bins == place])) for place in filled]
        for values, colour, label, mark in ((answerable, OURS, "answerable", "o"), (answered, THEIRS, "answered", "s")):
            shares = [float(values[bins == place].mean()) for place in filled]
            axes.plot(middles, shares, color=colour, marker=mark, label=label)
        axes.set(xlabel="support of the best passage", ylim=(-0.03, 1.03))
        axes.legend(frameon=False)

    return _draw(draw, height=3.2)


def draw_latency(evaluation: Evaluation) -> str:
    """How many answers took how many milliseconds; the scale grows tenfold."""
    values = [value for value in evaluation.list_values("latency_ms") if math.isfinite(value) and value > 0]
    if not values:
        return ""

    def draw(axes: Axes) -> None:
        """The counts in equal steps of the logarithm, with the percentiles."""
        axes.hist(values, bins=np.geomspace(min(values), max(values) * 1.001, 30).tolist(), color=OURS)
        for place, value in evaluation.percentiles.items():
            if math.isfinite(value):
                axes.axvline(value, color=THEIRS, linewidth=1)
                axes.text(value, axes.get_ylim()[1], f"p{place}", color=THEIRS, ha="center", va="bottom")
        axes.set(xscale="log", xlabel="milliseconds", ylabel="answers")

    return _draw(draw, height=3.0)


def _name_apart(picture: str, place: int) -> str:
    """A picture whose names are those of no other on the page."""
    return re.sub(r'(\bid="|href="#|url\(#)', rf"\g<1>picture{place}-", picture)


def _draw_whiskers(axes: Axes, rows: Sequence[tuple[str, Interval]], colour: str) -> None:
    """A point with its interval for each row, the first on top."""
    places = range(len(rows))
    values = [found.value for _, found in rows]
    below = [max(found.value - found.low, 0.0) for _, found in rows]
    above = [max(found.high - found.value, 0.0) for _, found in rows]
    axes.errorbar(values, places, xerr=[below, above], fmt="o", color=colour, capsize=3)
    axes.set_yticks(list(places), [name for name, _ in rows])
    axes.invert_yaxis()
    axes.grid(axis="x", color=GROUND, alpha=0.25)


def _draw(draw: Callable[[Axes], None], height: float) -> str:
    """A picture as SVG without its head, on no ground of its own."""
    with mpl.rc_context(_STYLE):
        figure = Figure(figsize=(8, height), layout="constrained")
        draw(figure.add_subplot())
        file = io.StringIO()
        figure.savefig(file, format="svg", transparent=True, metadata={"Date": None})
    picture = file.getvalue()
    return picture[picture.index("<svg") :].replace(GROUND, "currentColor")
