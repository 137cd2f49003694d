"""What the browser tests share: the real app on a free port, a browser, and a chat as a reader uses it."""

import os
import shutil
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright

from rag.settings import ROOT, Settings
from tests.ports import find_free_port
from ui.texts import LANGUAGE_NAMES, load_texts

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
TODAY = "2026-11-22"
SAMPLE = {
    "fi": "Milloin lastensuojelun asiakirjat on vietävä Kantaan?",
    "sv": "När måste barnskyddets handlingar finnas i Kanta?",
    "en": "When must child protection documents go to Kanta?",
}
NARROW = pytest.mark.parametrize("chat", [(1280, 900), (390, 844)], ids=["wide", "narrow"], indirect=True)
PATIENCE_MS = 45_000
"""How long an answer may take on a slow machine, the first one loading the models."""

WITH_TARGET_SIZE = {"resultTypes": ["violations"], "rules": {"target-size": {"enabled": True}}}
"""What axe-core is asked for; the size of targets it checks only when told to."""

CONTRAST = """(shown) => {
  const read = (colour) => colour.match(/[\\d.]+/g).map(Number);
  let ground = shown;
  while (ground.parentElement && (read(getComputedStyle(ground).backgroundColor)[3] ?? 1) === 0) {
    ground = ground.parentElement;
  }
  const light = (colour) => {
    const [red, green, blue] = read(colour).map((part) => part / 255)
      .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const sorted = [light(getComputedStyle(shown).color), light(getComputedStyle(ground).backgroundColor)]
    .sort((one, other) => other - one);
  return (sorted[0] + 0.05) / (sorted[1] + 0.05);
}"""
"""A text's contrast with the nearest ground that is not transparent."""


@dataclass
class Chat:
    """The chat page as a reader uses it, with everything that the browser asked for and complained of."""

    page: Page
    language: str = "fi"
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def messages(self) -> Locator:
        """Questions and answers, in order."""
        return self.page.get_by_test_id("stChatMessage")

    @property
    def hosts(self) -> set[str]:
        """The hosts that the page made requests to."""
        return {urlsplit(url).hostname or "" for url in self.requests if not url.startswith(("data:", "blob:"))}

    def type_question(self, text: str) -> Locator:
        """Ask by typing; gives the answer once it is whole."""
        box = self.page.get_by_test_id("stChatInputTextArea")
        box.fill(text)
        count = self.messages.count()
        box.press("Enter")
        return self.await_answer(count + 2)

    def click_question(self, text: str) -> Locator:
        """Ask by a question that the page offers."""
        count = self.messages.count()
        self.page.get_by_role("button", name=text).click()
        return self.await_answer(count + 2)

    def await_answer(self, count: int) -> Locator:
        """The answer that makes the messages so many, once it is whole and the page has drawn it anew."""
        expect(self.messages).to_have_count(count, timeout=PATIENCE_MS)
        answer = self.messages.nth(count - 1)
        expect(answer.locator(".answer")).to_be_visible(timeout=PATIENCE_MS)
        app = self.page.get_by_test_id("stApp")
        expect(app).to_have_attribute("data-test-script-state", "notRunning", timeout=PATIENCE_MS)
        return answer

    def find_row(self, answer: Locator, *cells: str) -> Locator:
        """The row of an answer's dates that holds these cells."""
        row = answer.get_by_role("row")
        for cell in cells:
            row = row.filter(has=self.page.get_by_text(cell, exact=True))
        return row

    def choose_language(self, language: str) -> None:
        """Choose the language of the page."""
        self.page.get_by_role("radio", name=LANGUAGE_NAMES[language]).click()
        self.language = language
        expect(self.page.get_by_text(load_texts(language)("subtitle"))).to_be_visible(timeout=PATIENCE_MS)
        expect(self.page.get_by_test_id("stChatInputTextArea")).to_have_count(1)

    def type_day(self, text: str) -> None:
        """Type the day that answers are for."""
        box = self.page.get_by_label(load_texts(self.language)("day.label"))
        box.fill(text)
        box.press("Enter")

    def measure_contrast(self, found: Locator) -> float:
        """The contrast of a text with its ground, by the rule of the accessibility guidelines."""
        return float(found.first.evaluate(CONTRAST))


def find_browser() -> str:
    """The path of a browser; where there is none the tests are skipped, or fail if a browser is required."""
    found = next((path for name in BROWSERS if (path := shutil.which(name))), None)
    if found is None:
        message = f"no browser is on PATH (looked for {', '.join(BROWSERS)})"
        if os.environ.get("KANTANEUVO_BROWSER_REQUIRED") == "1":
            pytest.fail(message)
        pytest.skip(message)
    return found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A browser without a window; gone with its module, for other tests run event loops of their own."""
    path = find_browser()
    with sync_playwright() as playwright:
        arguments = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        launched = playwright.chromium.launch(executable_path=path, args=arguments)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of evaluation runs, with nothing in it until a test writes there."""
    return tmp_path_factory.mktemp("runs")


