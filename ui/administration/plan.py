"""Plan: what an update would change, as HTML: dates first, then what disagrees, then section by section."""

from collections.abc import Iterable
from datetime import date
from html import escape
from typing import Any

from ui.administration.findings import show_findings
from ui.administration.words import mark_words
from ui.day import write_day
from ui.texts import Texts
from ui.timeline.table import show_table

CHANGES = ("changed", "added", "removed")


def is_empty(plan: dict[str, Any]) -> bool:
    """Whether an update would change nothing that is shown."""
    return not plan["sections"] and not plan["date_changes"]


def summarize_plan(plan: dict[str, Any], texts: Texts) -> str:
    """A plan in one sentence."""
    if is_empty(plan):
        return texts("admin.plan.nothing")
    counts = {change: sum(one["change"] == change for one in plan["sections"]) for change in CHANGES}
    return texts("admin.plan.summary", **counts, dates=len(plan["date_changes"]))


def show_plan(plan: dict[str, Any], texts: Texts) -> str:
    """A plan as HTML; empty where it changes nothing and nothing disagrees."""
    parts = [
        _show_dates(plan["date_changes"], texts),
        _show_conflicts(plan["conflicts"], texts),
        *(_show_sections(change, plan["sections"], texts) for change in CHANGES),
    ]
    shown = "".join(parts)
    return f'<div class="plan">{shown}</div>' if shown else ""


def _show_dates(changes: list[dict[str, Any]], texts: Texts) -> str:
    """The dates that would change, with the rules and evaluation questions that they touch."""
    heads = [texts(f"admin.plan.{name}") for name in ("passage", "before", "after", "rules", "questions")]
    rows = [
        [
            f"{escape(change['passage'])}<small>{escape(change['source'])}</small>",
            _write_days(change["before"], change["after"], "del"),
            _write_days(change["after"], change["before"], "ins"),
            _list_names(change["rules"]),
            _list_names(change["questions"]),
        ]
        for change in changes
    ]
    title = texts("admin.plan.dates")
    return f"<h3>{escape(title)}</h3>{show_table('moved-dates', title, heads, rows)}" if rows else ""


def _write_days(days: list[str], others: list[str], tag: str) -> str:
    """Days one under the other; those that the other side lacks are marked."""
    written = [(day, escape(write_day(date.fromisoformat(day)))) for day in days]
    lines = (text if day in others else f"<{tag}>{text}</{tag}>" for day, text in written)
    return "<br>".join(lines) or "–"


def _list_names(names: list[str]) -> str:
    """Names with commas between; many of them behind their number."""
    listed = escape(", ".join(names))
    if len(names) <= 3:
        return listed or "–"
    return f"<details><summary>{len(names)}</summary>{listed}</details>"


def _show_conflicts(conflicts: list[dict[str, str]], texts: Texts) -> str:
    """What in the guidance disagrees with the law."""
    return f"<h3>{escape(texts('admin.plan.conflicts'))}</h3>{show_findings(conflicts, texts)}" if conflicts else ""


def _show_sections(change: str, sections: Iterable[dict[str, Any]], texts: Texts) -> str:
    """The sections of one kind of change, each folded; a changed one shows its words at once."""
    kept = [section for section in sections if section["change"] == change]
    is_open = " open" if change == "changed" else ""
    folded = (
        f"<details{is_open}><summary>{escape(section['section'])} ({escape(section['language'])})</summary>"
        f'<p lang="{escape(section["language"])}">{mark_words(section["words"])}</p></details>'
        for section in kept
    )
    title = escape(texts(f"admin.plan.titles.{change}", count=len(kept)))
    return f"<h3>{title}</h3>{''.join(folded)}" if kept else ""
