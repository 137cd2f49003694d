"""Access: who is at the page, and whether they administer the guidance.

Three ways tell who someone is, the first that is set up: a header of a trusted proxy, a login (OpenID Connect), or
being at the machine itself, where the app listens on loopback only. Otherwise they are nobody, who may ask.
"""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

import streamlit as st

from rag.settings import Settings

SIGN_IN_LASTS = timedelta(hours=12)
"""For how long a login makes an admin: Streamlit's own cookie lasts 30 days, which is long for one that is stolen."""

_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-Ip")

LOCAL = "local"
"""The name of whoever sits at the machine itself."""


class AccessDenied(Exception):
    """An action for admins was asked for by someone who is none."""


@dataclass(frozen=True)
class Visit:
    """What is known of a session: where the app listens, what the browser sent, when, and the claims of a login."""

    listens_on: str
    url: str
    headers: Mapping[str, str]
    at: datetime
    has_login: bool = False
    claims: Mapping[str, object] | None = None

    @property
    def is_local(self) -> bool:
        """Whether it comes from this machine, through no proxy, and the page was opened by a name of loopback.

        A page tells its own address and could lie; the host it was asked under is told by the browser.
        """
        forwarded = any(self.headers.get(name) for name in _FORWARDED)
        names = (self.listens_on, _find_host(self.url), _find_host(f"//{self.headers.get('Host', '')}"))
        return all(map(is_loopback, names)) and not forwarded


@dataclass(frozen=True)
class User:
    """Someone at the page: by which name, and whether as an admin; the name of nobody known is empty."""

    name: str = ""
    is_admin: bool = False

    def require_admin(self) -> None:
        """Raise AccessDenied unless the user is an admin; every action asks anew."""
        if not self.is_admin:
            raise AccessDenied(self.name)


@dataclass(frozen=True)
class Asker:
    """Whom a question is counted for: who is known by name, else the session, and the address it comes from."""

    name: str
    address: str = ""


def find_user(settings: Settings, at: datetime) -> User:
    """Who is at the page at a moment."""
    return identify(_read_visit(at), settings)


def find_asker(settings: Settings, at: datetime) -> Asker:
    """Whom a question is counted for at a moment."""
    name = find_user(settings, at).name
    if name and name != LOCAL:
        return Asker(name)
    session = st.session_state.setdefault("asker", secrets.token_hex(8))
    return Asker(str(session), st.context.ip_address or "")


def identify(visit: Visit, settings: Settings) -> User:
    """Who a visit is by; a header or a login that is set up is never made up for by being local."""
    if settings.user_header:
        believed = is_loopback(visit.listens_on)
        return _name_user(visit.headers.get(settings.user_header, "") if believed else "", settings)
    if visit.has_login:
        claims = visit.claims or {}
        user = _name_user(_read_claims(claims), settings)
        return user if _is_fresh(claims, visit.at) else User(user.name)
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


def _read_visit(at: datetime) -> Visit:
    """The visit of this session at a moment."""
    login = has_login()
    claims = st.user.to_dict() if login and st.user.is_logged_in else None
    listens_on = str(st.get_option("server.address") or "")
    return Visit(listens_on, st.context.url or "", st.context.headers, at, login, claims)


def _find_host(address: str) -> str:
    """The host of an address; empty where it has none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def _read_claims(claims: Mapping[str, object]) -> str:
    """The e-mail address that a login vouches for; empty where it says that the address was not verified."""
    verified = claims.get("email_verified", True) in (True, "true")
    return str(claims.get("email") or "") if verified else ""


def _is_fresh(claims: Mapping[str, object], at: datetime) -> bool:
    """Whether the provider vouched for a login lately enough; OpenID Connect has it say when."""
    issued = claims.get("iat")
    return isinstance(issued, int | float) and at - datetime.fromtimestamp(issued, UTC) < SIGN_IN_LASTS


def _name_user(name: str, settings: Settings) -> User:
    """A user by name; an admin where the settings list the name."""
    name = name.strip().casefold()
    return User(name, is_admin=bool(name) and name in settings.admins)
