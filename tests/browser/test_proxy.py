"""Proxy in a browser: the nginx example, with a certificate of its own, serves the real app with nothing broken."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from rag.settings import Settings
from tests.browser.conftest import PATIENCE_MS, SAMPLE, Chat, find_browser, is_complaint, serve
from tests.nginx import NAME, Proxy, run_nginx
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

TEXTS = load_texts("fi")


@pytest.fixture(scope="module")
def named(browser: Browser) -> Iterator[Browser]:
    """A browser for which the name that the example serves is this machine."""
    arguments = ["--no-sandbox", "--disable-gpu", f"--host-resolver-rules=MAP {NAME} 127.0.0.1"]
    launched = browser.browser_type.launch(executable_path=find_browser(), args=arguments)
    yield launched
    launched.close()


@contextmanager
def stand_behind(settings: Settings, folder: Path, **more: str) -> Iterator[Proxy]:
    """The real app behind nginx as `docs/nginx.conf` sets it up, with more settings."""
    with (
        serve(settings, folder / "runs", folder / "log.txt", **more) as app,
        run_nginx(folder / "nginx", app.removeprefix("http://")) as proxy,
    ):
        yield proxy


def enter(named: Browser, **headers: str) -> BrowserContext:
    """A window that takes the certificate of a test, and sends more headers."""
    return named.new_context(locale="fi-FI", ignore_https_errors=True, extra_http_headers=headers)


def test_app_answers_through_the_proxy_and_its_policy_breaks_nothing(
    named: Browser, settings: Settings, tmp_path: Path
) -> None:
    with stand_behind(settings, tmp_path) as proxy:
        context = enter(named)
        page, complaints = context.new_page(), []
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: complaints.append(line.text) if is_complaint(line.type, line.text) else None)
        reply = page.goto(f"https://{NAME}:{proxy.port}")
        assert "frame-ancestors 'none'" in reply.all_headers()["content-security-policy"]
        assert "max-age" in reply.all_headers()["strict-transport-security"]
        expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE_MS)
        answer = Chat(page).type_question(SAMPLE["fi"])
        expect(answer).to_contain_text("1.9.2026")
        answer.locator("details.source summary").first.click()
        assert page.evaluate("fetch('/_stcore/health').then(reply => reply.text())") == "ok"
        assert complaints == []
        context.close()
        assert not any("log" in name for name in proxy.list_written())
        assert SAMPLE["fi"] not in proxy.errors
        assert "GET" not in proxy.errors


@pytest.mark.parametrize(
    ("more", "headers"),
    [
        ({"KANTANEUVO_USER_HEADER": "X-Remote-User", "KANTANEUVO_ADMINS": "anna"}, {"X-Remote-User": "anna"}),
        ({}, {}),
    ],
    ids=["who names oneself", "nobody"],
)
def test_visitor_is_no_admin(
    named: Browser, settings: Settings, tmp_path: Path, more: dict[str, str], headers: dict[str, str]
) -> None:
    with stand_behind(settings, tmp_path, **more) as proxy:
        context = enter(named, **headers)
        for name in (NAME, "localhost"):
            page = context.new_page()
            page.goto(f"https://{name}:{proxy.port}/admin")
            denied = page.get_by_test_id("stAlertContentError")
            expect(denied).to_contain_text(TEXTS("admin.denied"), timeout=PATIENCE_MS)
        context.close()
