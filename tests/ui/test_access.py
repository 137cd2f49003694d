"""Access: who is at the page, by proxy, login or the machine itself, and who of them administers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from rag.settings import Settings
from ui.access import SIGN_IN_LASTS, AccessDenied, User, Visit, identify, is_loopback

NOW = datetime(2026, 11, 27, 9, 0, tzinfo=UTC)
SIGNED_IN = int(NOW.timestamp()) - 60
AT_HOME = Visit("127.0.0.1", "http://localhost:8501", {"Host": "localhost:8501"}, NOW)
OPEN = Settings()
LISTED = Settings.from_environment({"KANTANEUVO_ADMINS": " Anna@example.fi , bertil"})
PROXIED = replace(LISTED, user_header="X-Remote-User")


def test_whoever_sits_at_the_machine_is_an_admin() -> None:
    assert identify(AT_HOME, OPEN).is_admin


@pytest.mark.parametrize("listens_on", ["", "0.0.0.0", "::", "10.0.0.5", "kanta.example.fi"])
def test_an_app_that_listens_elsewhere_has_no_admin_without_a_login(listens_on: str) -> None:
    assert identify(replace(AT_HOME, listens_on=listens_on), LISTED) == User()


@pytest.mark.parametrize("header", ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip", "Forwarded"])
def test_a_visit_through_a_proxy_is_not_at_the_machine(header: str) -> None:
    assert identify(replace(AT_HOME, headers={**AT_HOME.headers, header: "192.0.2.7"}), OPEN) == User()


@pytest.mark.parametrize("url", ["http://evil.example:8501", "http://127.0.0.1.evil.example", "", "http://192.0.2.1"])
def test_a_page_opened_by_a_foreign_name_is_not_at_the_machine(url: str) -> None:
    assert identify(replace(AT_HOME, url=url), OPEN) == User()


@pytest.mark.parametrize("host", ["evil.example:8501", "127.0.0.1.evil.example", "localhost@evil.example", "[::1", ""])
def test_a_page_asked_for_under_a_foreign_name_is_not_at_the_machine_whatever_address_it_tells(host: str) -> None:
    assert identify(replace(AT_HOME, headers={"Host": host}), OPEN) == User()


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1:8501", "[::1]:8501"])
def test_each_name_of_the_machine_is_its_own(host: str) -> None:
    assert identify(replace(AT_HOME, headers={"Host": host}), OPEN).is_admin


@pytest.mark.parametrize(
    ("claims", "user"),
    [
        ({"email": "anna@EXAMPLE.fi", "email_verified": True}, User("anna@example.fi", is_admin=True)),
        ({"email": "anna@example.fi"}, User("anna@example.fi", is_admin=True)),
        ({"email": "anna@example.fi", "email_verified": False}, User()),
        ({"email": "carl@example.fi", "email_verified": True}, User("carl@example.fi")),
        ({"name": "bertil"}, User()),
        ({}, User()),
    ],
)
def test_a_login_is_an_admin_by_its_listed_address(claims: dict[str, object], user: User) -> None:
    visit = replace(AT_HOME, has_login=True, claims={"iat": SIGNED_IN, **claims})
    assert identify(visit, LISTED) == user
    assert identify(replace(visit, claims=None), LISTED) == User()


def test_a_login_makes_an_admin_for_a_working_day_and_names_the_asker_after_that() -> None:
    visit = replace(AT_HOME, has_login=True, claims={"iat": SIGNED_IN, "email": "anna@example.fi"})
    in_time, late = NOW + SIGN_IN_LASTS - timedelta(minutes=2), NOW + SIGN_IN_LASTS
    assert identify(replace(visit, at=in_time), LISTED).is_admin
    assert identify(replace(visit, at=late), LISTED) == User("anna@example.fi")


@pytest.mark.parametrize("issued", [None, "1764230340"])
def test_a_login_that_does_not_say_when_is_no_admin(issued: object) -> None:
    visit = replace(AT_HOME, has_login=True, claims={"iat": issued, "email": "anna@example.fi"})
    assert identify(visit, LISTED) == User("anna@example.fi")


@pytest.mark.parametrize(
    ("headers", "user"),
    [
        ({"X-Remote-User": "Bertil"}, User("bertil", is_admin=True)),
        ({"X-Remote-User": "carl"}, User("carl")),
        ({}, User()),
        ({"X-Remote-User": " "}, User()),
    ],
)
def test_a_trusted_proxy_names_the_user(headers: dict[str, str], user: User) -> None:
    assert identify(replace(AT_HOME, headers=headers), PROXIED) == user


def test_a_proxy_s_header_is_not_believed_where_others_reach_the_app() -> None:
    visit = replace(AT_HOME, listens_on="0.0.0.0", headers={"X-Remote-User": "bertil"})
    assert identify(visit, PROXIED) == User()


@pytest.mark.parametrize(("host", "is_so"), [("localhost", True), ("127.1.2.3", True), ("::1", True), ("", False)])
def test_loopback_is_this_machine_alone(host: str, is_so: bool) -> None:
    assert is_loopback(host) is is_so


def test_who_is_no_admin_is_refused() -> None:
    with pytest.raises(AccessDenied):
        User("carl").require_admin()
