"""Arrival: what was downloaded as a file that a reader can take; its kind is told by its content."""

import re
from pathlib import Path
from urllib.parse import urlsplit

from ingest.fetching.address import Unfetched
from ingest.fetching.download import Download
from ingest.reading.formats import find_format

_ENDINGS = {"pdf": ".pdf", "office": ".docx", "html": ".html", "xml": ".xml", "markdown": ".md", "text": ".txt"}
_MEDIA = {"text/plain": ".txt", "text/markdown": ".md"}
_TEXTS = ("html", "markdown", "text")
_ENDS = {"html": rb"</html\s*>\s*$", "pdf": rb"%%EOF\s*$", "xml": rb">\s*$", "office": rb"PK\x05\x06.{18,}$"}
"""How a whole file of a kind ends."""


def write_arrival(folder: Path, name: str, address: str, download: Download) -> Path:
    """Write a download as a file of its own kind; raises Unfetched for what is no document or was cut off."""
    content = download.content or b""
    ending = Path(urlsplit(address).path).suffix.lower()
    assumed = ending if ending in (".md", ".markdown", ".txt", ".pptx") else _MEDIA.get(download.media, "")
    kind = _find_kind(content, assumed)
    if not download.has_known_length and not _is_whole(kind, content):
        raise Unfetched("the server does not say how long it is, and it does not end as it should; try again later")
    path = folder / f"{name}{ending if kind == 'office' and ending == '.pptx' else _ENDINGS[kind]}"
    path.write_bytes(_recode(content, download.charset) if kind in _TEXTS else content)
    return path


def _find_kind(content: bytes, assumed: str) -> str:
    """The kind of a document by its content, the server's word deciding only between texts; raises Unfetched."""
    if not content.strip():
        raise Unfetched("the server sent nothing; try again later")
    try:
        return find_format(Path(f"page{assumed or '.unknown'}"), content)
    except ValueError as error:
        fault = (
            str(error) if assumed or not str(error).startswith("files ending") else "it is no known kind of document"
        )
        raise Unfetched(f"{fault}; see the address, or fetch it by hand and add it") from None


def _is_whole(kind: str, content: bytes) -> bool:
    """Whether a file ends as one of its kind does."""
    pattern = _ENDS.get(kind)
    return bool(pattern and re.search(pattern, content[-70_000:], re.IGNORECASE | re.DOTALL))


def _recode(content: bytes, charset: str) -> bytes:
    """A text as UTF-8, where its bytes are not and the server names another encoding that they are in."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        try:
            return content.decode(charset or "utf-8").encode()
        except (UnicodeDecodeError, LookupError):
            return content
    return content
