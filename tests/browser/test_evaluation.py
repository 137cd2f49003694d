"""Evaluation in a browser: the report opens as a file without a network, and the page takes a judgement."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from evals.comparison import Comparison
from evals.report import write_reports
from tests.browser.conftest import PATIENCE_MS, find_faults
from tests.evals.test_comparison import judge
from ui.evaluations.judgements import Judgements
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

NARROW, WIDE = (390, 844), (1280, 900)


@pytest.fixture(scope="module")
def report(runs: Path) -> Iterator[Path]:
    """The report of a run that is set against another; gone afterwards, for other tests see no evaluation."""
    folder = runs / "chain-1"
    ours, theirs = judge(folder, set(range(30))), judge(runs / "other", set(range(10)), name="other")
    write_reports(folder, ours, [], [Comparison(ours, theirs)])
    yield folder / "report.html"
    (folder / "report.json").unlink()


@pytest.fixture(params=[WIDE, NARROW], ids=["wide", "narrow"])
def opened(request: pytest.FixtureRequest, browser: Browser, report: Path) -> Iterator[Page]:
    """The report, opened as a file; at its end it has asked for nothing else and broken nothing."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, offline=True)
    page, asked, faults = context.new_page(), [], []
    context.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda line: faults.append(line.text) if line.type == "error" else None)
    page.goto(report.as_uri())
    yield page
    context.close()
    assert asked == [report.as_uri()]
    assert faults == []


def test_report_shows_misses_first_and_filters_and_sorts(opened: Page) -> None:
    rows = opened.locator("article:visible")
    expect(rows).to_have_count(10)
    opened.get_by_label("Show").select_option("all")
    expect(rows).to_have_count(40)
    opened.get_by_label("Search").fill("c07")
    expect(rows).to_have_count(1)
    expect(opened.locator("output")).to_have_text("1 of 40 shown")
    opened.get_by_label("Search").fill("")
    opened.get_by_label("Sort by").select_option("length")
    lengths = [int(row.get_attribute("data-length") or 0) for row in rows.all()]
    assert lengths == sorted(lengths, reverse=True)


def test_report_is_no_wider_than_its_window_and_shows_its_pictures(opened: Page) -> None:
    assert opened.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    pictures = opened.locator("figure svg")
    assert pictures.count() == 3
    assert all(picture.bounding_box()["height"] > 60 for picture in pictures.all())


def test_page_shows_the_report_and_keeps_a_judgement(browser: Browser, app: str, report: Path) -> None:
    texts = load_texts("fi")
    page = browser.new_page(viewport={"width": WIDE[0], "height": WIDE[1]}, locale="fi-FI")
    page.goto(f"{app}/evaluation")
    expect(page.get_by_role("heading", name=texts("evaluation.title"), exact=True)).to_be_visible(timeout=PATIENCE_MS)
    expect(page.get_by_role("table", name=texts("evaluation.table.caption"))).to_contain_text("75,0")
    with page.expect_download() as awaited:
        page.get_by_role("button", name=texts("evaluation.download")).click()
    assert awaited.value.path().read_bytes() == report.read_bytes()

    page.get_by_text(texts("evaluation.findings.wrong_source"), exact=True).click()
    page.get_by_role("button", name=texts("evaluation.judging.save")).click()
    expect(page.get_by_text(texts("evaluation.judging.saved"))).to_be_visible(timeout=PATIENCE_MS)
    assert find_faults(page, "evaluation") == []
    page.close()
    (kept,) = Judgements(report.parents[1]).read()
    assert kept.finding == "wrong_source"
