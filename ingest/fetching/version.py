"""Version: what a server calls the state of a page, so that an unchanged one need not be sent again."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

_ETAG = re.compile(r'(?:W/)?"[!#-~]{0,200}"')
_MODIFIED = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT")


@dataclass(frozen=True)
class Version:
    """What a server calls the version of a page: a name, or when it was last changed, as it wrote them."""

    etag: str | None = None
    last_modified: str | None = None

    @classmethod
    def read(cls, told: Mapping[str, str]) -> "Version":
        """The version that a server tells; what is not written as it should be is left out."""
        etag, modified = told.get("etag", ""), told.get("last-modified", "")
        return cls(
            etag if _ETAG.fullmatch(etag) else None,
            modified if _MODIFIED.fullmatch(modified) else None,
        )

    def ask(self) -> dict[bytes | str, bytes | str]:
        """The headers that ask for a page only if it is of another version."""
        asked: dict[bytes | str, str | None]
        asked = {"If-None-Match": self.etag, "If-Modified-Since": self.last_modified}
        return {name: value for name, value in asked.items() if value}


UNKNOWN = Version()
"""The version of a page of which nothing is known."""
