"""Report: the figures of a run for people and machines, all of one evaluation."""

import json
from collections.abc import Sequence
from pathlib import Path

from evals.comparison import Comparison
from evals.evaluation import Evaluation
from evals.gate import Fault
from evals.report.junit import write_junit
from evals.report.page import write_page
from evals.report.plots import draw_pictures
from evals.report.summary import summarise
from evals.report.table import write_markdown


def write_reports(
    folder: Path, evaluation: Evaluation, faults: Sequence[Fault], comparisons: Sequence[Comparison] = ()
) -> list[Path]:
    """Write report.json, report.md, junit.xml and report.html into a run's folder."""
    summary = summarise(evaluation, faults, comparisons)
    contents = {
        "report.json": json.dumps(summary, ensure_ascii=False, indent=1),
        "report.md": write_markdown(evaluation, faults, comparisons),
        "junit.xml": write_junit(evaluation),
        "report.html": write_page(summary, draw_pictures(evaluation, comparisons)),
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return [folder / name for name in contents]
