"""Access: who is at the page, and whether they administer the guidance.

Three ways tell who someone is, the first that is set up: a header of a trusted proxy, a login (OpenID Connect), or
being at the machine itself, where the app listens on loopback only. Otherwise they are nobody, who may ask.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from rag.settings import Settings

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")

LOCAL = "local"
"""The name of whoever sits at the machine itself."""


class AccessDenied(Exception):
    """An action for admins was asked for by someone who is none."""


@dataclass(frozen=True)
class Visit:
    """What is known of a session: where the app listens, what the browser sent, and the claims of a login."""

    listens_on: str
    url: str
    headers: Mapping[str, str]
    has_login: bool = False
    claims: Mapping[str, object] | None = None

    @property
    def is_local(self) -> bool:
        """Whether it comes from this machine, through no proxy, and the page was opened by a name of loopback."""
        forwarded = any(self.headers.get(name) for name in _FORWARDED)
        return is_loopback(self.listens_on) and is_loopback(urlsplit(self.url).hostname or "") and not forwarded


@dataclass(frozen=True)
class User:
    """Someone at the page: by which name, and whether as an admin; the name of nobody known is empty."""

    name: str = ""
    is_admin: bool = False

    def require_admin(self) -> None:
        """Raise AccessDenied unless the user is an admin; every action asks anew."""
        if not self.is_admin:
            raise AccessDenied(self.name)


def find_user(settings: Settings) -> User:
    """Who is at the page now."""
    return identify(_read_visit(), settings)


def name_asker(settings: Settings) -> str:
    """Whom a question is counted for: who is known, else the address that it comes from, else this session."""
    session = st.session_state.setdefault("asker", secrets.token_hex(8))
    name = find_user(settings).name
    known = name if name != LOCAL else ""
    return known or st.context.ip_address or str(session)


def identify(visit: Visit, settings: Settings) -> User:
    """Who a visit is by; a header or a login that is set up is never made up for by being local."""
    if settings.user_header:
        believed = is_loopback(visit.listens_on)
        return _name_user(visit.headers.get(settings.user_header, "") if believed else "", settings)
    if visit.has_login:
        return _name_user(_read_claims(visit.claims or {}), settings)
    return User(LOCAL, is_admin=True) if visit.is_local else User()


def is_loopback(host: str) -> bool:
    """Whether a host is this machine alone."""
    if host.lower() == "localhost":
        return True
    try:
        return ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return False


def has_login() -> bool:
    """Whether a login is set up in the secrets of Streamlit."""
    try:
        return "auth" in st.secrets
    except FileNotFoundError:
        return False


def _read_visit() -> Visit:
    """The visit of this session."""
    login = has_login()
    claims = st.user.to_dict() if login and st.user.is_logged_in else None
    return Visit(str(st.get_option("server.address") or ""), st.context.url or "", st.context.headers, login, claims)


def _read_claims(claims: Mapping[str, object]) -> str:
    """The e-mail address that a login vouches for; empty where it says that the address was not verified."""
    verified = claims.get("email_verified", True) in (True, "true")
    return str(claims.get("email") or "") if verified else ""


def _name_user(name: str, settings: Settings) -> User:
    """A user by name; an admin where the settings list the name."""
    name = name.strip().casefold()
    return User(name, is_admin=bool(name) and name in settings.admins)
