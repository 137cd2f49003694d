"""Uploads: documents from a browser, held for one run under names of our own in a folder that only we can read."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

LARGEST = 20 * 1024 * 1024
"""Bytes of the largest document that is taken."""

_ENDING = re.compile(r"\.[a-z0-9]{1,8}")


class UploadTooLarge(Exception):
    """A document is larger than is taken."""


def name_source(given: str) -> str:
    """An id for the register, made of the letters and digits of a file's name."""
    return (
        re.sub(r"[^a-z0-9]+", "-", Path(given.replace("\\", "/")).stem.lower()).strip("-")[:60].strip("-") or "document"
    )


@contextmanager
def hold_document(given: str, content: bytes) -> Iterator[Path]:
    """A document as a file with a name of our own, deleted afterwards; raises UploadTooLarge."""
    if len(content) > LARGEST:
        raise UploadTooLarge(given)
    ending = Path(given.replace("\\", "/")).suffix.lower()
    with TemporaryDirectory(prefix="kantaneuvo-") as folder:
        path = Path(folder) / f"{name_source(given)}{ending if _ENDING.fullmatch(ending) else ''}"
        path.write_bytes(content)
        yield path
