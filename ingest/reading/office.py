"""Office: which of the formats in a zip a file is, opened only when what it declares is of a sane size."""

import io
import zipfile

from ingest.document import Document, Unreadable
from ingest.reading.docx import read_docx
from ingest.reading.pptx import read_pptx

MOST_BYTES = 150_000_000
"""Bytes that the parts of a file may unpack to, in all."""

MOST_PARTS = 5_000
"""Parts that a file may have."""

HIGHEST_RATIO = 200
"""Times that a part may grow when it is unpacked, where it is large."""

LARGE = 2_000_000
LARGEST_XML = 30_000_000
"""Bytes of one part of XML."""


def read_office(content: bytes) -> Document:
    """The document of a DOCX or PPTX; raises Unreadable for any other zip and for one that unpacks to too much."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = package.infolist()
            names = {part.filename for part in parts}
            _guard(parts)
            if package.testzip() is not None:
                raise Unreadable("is damaged; open it in the program that made it, save it again and add that")
    except (zipfile.BadZipFile, NotImplementedError, EOFError, RuntimeError, OSError):
        raise Unreadable("is damaged or locked; open it in the program that made it, save it again unlocked") from None
    if "word/document.xml" in names:
        return read_docx(content)
    if "ppt/presentation.xml" in names:
        return read_pptx(content)
    raise Unreadable("is a compressed binary file but no DOCX or PPTX; unpack it, or save it as one of those")


def _guard(parts: list[zipfile.ZipInfo]) -> None:
    """Raise Unreadable for parts that are too many, too large or packed as no document is."""
    unpacked = sum(part.file_size for part in parts)
    is_bomb = any(part.file_size > LARGE and part.file_size > HIGHEST_RATIO * part.compress_size for part in parts)
    is_large = any(part.file_size > LARGEST_XML and part.filename.endswith((".xml", ".rels")) for part in parts)
    if is_bomb or is_large or unpacked > MOST_BYTES or len(parts) > MOST_PARTS:
        raise Unreadable("unpacks to far more than a document holds; save it again without pictures and add that")
    if any(part.flag_bits & 1 for part in parts):
        raise Unreadable("is locked with a password; save it without one and add that")
