"""Authorities: the domains of those whose guidance and law this is; their addresses may be shown as links."""

from urllib.parse import urlsplit

DOMAINS = (
    *("kela.fi", "fpa.fi", "thl.fi", "kanta.fi", "stm.fi", "gov.fi", "finlex.fi", "eduskunta.fi", "valvira.fi"),
    *("dvv.fi", "tietosuoja.fi", "avi.fi", "lvv.fi", "suomi.fi", "julkari.fi", "socom.fi"),
)


def is_of_authority(host: str) -> bool:
    """Whether a host is an authority's."""
    return any(host == domain or host.endswith(f".{domain}") for domain in DOMAINS)


def is_official(address: str | None) -> bool:
    """Whether a web address leads to an authority, over a secure connection and with nothing hidden in it."""
    try:
        parts = urlsplit(address or "")
        is_plain = parts.username is None and parts.password is None and parts.port is None
    except ValueError:
        return False
    is_secure = parts.scheme == "https" and "\\" not in (address or "") and (address or "").isprintable()
    return is_secure and is_plain and is_of_authority(parts.hostname or "")
