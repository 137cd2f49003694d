"""Runs: the evaluations that lie in the folder of runs."""

from pathlib import Path

REPORT = "report.json"
"""The file of a run that tells how it went."""


def list_runs(runs: Path) -> list[Path]:
    """The folders of the runs that have a report, newest first."""
    paths = sorted(runs.glob(f"*/{REPORT}"), key=lambda path: -path.stat().st_mtime)
    return [path.parent for path in paths]