@pytest.fixture(scope="session")
def app(settings: Settings, runs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real app, started on a free port with an index of its own."""
    with serve(settings, runs, tmp_path_factory.mktemp("app") / "log.txt") as address:
        yield address


@contextmanager
def serve(settings: Settings, runs: Path, log: Path, **more: str) -> Iterator[str]:
    """Run the real app over an index and with more settings; gives its address."""
    with run_app(settings, runs, log, **more) as (address, _):
        yield address


@contextmanager
def run_app(
    settings: Settings, runs: Path, log: Path, port: int = 0, **more: str
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """The same, on a port if one is given, with its process, which a test may kill."""
    find_browser()
    port = port or find_free_port()
    environment = {
        **os.environ,
        "KANTANEUVO_INDEX": str(settings.index),
        "KANTANEUVO_CORPUS": str(settings.corpus),
        "KANTANEUVO_RUNS": str(runs),
        "KANTANEUVO_FEEDBACK": str(log.parent / "feedback.db"),
        "KANTANEUVO_TODAY": TODAY,
        **more,
    }
    with start_streamlit(ROOT / "app.py", port, log, environment) as started:
        yield started


@contextmanager
def run_script(script: Path, log: Path) -> Iterator[str]:
    """Run another page of Streamlit's on a free port; gives its address."""
    with start_streamlit(script, find_free_port(), log, {**os.environ, "PYTHONPATH": str(ROOT)}) as (address, _):
        yield address


@contextmanager
def start_streamlit(
    script: Path, port: int, log: Path, environment: dict[str, str]
) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
    """Run a script on a port; gives its address, once it answers, and its process."""
    command = [sys.executable, "-m", "streamlit", "run", str(script), "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    with log.open("wb") as output:
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield await_server(f"http://127.0.0.1:{port}", server, log), server
        finally:
            server.terminate()
            try:
                server.wait(timeout=20)
            except subprocess.TimeoutExpired:
                server.kill()
                server.wait()


def await_server(url: str, server: subprocess.Popen[bytes], log: Path) -> str:
    """The address, once the app answers there."""
    for _ in range(300):
        assert server.poll() is None, log.read_text(encoding="utf-8")
        try:
            with urllib.request.urlopen(f"{url}/_stcore/health", timeout=2):
                return url
        except (URLError, OSError):
            time.sleep(0.2)
    pytest.fail(f"the app does not answer: {log.read_text(encoding='utf-8')}")


def find_faults(page: Page, state: str) -> list[str]:
    """What axe-core finds in the page as it stands, and whether the page is wider than its window."""
    page.wait_for_timeout(400)
    found = Axe().run(page, options=WITH_TARGET_SIZE).response["violations"]
    faults = [f"{state}: {row['id']}: {node['target']}: {node['html'][:200]}" for row in found for node in row["nodes"]]
    is_wide = page.evaluate("(main => main.scrollWidth > main.clientWidth)(document.querySelector('.stMain'))")
    return faults + [f"{state}: wider than the window"] * is_wide


def is_complaint(kind: str, text: str) -> bool:
    """Whether a line of the console is an error of the page."""
    return kind == "error" and "favicon" not in text


@pytest.fixture(params=[(1280, 900)], ids=["wide"])
def chat(request: pytest.FixtureRequest, browser: Browser, app: str) -> Iterator[Chat]:
    """A chat just opened, in a window of its own; at its end nothing has left the machine and nothing is broken."""
    width, height = request.param
    context = browser.new_context(viewport={"width": width, "height": height}, locale="fi-FI")
    page = context.new_page()
    opened = Chat(page)
    context.on("request", lambda asked: opened.requests.append(asked.url))
    page.on("websocket", lambda channel: opened.requests.append(channel.url))
    page.on("pageerror", lambda error: opened.errors.append(str(error)))
    page.on("console", lambda line: opened.errors.append(line.text) if is_complaint(line.type, line.text) else None)
    page.goto(app)
    expect(page.get_by_role("heading", name="Kantaneuvo")).to_be_visible(timeout=PATIENCE_MS)
    yield opened
    complaints = page.get_by_test_id("stException").count()
    context.close()
    assert opened.hosts == {"127.0.0.1"}
    assert opened.errors == []
    assert complaints == 0
