"""Payloads in the browser: whatever a text holds, the page fetches nothing from elsewhere and runs nothing."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from rag.settings import ROOT
from tests.browser.conftest import PATIENCE_MS, await_server, find_browser
from tests.payloads import HOST, PAYLOADS
from tests.ports import find_free_port

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture
def page_of_payloads(tmp_path: Path) -> Iterator[str]:
    """The address of the page that shows them."""
    find_browser()
    port = find_free_port()
    script = str(ROOT / "tests" / "browser" / "payload_page.py")
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.headless", "true"]
    command += ["--server.port", str(port), "--server.address", "127.0.0.1"]
    log = tmp_path / "log.txt"
    with log.open("wb") as output:
        environment = {**os.environ, "PYTHONPATH": str(ROOT)}
        server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
        try:
            yield await_server(f"http://127.0.0.1:{port}", server, log)
        finally:
            server.terminate()
            server.wait(timeout=20)


def test_page_with_120_payloads_asks_nothing_of_another_host_and_runs_no_script(
    browser: Browser, page_of_payloads: str
) -> None:
    assert len(PAYLOADS) == 120
    context = browser.new_context()
    asked: list[str] = []
    dialogs: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.on("dialog", lambda dialog: (dialogs.append(dialog.message), dialog.dismiss()))
    page.goto(page_of_payloads)
    expect(page.locator("#end")).to_be_attached(timeout=PATIENCE_MS)
    page.wait_for_load_state("networkidle")
    buttons = page.locator("[data-testid=stButton] button")
    expect(buttons).to_have_count(len(PAYLOADS))
    foreign = page.evaluate(
        """() => [...document.querySelectorAll("[src], [href], [data], [action], [poster], [srcset], [ping]")]
          .flatMap((one) => [...one.attributes].map((own) => own.value))
          .filter((value) => /evil/.test(value) && !value.startsWith("Nyt"))"""
    )
    handlers = page.evaluate(
        """() => [...document.querySelectorAll(".answer *, .question *, button *")]
          .filter((one) => [...one.attributes].some((own) => own.name.startsWith("on"))
            || ["IMG", "SCRIPT", "IFRAME", "LINK", "STYLE", "FORM", "OBJECT", "EMBED", "VIDEO"].includes(one.tagName))
          .map((one) => one.outerHTML)"""
    )
    context.close()
    assert [url for url in asked if HOST in url or not url.startswith((page_of_payloads, "data:", "blob:"))] == []
    assert (dialogs, foreign, handlers) == ([], [], [])
