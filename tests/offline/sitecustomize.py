"""Offline: no Python process of the tests reaches another machine; every attempt is refused and written down.

The name is one that Python imports by itself at its start, so that processes which tests start are watched too.
"""

import os
import sys
from ipaddress import ip_address
from pathlib import Path

ATTEMPTS = "OFFLINE_ATTEMPTS"
"""The environment variable with the file that attempts are written to."""

_EVENTS = ("socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo")


def is_here(host: object) -> bool:
    """Whether a host is this machine."""
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else str(host or "")
    try:
        return ip_address(name.partition("%")[0]).is_loopback or name in ("0.0.0.0", "::")
    except ValueError:
        return name in ("", "localhost")


def refuse_other_machines(event: str, arguments: tuple[object, ...]) -> None:
    """Refuse what would leave this machine; called by Python before every audited act."""
    if event not in _EVENTS:
        return
    target = arguments[0] if event == "socket.getaddrinfo" else arguments[1]
    host = target[0] if isinstance(target, tuple) and target else target
    is_a_path = event != "socket.getaddrinfo" and isinstance(target, str | bytes)
    if target is None or is_a_path or isinstance(host, int) or is_here(host):
        return
    with Path(os.environ[ATTEMPTS]).open("a", encoding="utf-8") as file:
        file.write(f"{event} {host}\n")
    raise OSError(f"a test must not reach {host}")


if ATTEMPTS in os.environ:
    sys.addaudithook(refuse_other_machines)
