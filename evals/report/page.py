"""Page: the report as one HTML file that needs no network: figures, pictures, and every answer with its expectation."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

CARDS = (
    "right",
    "date_exact",
    "quote_exact",
    "citation_recall",
    "evidence_4",
    "vital",
    "abstention_recall",
    "willingness",
)
"""The metrics that stand on top as cards."""


def write_page(summary: dict[str, Any], pictures: Sequence[tuple[str, str]]) -> str:
    """The report of a run from its summary, with pictures in SVG and their titles."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["share"] = _show_share
    environment.filters["number"] = _show_number
    return environment.get_template("page.html.jinja").render(
        summary=summary,
        cards=[metric for metric in summary["metrics"] if metric["name"] in CARDS and metric["count"]],
        shared=_list_shared(summary),
        pictures=[(title, Markup(picture)) for title, picture in pictures],  # noqa: S704 (drawn by ours)
        style=Markup(_read("page.css")),  # noqa: S704 (a file of ours)
        script=Markup(_read("page.js")),  # noqa: S704 (a file of ours)
    )


def _list_shared(summary: dict[str, Any]) -> list[dict[str, Any]]:
    """Each share with its value in every compared run, in the order of the metrics."""
    others = [{row["name"]: row for row in one["metrics"]} for one in summary["comparisons"]]
    return [
        {**metric, "others": [by_name.get(metric["name"]) for by_name in others]}
        for metric in summary["metrics"]
        if metric["count"]
    ]


def _show_share(value: float | None) -> str:
    """A share in percent."""
    return "–" if value is None else f"{value:.1%}".replace("%", "\u00a0%")


def _show_number(value: float | None, places: int = 0) -> str:
    """A number with so many decimals."""
    return "–" if value is None else f"{value:.{places}f}"


def _read(name: str) -> str:
    """A file beside this one."""
    return (Path(__file__).parent / name).read_text(encoding="utf-8")
