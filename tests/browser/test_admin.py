"""Administration in a browser: a document is added, answers in the chat and is taken out; the broken are refused."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from rag.settings import Settings
from tests.browser.conftest import PATIENCE_MS, Chat, find_faults, serve
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

TEXTS = load_texts("fi")
GUIDANCE = """# Kirjausasemien ohje

## Kirjausasemien varmuuskopiointi

Kirjausasemien varmuuskopiointi tehdään Kanta-palveluihin liityttäessä sinisellä levykkeellä joka torstai.
"""
ASKED = "Miten kirjausasemien varmuuskopiointi tehdään Kanta-palveluihin liityttäessä?"
ANSWERED = "sinisellä levykkeellä"
HEADER = "X-Remote-User"


@pytest.fixture(scope="module")
def own(settings: Settings, tmp_path_factory: pytest.TempPathFactory) -> Settings:
    """Settings over a copy of the corpus and its index, for tests that change them; who is no admin is named."""
    folder = tmp_path_factory.mktemp("admin")
    shutil.copytree(settings.corpus, folder / "corpus")
    shutil.copytree(settings.index, folder / "index")
    return replace(settings, index=folder / "index", corpus=folder / "corpus")


@pytest.fixture(scope="module")
def address(own: Settings, runs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app behind a proxy that names who asks."""
    more = {"KANTANEUVO_USER_HEADER": HEADER, "KANTANEUVO_ADMINS": "anna"}
    with serve(own, runs, tmp_path_factory.mktemp("log") / "log.txt", **more) as served:
        yield served


@pytest.fixture
def admin(browser: Browser, address: str) -> Iterator[Page]:
    """The admin page, opened by an admin."""
    headers = {HEADER: "anna"}
    context = browser.new_context(viewport={"width": 320, "height": 900}, locale="fi-FI", extra_http_headers=headers)
    page = context.new_page()
    page.goto(f"{address}/admin")
    expect(page.get_by_role("heading", name=TEXTS("admin.history.title"))).to_be_visible(timeout=PATIENCE_MS)
    yield page
    context.close()


def add_document(page: Page, name: str, content: bytes) -> None:
    page.locator("input[type=file]").set_input_files([{"name": name, "mimeType": "text/plain", "buffer": content}])
    expect(page.get_by_text(name).first).to_be_visible(timeout=PATIENCE_MS)
    page.get_by_role("button", name=TEXTS("admin.add.send")).click()


def publish(page: Page) -> None:
    page.get_by_role("button", name=TEXTS("admin.plan.publish")).click(timeout=PATIENCE_MS)


def ask(page: Page) -> str:
    """The answer of a chat in a window of its own."""
    opened = page.context.browser.new_page()
    opened.goto(page.url.removesuffix("/admin"))
    expect(opened.get_by_test_id("stChatInputTextArea")).to_be_visible(timeout=PATIENCE_MS)
    answer = Chat(opened).type_question(ASKED).inner_text()
    opened.close()
    return answer


def test_an_added_document_answers_until_it_is_taken_out(admin: Page, own: Settings) -> None:
    assert ANSWERED not in ask(admin)
    assert admin.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    add_document(admin, "Kirjausasemat.md", GUIDANCE.encode())
    expect(admin.get_by_role("heading", name=TEXTS("admin.plan.title"))).to_be_visible(timeout=PATIENCE_MS)
    assert ANSWERED not in ask(admin)
    publish(admin)
    expect(admin.get_by_test_id("stAlertContentSuccess")).to_be_visible(timeout=PATIENCE_MS)
    expect(admin.get_by_role("rowheader").filter(has_text="kirjausasemat")).to_have_count(1)
    assert ANSWERED in ask(admin)
    add_document(admin, "rikki.md", b"\xff\xfe\x00\xd8")
    expect(admin.get_by_test_id("stAlertContentError")).to_contain_text("rikki.md", timeout=PATIENCE_MS)
    assert [path.name for path in (own.corpus / "local").iterdir() if path.suffix == ".md"] == ["kirjausasemat.md"]
    admin.get_by_role("button", name=TEXTS("admin.remove.send")).click()
    expect(admin.get_by_text(TEXTS("admin.remove.none"))).to_be_visible(timeout=PATIENCE_MS)
    assert ANSWERED not in ask(admin)


def test_who_is_no_admin_can_do_nothing(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}/admin")
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text(TEXTS("admin.denied"), timeout=PATIENCE_MS)
    assert page.locator("input[type=file]").count() == 0
    assert find_faults(page, "closed to who is no admin") == []
    page.close()
