"""Sign-in in a browser, with a real OpenID Connect provider on loopback: who is listed is an admin, nobody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from oidc_provider_mock import User, run_server_in_thread
from playwright.sync_api import Browser, Page, expect

from rag.settings import Settings
from tests.browser.conftest import PATIENCE_MS, run_app
from tests.ports import find_free_port
from ui.texts import load_texts

pytestmark = pytest.mark.xdist_group("browser")

TEXTS = load_texts("fi")
ADMIN, OTHER, UNVERIFIED = "anna@example.fi", "pekka@example.fi", "mallory"
USERS = (
    User(sub=ADMIN, claims={"email": ADMIN, "email_verified": True}),
    User(sub=OTHER, claims={"email": OTHER, "email_verified": True}),
    User(sub=UNVERIFIED, claims={"email": ADMIN, "email_verified": False}),
)
SECRETS = """[auth]
redirect_uri = "http://localhost:{port}/oauth2callback"
cookie_secret = "a-secret-of-this-test-alone"
client_id = "kantaneuvo"
client_secret = "known-to-the-provider-too"
server_metadata_url = "http://localhost:{provider}/.well-known/openid-configuration"
"""


@pytest.fixture(scope="module")
def address(settings: Settings, runs: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app whose sign-in is a provider that runs meanwhile, and which knows one admin."""
    folder, port = tmp_path_factory.mktemp("sign-in"), find_free_port()
    with run_server_in_thread(user_claims=USERS, require_nonce=True) as provider:
        secrets = folder / "secrets.toml"
        secrets.write_text(SECRETS.format(port=port, provider=provider.server_port))
        more = {"STREAMLIT_SECRETS_FILES": str(secrets), "KANTANEUVO_ADMINS": ADMIN}
        with run_app(settings, runs, folder / "log.txt", port=port, **more):
            yield f"http://localhost:{port}"


@contextmanager
def open_admin(browser: Browser, address: str) -> Iterator[Page]:
    """The admin page in a window of its own, signed in as nobody."""
    context = browser.new_context(locale="fi-FI")
    page = context.new_page()
    page.goto(f"{address}/admin")
    expect(page.get_by_test_id("stAlertContentError")).to_contain_text(TEXTS("admin.denied"), timeout=PATIENCE_MS)
    yield page
    context.close()


def sign_in(page: Page, name: str, address: str) -> None:
    """Sign in at the provider, which leads back to the app, and open the admin page."""
    page.get_by_role("button", name=TEXTS("admin.login")).click()
    page.wait_for_url("**/oauth2/authorize**", timeout=PATIENCE_MS)
    page.locator("input[name=sub]").fill(name)
    page.locator("button[type=submit], input[type=submit]").first.click()
    page.wait_for_url(f"{address}/**", timeout=PATIENCE_MS)
    page.goto(f"{address}/admin")


def test_listed_address_is_an_admin_until_signing_out(browser: Browser, address: str) -> None:
    with open_admin(browser, address) as page:
        sign_in(page, ADMIN, address)
        expect(page.get_by_role("heading", name=TEXTS("admin.index.title"))).to_be_visible(timeout=PATIENCE_MS)
        page.get_by_role("button", name=TEXTS("admin.logout", name=ADMIN)).click()
        page.wait_for_timeout(2_000)
        page.goto(f"{address}/admin")
        expect(page.get_by_test_id("stAlertContentError")).to_contain_text(TEXTS("admin.denied"), timeout=PATIENCE_MS)


@pytest.mark.parametrize("name", [OTHER, UNVERIFIED])
def test_who_is_not_listed_or_not_verified_is_no_admin(browser: Browser, address: str, name: str) -> None:
    with open_admin(browser, address) as page:
        sign_in(page, name, address)
        expect(page.get_by_test_id("stAlertContentError")).to_contain_text(TEXTS("admin.denied"), timeout=PATIENCE_MS)
        expect(page.get_by_role("heading", name=TEXTS("admin.index.title"))).to_have_count(0)
