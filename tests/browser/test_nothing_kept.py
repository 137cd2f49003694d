"""Nothing kept by the chat: however a session ends, no file, output, trace or model server holds a planted code.

The suite holds a session for each way to end; `make torture` holds 200.
"""

import os
import random
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from urllib.parse import quote

import pytest
from playwright.sync_api import Browser, Page, expect

from rag.settings import Settings
from tests.browser.conftest import PATIENCE_MS, Chat, run_app
from tests.model_server import serve_model
from tests.planted import list_kept, list_written
from tests.rag.personal_data.generated import SENTENCES, make_identity_code
from tests.span_collector import collect_spans
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

SESSIONS = 200 if os.environ.get("TORTURE") else 4
ENDS = ("tab closed", "new conversation", "tab closed half-way", "server killed half-way")
FOLLOW_UP = "Who decides whether a child's document is hidden from the guardians?"
"""A question whose answer the model words."""

KEPT_BY_THE_PAGE = "JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"


Planned = tuple[str, str, float]
"""A session to hold: how it ends, what is asked, and after how many milliseconds it is broken off."""


@dataclass
class Left:
    """What sessions left with the reader: the last answers, and what pages kept in the browser."""

    answers: list[bytes] = field(default_factory=list)
    by_pages: list[bytes] = field(default_factory=list)


@contextmanager
def open_page(browser: Browser, address: str, left: Left) -> Iterator[Chat]:
    """The chat in a window of its own; at its end what the page has kept in the browser is noted."""
    with closing(browser.new_context(locale="fi-FI")) as context:
        page = context.new_page()
        page.goto(address)
        expect(page.get_by_test_id("stChatInputTextArea")).to_be_visible(timeout=PATIENCE_MS)
        yield Chat(page)
        left.by_pages.append(page.evaluate(KEPT_BY_THE_PAGE).encode())


def hold_whole_session(chat: Chat, address: str, asked: str, end: str) -> str:
    """Put a code wherever it can be typed; gives the last answer."""
    chat.type_question(asked)
    shown = chat.type_question(FOLLOW_UP).inner_text()
    give_feedback(chat.page, asked)
    chat.type_question(f"Entä {asked}")
    chat.type_day(asked)
    if end == "new conversation":
        chat.page.get_by_role("button", name=load_texts("fi")("new_conversation")).click()
        expect(chat.messages).to_have_count(0, timeout=PATIENCE_MS)
    chat.page.goto(f"{address}/sources?source=omakanta-ohje&wanted={quote(asked)}")
    find(chat.page, asked)
    return shown


def give_feedback(page: Page, asked: str) -> None:
    """Try to give something away in feedback, and then give it without, the words of the question with it."""
    texts = load_texts("fi")
    page.get_by_role("button", name=texts("feedback.open")).click()
    form = page.get_by_test_id("stForm")
    form.get_by_text(texts("evaluation.findings.right"), exact=True).click()
    form.get_by_test_id("stCheckbox").locator("label").click()
    for note, told in ((asked, "stAlertContentError"), ("Kiitos.", "stAlertContentSuccess")):
        form.get_by_role("textbox").fill(note)
        form.get_by_role("button", name=texts("feedback.send")).click()
        expect(page.get_by_test_id(told)).to_be_visible(timeout=PATIENCE_MS)


def find(page: Page, asked: str) -> None:
    """Search the sources for something."""
    box = page.get_by_label(load_texts("fi")("sources.find.label"))
    expect(box).to_be_visible(timeout=PATIENCE_MS)
    box.fill(asked)
    box.press("Enter")
    page.wait_for_timeout(300)


def break_off(chat: Chat, asked: str, moment_ms: float) -> None:
    """Ask with a code and wait for a moment that may be too short for the answer."""
    box = chat.page.get_by_test_id("stChatInputTextArea")
    box.fill(asked)
    box.press("Enter")
    chat.page.wait_for_timeout(moment_ms)


def hold_sessions(browser: Browser, address: str, app: subprocess.Popen[bytes], planned: list[Planned]) -> Left:
    """Hold sessions until they are all held or the app was killed."""
    left = Left()
    while planned and app.poll() is None:
        end, asked, moment_ms = planned.pop(0)
        with open_page(browser, address, left) as chat:
            if "half-way" in end:
                break_off(chat, asked, moment_ms)
            else:
                left.answers.append(hold_whole_session(chat, address, asked, end).encode())
            if end.startswith("server"):
                app.kill()
                app.wait()
    return left


def name_more(home: Path, model_port: int, collector: str) -> dict[str, str]:
    """Settings with everything on that could keep or send something, and a home folder of the app's own."""
    return {
        **{name: str(home) for name in ("HOME", "TMPDIR", "XDG_CACHE_HOME")},
        "KANTANEUVO_MODEL": "openai:local",
        "KANTANEUVO_MODEL_URL": f"http://127.0.0.1:{model_port}/v1",
        "KANTANEUVO_TRACES": collector,
        "OTEL_BSP_SCHEDULE_DELAY": "200",
        "KANTANEUVO_AUDIT": str(home / "audit"),
        "KANTANEUVO_AUDIT_KEY": "a secret of enough characters",
    }


def test_no_session_of_the_chat_leaves_a_code_behind(browser: Browser, settings: Settings, tmp_path: Path) -> None:
    chance, home = random.Random(90), tmp_path / "home"
    home.mkdir()
    codes = [make_identity_code(chance) for _ in range(SESSIONS)]
    asked = [chance.choice(SENTENCES).format(code) for code in codes]
    planned = [(end, text, chance.uniform(0, 600)) for end, text in zip(cycle(ENDS), asked, strict=False)]
    lefts: list[Left] = []
    with serve_model() as model, collect_spans() as spans:
        more = name_more(home, model.server_port, spans.address)
        while planned:
            log = tmp_path / f"output-{len(planned)}.txt"
            with run_app(settings, tmp_path / "runs", log, **more) as (address, app):
                lefts.append(hold_sessions(browser, address, app, planned))
    answers = [answer for left in lefts for answer in left.answers]
    pages = [kept for left in lefts for kept in left.by_pages]
    assert len(answers) == SESSIONS // 2
    assert all(b"[1]" in answer for answer in answers)
    assert any((home / "audit").iterdir())
    assert any(b"Kiitos." in path.read_bytes() for path in tmp_path.glob("feedback.db*"))
    assert model.received
    assert b"grounding" in b"".join(spans.received)
    sent = [*(text.encode() for text in model.received), *spans.received]
    assert list_kept(codes, (*list_written(tmp_path, settings.index, settings.corpus), *sent, *pages, *answers)) == []
