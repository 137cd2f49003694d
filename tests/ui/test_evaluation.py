"""The page of evaluations: the newest report, its figures in the reader's way, and a form to judge answers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from evals.report import write_reports
from tests.evals.test_comparison import judge
from tests.ui.html_reader import read_html
from ui.evaluations.judgements import Judgements
from ui.texts import load_texts

LANGUAGES = ("fi", "sv", "en")
OpenPage = Callable[..., AppTest]


def draw_page(runs: str) -> None:
    """The page alone, as the app draws it in the language of the session."""
    from datetime import date
    from pathlib import Path

    import streamlit as st

    from ui.evaluation import EvaluationPage

    EvaluationPage(Path(runs), date(2026, 11, 25), st.session_state["language"]).show()


@pytest.fixture
def runs(tmp_path: Path) -> Path:
    """A folder with one run, three in four right."""
    evaluation = judge(tmp_path / "chain-1", set(range(30)))
    write_reports(tmp_path / "chain-1", evaluation, [])
    return tmp_path


@pytest.fixture
def open_page(runs: Path) -> OpenPage:
    """Open the page in a language."""

    def open_one(language: str = "fi", folder: Path = runs) -> AppTest:
        page = AppTest.from_function(draw_page, kwargs={"runs": str(folder)}, default_timeout=60)
        page.session_state["language"] = language
        page.run()
        assert not page.exception
        return page

    return open_one


def read_parts(page: AppTest) -> str:
    return " ".join(read_html(part.proto.body).text for part in page.get("html"))


@pytest.mark.parametrize(("language", "shown"), [("fi", "75,0\u00a0%"), ("sv", "75,0\u00a0%"), ("en", "75.0\u00a0%")])
def test_figures_are_written_as_the_language_does(open_page: OpenPage, language: str, shown: str) -> None:
    page = open_page(language)
    texts = load_texts(language)
    assert page.success[0].value == texts("evaluation.passes")
    assert texts("evaluation.metrics.right") in read_parts(page)
    assert shown in read_parts(page)


def test_faults_of_the_gate_are_told(open_page: OpenPage, runs: Path) -> None:
    path = runs / "chain-1" / "report.json"
    content = path.read_text(encoding="utf-8").replace('"passes": true', '"passes": false')
    path.write_text(
        content.replace('"faults": []', '"faults": [{"metric": "vital", "reason": "too low"}]'), encoding="utf-8"
    )
    shown = open_page().error[0].value.replace("\\", "")  # the marks by which Markdown takes signs as they are
    assert "vital: too low" in shown


def test_only_answers_with_misses_are_offered_until_all_are_wanted(open_page: OpenPage) -> None:
    page = open_page()
    assert len(page.selectbox(key="evaluation_answer").options) == 10
    page.toggle(key="evaluation_missed").set_value(False).run()
    assert len(page.selectbox(key="evaluation_answer").options) == 40


def test_judgement_is_kept_and_shown_again(open_page: OpenPage, runs: Path) -> None:
    page = open_page()
    page.radio[0].set_value("incomplete")
    page.text_area[0].set_value("heti\n\n 1.9.2026 ")
    page.button[0].click().run()
    assert not page.exception
    (kept,) = Judgements(runs).read()
    assert (kept.finding, kept.words, kept.run) == ("incomplete", ("heti", "1.9.2026"), "chain-1")
    assert open_page().radio[0].value == "incomplete"


def test_judgement_without_a_finding_is_asked_for(open_page: OpenPage, runs: Path) -> None:
    page = open_page()
    page.button[0].click().run()
    assert page.error[0].value == load_texts("fi")("evaluation.judging.choose")
    assert Judgements(runs).read() == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_a_report_the_page_says_how_to_make_one(open_page: OpenPage, tmp_path: Path, language: str) -> None:
    page = open_page(language, tmp_path / "none")
    assert "make evals" in page.info[0].value


def test_report_that_cannot_be_read_is_told(open_page: OpenPage, runs: Path) -> None:
    (runs / "chain-1" / "report.json").write_text("{", encoding="utf-8")
    assert open_page().info[0].value == load_texts("fi")("evaluation.unreadable")
