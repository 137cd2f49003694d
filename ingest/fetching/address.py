"""Address: where the official page or file of a source lies, as a register names it."""

import re
from urllib.parse import urlsplit

SERVER = r"^[a-z0-9]+([.-][a-z0-9]+)*(:[0-9]{1,5})?$"
"""A host that may be fetched from, as the register lists it; with a port where that is not the usual one."""

USUAL_PORT = 443


class Unfetched(ValueError):
    """Why a source was not fetched, as the end of a sentence that begins with its name."""


def check_address(address: str) -> str:
    """An address that may be fetched; raises ValueError for one that is not plainly a page on a secure server."""
    if not address.isascii() or not address.isprintable() or "\\" in address or " " in address:
        raise ValueError("an address has plain letters only, without spaces")
    parts = urlsplit(address)
    if parts.scheme != "https":
        raise ValueError("an address begins with https://")
    if parts.username is not None or parts.password is not None or parts.fragment:
        raise ValueError("an address has no user name, no password and no # part")
    if not re.fullmatch(SERVER, name_server(address)):
        raise ValueError("an address names a host, as in https://thl.fi/page")
    return address


def name_server(address: str) -> str:
    """The host of an address, with its port where that is not the usual one; raises ValueError."""
    parts = urlsplit(address)
    port = "" if parts.port in (None, USUAL_PORT) else f":{parts.port}"
    return f"{parts.hostname or ''}{port}"
