"""JUnit: every case as a test, so that a build server shows which failed and why."""

import math
from xml.etree import ElementTree

from evals.evaluation import Evaluation, Row
from rag.language.words import fold_spaces


def write_junit(evaluation: Evaluation) -> str:
    """The run as JUnit XML: a suite for each kind of question, a test for each case."""
    root = ElementTree.Element("testsuites", name=evaluation.info.name)
    for kind, rows in evaluation.group_by(lambda row: row.trial.case.kind).items():
        failures = sum(bool(row.misses) for row in rows)
        suite = ElementTree.SubElement(
            root, "testsuite", name=kind, time=_sum_seconds(rows), tests=str(len(rows)), failures=str(failures)
        )
        for row in rows:
            _add_case(suite, row)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _add_case(suite: ElementTree.Element, row: Row) -> None:
    """A case as a test, with what is missed."""
    case = ElementTree.SubElement(
        suite,
        "testcase",
        classname=f"{row.trial.case.kind}.{row.trial.case.language}",
        name=row.id,
        time=_sum_seconds([row]),
    )
    if row.misses:
        failure = ElementTree.SubElement(case, "failure", message=_make_plain("; ".join(row.misses)))
        failure.text = _make_plain(f"{row.trial.case.question}\n\n{row.trial.answer.answer}")


def _sum_seconds(rows: list[Row]) -> str:
    """The seconds that some answers took."""
    return f"{math.fsum(row.trial.record.seconds for row in rows):.3f}"


def _make_plain(text: str) -> str:
    """A text without letters that XML cannot hold."""
    kept = "".join(letter for letter in text if letter.isprintable() or letter == "\n")
    return "\n".join(fold_spaces(line) for line in kept.split("\n"))
