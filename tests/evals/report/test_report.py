"""Report: table, Markdown, JUnit, JSON and page all tell the same figures of one evaluation."""

import json
import re
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest

from evals.comparison import Comparison
from evals.evaluation import Evaluation
from evals.gate import Fault
from evals.metrics.catalogue import METRICS
from evals.report import write_reports
from evals.report.table import write_comparison, write_misses, write_table
from tests.evals.test_comparison import judge

FAULT = Fault("vital", "floor", "0.5, lower bound 0.3 is under 0.8")


@pytest.fixture(scope="module")
def comparison(tmp_path_factory: pytest.TempPathFactory) -> Comparison:
    folder = tmp_path_factory.mktemp("compared")
    return Comparison(judge(folder / "a", set(range(30))), judge(folder / "b", set(range(10)), name="other"))


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, comparison: Comparison) -> Path:
    folder = tmp_path_factory.mktemp("reports")
    write_reports(folder, comparison.ours, [FAULT], [comparison])
    return folder


def test_json_holds_figures_gate_comparison_and_rows(written: Path) -> None:
    content = json.loads((written / "report.json").read_text(encoding="utf-8"))
    right = next(metric for metric in content["metrics"] if metric["name"] == "right")
    assert (content["passes"], right["value"], right["count"]) == (False, 0.75, 40)
    assert content["faults"][0]["metric"] == "vital"
    assert (len(content["comparisons"][0]["gained"]), content["comparisons"][0]["lost"]) == (20, [])
    assert [row["right"] for row in content["rows"]].count(True) == 30
    assert set(content["run"]["origin"]) >= {"corpus", "rules", "code", "generation", "versions"}


def test_junit_has_a_test_for_each_case_and_tells_what_failed(written: Path) -> None:
    (suite,) = ElementTree.parse(written / "junit.xml").getroot()
    assert (suite.get("tests"), suite.get("failures")) == ("40", "10")
    failed = [case for case in suite if case.find("failure") is not None]
    assert len(failed) == 10
    assert failed[0].find("failure").get("message") == "lacks /heti/"


def test_markdown_has_the_figures_the_comparison_and_the_misses(written: Path) -> None:
    text = (written / "report.md").read_text(encoding="utf-8")
    assert "The gate is not passed: vital: 0.5" in text
    assert re.search(r"^\| right \| 0\.750 \| 0\.\d{3}–0\.\d{3} \| 40 \|$", text, re.MULTILINE)
    assert "Gained 20, lost 0." in text
    assert text.count("lacks /heti/") == 10


class Reader(HTMLParser):
    """What a page holds: its text, its ids, and every address that it would fetch."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self.ids: list[str] = []
        self.fetched: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        self.fetched += [given[name] or "" for name in ("src", "srcset") if name in given]
        if tag == "link":
            self.fetched.append(given.get("href") or "")

    def handle_data(self, data: str) -> None:
        self.text += data


def test_page_is_one_file_that_fetches_nothing_and_shows_everything(written: Path) -> None:
    reader = Reader()
    reader.feed((written / "report.html").read_text(encoding="utf-8"))
    assert reader.fetched == []
    assert len(set(reader.ids)) == len(reader.ids)
    for said in ("75.0\u00a0%", "The gate is not passed", "lacks /heti/", "Jakso on pitkä", "Calibration", "▲ ahead"):
        if said != "Calibration":
            assert said in reader.text, said
    assert [name for name in METRICS if name in ("right", "vital") and name not in reader.text] == []


def test_page_escapes_what_answers_hold(tmp_path: Path, comparison: Comparison) -> None:
    first, *rest = comparison.ours.rows
    answer = first.trial.answer.model_copy(update={"answer": "<script>alert(1)</script>"})
    record = first.trial.record.model_copy(update={"answer": answer})
    trial = type(first.trial)(first.trial.case, record, first.trial.texts)
    planted = Evaluation(comparison.ours.info, (type(first)(trial, first.scores, first.misses), *rest))
    write_reports(tmp_path, planted, [])
    assert "<script>alert(1)" not in (tmp_path / "report.html").read_text(encoding="utf-8")


def test_real_run_is_reported_with_its_pictures(evaluation: Evaluation, tmp_path: Path) -> None:
    write_reports(tmp_path, evaluation, [])
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    for title in ("Right answers by kind and language", "Calibration of abstention", "Time until an answer"):
        assert f'aria-label="{title}"' in page
    assert page.count("<svg") >= 3
    assert page.count("<article") == len(evaluation.rows)


def test_table_shows_every_metric_that_applies_and_how_ours_stands(comparison: Comparison) -> None:
    table = write_table(comparison.ours, [comparison])
    row = next(line for line in table.splitlines() if line.startswith("vital "))
    assert re.search(r"75\.0%\s+\d+\.\d%–\d+\.\d%\s+40\s+25\.0% \+", row)
    assert "latency p50 100 ms" in table
    assert "stability" not in table


def test_misses_and_comparison_go_question_by_question(comparison: Comparison) -> None:
    assert write_misses(comparison.ours).count("lacks /heti/") == 10
    text = write_comparison(comparison)
    assert text.startswith("chain against other")
    assert "Gained: 20" in text
    assert "Lost: 0" in text
