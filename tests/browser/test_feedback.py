"""Feedback in a browser: from an answer to the admins' queue, and by one click to an evaluation question."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from evals.case import read_dataset
from rag.settings import ROOT, Settings
from tests.browser.conftest import PATIENCE_MS, SAMPLE, Chat, find_faults, serve
from tests.model_server import ModelServer, serve_model
from tests.planted import list_kept, list_written
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

TEXTS = load_texts("fi")
WORDED = "Who decides whether a child's document is hidden from the guardians?"
"""A question whose answer a model words."""

WORD = "vadelmaveneen"
ASKED = f"Milloin {WORD} lastensuojelun asiakirjat on vietävä Kantaan?"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where an app of this test alone keeps its feedback and its runs."""
    return tmp_path


@contextmanager
def open_page(browser: Browser, address: str, **look: Any) -> Iterator[Page]:
    """The chat of an app, 390 pixels wide unless another look is asked for."""
    looks = {"viewport": {"width": 390, "height": 844}, "locale": "fi-FI", **look}
    with closing(browser.new_context(**looks)) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE_MS)
        yield page


@pytest.fixture
def page(browser: Browser, settings: Settings, folder: Path) -> Iterator[Page]:
    """The chat of that app."""
    with serve(settings, folder / "runs", folder / "log.txt") as address, open_page(browser, address) as opened:
        yield opened


def open_form(page: Page, question: str) -> Locator:
    """The form below the answer to a question."""
    Chat(page).type_question(question)
    page.get_by_role("button", name=TEXTS("feedback.open")).click()
    form = page.get_by_test_id("stForm")
    expect(form).to_be_visible(timeout=PATIENCE_MS)
    return form


def choose(form: Locator, finding: str) -> None:
    """Choose what an asker found; while the page is being drawn anew a click can be lost, which is seen and mended."""
    label = TEXTS(f"evaluation.findings.{finding}")
    radio = form.get_by_role("radio", name=label, exact=True)
    for _ in range(10):
        form.get_by_text(label, exact=True).click()
        form.page.wait_for_timeout(500)
        if radio.is_checked():
            return
    raise AssertionError(f"“{label}” cannot be chosen")


def send(form: Locator) -> None:
    form.get_by_role("button", name=TEXTS("feedback.send")).click()


def open_queue(page: Page) -> Locator:
    """The newest piece of feedback in the queue, opened."""
    page.goto(page.url.rstrip("/") + "/admin")
    entry = page.get_by_test_id("stExpander").filter(has_text=TEXTS("queue.states.new")).first
    expect(entry).to_be_visible(timeout=PATIENCE_MS)
    entry.locator("summary").first.click()
    return entry


def read_store(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.glob("feedback.db*"))


def test_feedback_becomes_an_evaluation_question_by_one_click(page: Page, settings: Settings, folder: Path) -> None:
    form = open_form(page, SAMPLE["fi"])
    choose(form, "right")
    form.get_by_test_id("stCheckbox").locator("label").click()
    send(form)
    expect(page.get_by_text(TEXTS("feedback.thanks"))).to_be_visible(timeout=PATIENCE_MS)
    entry = open_queue(page)
    expect(entry).to_contain_text(SAMPLE["fi"])
    entry.get_by_role("button", name=TEXTS("queue.make_question")).click()
    expect(page.get_by_test_id("stAlertContentSuccess")).to_contain_text("judged.jsonl", timeout=PATIENCE_MS)
    with page.expect_download() as download:
        page.get_by_role("button", name=TEXTS("evaluation.judging.export")).click()
    questions = folder / "runs" / "judged.jsonl"
    assert Path(download.value.path()).read_bytes() == questions.read_bytes()
    assert [case.question for case in read_dataset([questions]).cases] == [SAMPLE["fi"]]
    ended = ask_with_evals(settings, folder, questions)
    assert ended.returncode == 0, ended.stderr
    assert "Report: " in ended.stdout


def ask_with_evals(settings: Settings, folder: Path, questions: Path) -> subprocess.CompletedProcess[str]:
    """Ask the questions of a file as the command line of the evals does."""
    more = {
        "KANTANEUVO_INDEX": settings.index,
        "KANTANEUVO_CORPUS": settings.corpus,
        "KANTANEUVO_RUNS": folder / "runs",
    }
    environment = {**os.environ, **{name: str(path) for name, path in more.items()}}
    command = [sys.executable, "-m", "evals", "--dataset", str(questions)]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=180, check=False)


