"""Proxy in a browser: the nginx example, with a certificate of its own, serves the real app with nothing broken."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme
from playwright.sync_api import Browser, expect

from rag.settings import ROOT, Settings
from tests.browser.conftest import PATIENCE_MS, SAMPLE, Chat, is_complaint, serve
from tests.ports import await_port, find_free_port
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

TEXTS = load_texts("fi")


@pytest.fixture
def address(settings: Settings, tmp_path: Path) -> Iterator[str]:
    """The app behind nginx as `docs/nginx.conf` sets it up; skipped where nginx is not installed."""
    nginx = shutil.which("nginx")
    if nginx is None:
        pytest.skip("nginx is not on this machine (Debian: apt-get install nginx-light)")
    more = {"KANTANEUVO_USER_HEADER": "X-Remote-User", "KANTANEUVO_ADMINS": "anna"}
    with serve(settings, tmp_path / "runs", tmp_path / "log.txt", **more) as app:
        port = find_free_port()
        (tmp_path / "nginx.conf").write_text(write_example(tmp_path, port, app.removeprefix("http://")))
        with subprocess.Popen([nginx, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]) as process:
            await_port(port)
            yield f"https://localhost:{port}"
            process.terminate()


def write_example(folder: Path, port: int, app: str) -> str:
    """The example with a port, a certificate and an app of this test."""
    authority = trustme.CA().issue_cert("localhost")
    authority.private_key_pem.write_to_path(folder / "key.pem")
    authority.cert_chain_pems[0].write_to_path(folder / "certificate.pem")
    text = (ROOT / "docs" / "nginx.conf").read_text(encoding="utf-8")
    text = text.replace("listen 443 ssl;", f"listen 127.0.0.1:{port} ssl;").replace("127.0.0.1:8501", app)
    text = re.sub(r"/etc/ssl/certs/\S+\.pem", str(folder / "certificate.pem"), text)
    text = re.sub(r"/etc/ssl/private/\S+\.key", str(folder / "key.pem"), text)
    return f"daemon off; user root; pid {folder}/pid; error_log stderr;\n{text}"


def test_app_answers_through_the_proxy_and_its_policy_breaks_nothing(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="fi-FI", ignore_https_errors=True)
    page, complaints = context.new_page(), []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda line: complaints.append(line.text) if is_complaint(line.type, line.text) else None)
    reply = page.goto(address)
    assert "frame-ancestors 'none'" in reply.all_headers()["content-security-policy"]
    assert "max-age" in reply.all_headers()["strict-transport-security"]
    expect(page.get_by_role("heading", level=1)).to_be_visible(timeout=PATIENCE_MS)
    answer = Chat(page).type_question(SAMPLE["fi"])
    expect(answer).to_contain_text("1.9.2026")
    answer.locator("details.source summary").first.click()
    assert context.request.get(f"{address}/_stcore/health").ok
    assert complaints == []
    context.close()


def test_name_that_the_browser_sends_of_itself_opens_nothing(browser: Browser, address: str) -> None:
    headers = {"X-Remote-User": "anna"}
    context = browser.new_context(locale="fi-FI", ignore_https_errors=True, extra_http_headers=headers)
    page = context.new_page()
    page.goto(f"{address}/admin")
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text(TEXTS("admin.denied"), timeout=PATIENCE_MS)
    context.close()