def test_without_agreement_no_word_of_the_question_is_kept_or_logged(page: Page, folder: Path) -> None:
    form = open_form(page, ASKED)
    choose(form, "wrong_date")
    send(form)
    expect(page.get_by_text(TEXTS("feedback.thanks"))).to_be_visible(timeout=PATIENCE_MS)
    assert b"wrong_date" in read_store(folder)
    assert list_kept([WORD], list_written(folder)) == []
    entry = open_queue(page)
    expect(entry).to_contain_text(TEXTS("queue.no_question"))
    expect(entry.get_by_role("button", name=TEXTS("queue.make_question"))).to_be_disabled()


def test_note_with_personal_data_is_refused_and_not_kept(page: Page, folder: Path) -> None:
    form = open_form(page, SAMPLE["fi"])
    choose(form, "incomplete")
    form.get_by_role("textbox").fill("Asiakas 131052-308T kysyi samaa.")
    send(form)
    expect(page.get_by_test_id("stAlertContentError")).to_be_visible(timeout=PATIENCE_MS)
    assert list_kept(["131052-308T"], list_written(folder)) == []


def test_feedback_neither_repeats_nor_stops_what_is_asked(page: Page) -> None:
    chat = Chat(page)
    form = open_form(page, SAMPLE["fi"])
    choose(form, "incomplete")
    send(form)
    expect(page.get_by_text(TEXTS("feedback.thanks"))).to_be_visible(timeout=PATIENCE_MS)
    expect(chat.messages).to_have_count(2)
    chat.type_question(SAMPLE["sv"])
    expect(chat.messages).to_have_count(4)
    expect(page.get_by_text(TEXTS("feedback.thanks"))).to_have_count(1)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("button", name=TEXTS("new_conversation")).click()
    expect(chat.messages).to_have_count(0)
    page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    chat.type_question(SAMPLE["fi"])
    expect(page.get_by_text(TEXTS("feedback.thanks"))).to_have_count(0)


def await_request(model: ModelServer, count: int) -> None:
    """Wait until the model was asked so many times."""
    for _ in range(PATIENCE_MS // 100):
        if len(model.received) == count:
            return
        time.sleep(0.1)
    pytest.fail("the model was not asked")


def test_feedback_given_while_another_question_is_answered_stops_nothing(
    browser: Browser, settings: Settings, folder: Path
) -> None:
    with serve_model() as model:
        more = {
            "KANTANEUVO_MODEL": "openai:local",
            "KANTANEUVO_MODEL_URL": f"http://127.0.0.1:{model.server_port}/v1",
            "KANTANEUVO_MODEL_TIMEOUT": "120",
        }
        with (
            serve(settings, folder / "runs", folder / "log.txt", **more) as address,
            open_page(browser, address) as page,
        ):
            chat = Chat(page)
            chat.type_question(SAMPLE["fi"])
            earlier = len(model.received)
            model.may_answer.clear()
            box = page.get_by_test_id("stChatInputTextArea")
            box.fill(WORDED)
            box.press("Enter")
            await_request(model, earlier + 1)
            page.get_by_role("button", name=TEXTS("feedback.open")).first.click()
            page.wait_for_timeout(1000)
            model.may_answer.set()
            chat.await_answer(4)
            form = page.get_by_test_id("stForm")
            expect(form).to_be_visible(timeout=PATIENCE_MS)
            choose(form, "right")
            send(form)
            expect(page.get_by_text(TEXTS("feedback.thanks"))).to_be_visible(timeout=PATIENCE_MS)
            expect(chat.messages).to_have_count(4)
            assert len(model.received) == earlier + 1


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_neither_form_nor_queue_has_a_violation(
    browser: Browser, settings: Settings, folder: Path, scheme: str, width: int
) -> None:
    faults = []
    with (
        serve(settings, folder / "runs", folder / "log.txt") as address,
        open_page(browser, address, color_scheme=scheme, viewport={"width": width, "height": 844}) as page,
    ):
        form = open_form(page, SAMPLE["fi"])
        form.get_by_role("textbox").fill("040 123 4567")
        choose(form, "wrong_source")
        send(form)
        expect(page.get_by_test_id("stAlertContentError")).to_be_visible(timeout=PATIENCE_MS)
        faults += find_faults(page, "the form with a refusal")
        form.get_by_role("textbox").fill("Lähde on vanha.")
        send(form)
        expect(page.get_by_text(TEXTS("feedback.thanks"))).to_be_visible(timeout=PATIENCE_MS)
        faults += find_faults(page, "thanks")
        open_queue(page)
        faults += find_faults(page, "the queue")
    assert faults == []
