"""Formats: the kind of a file, told by its content; its name decides only between kinds of text."""

import re
from pathlib import Path

KNOWN = ".pdf, .docx, .pptx, .html, .xml, .md, .markdown, .txt"
"""The endings of files that are read, for a person to choose from."""

_BINARY = (
    (b"\xd0\xcf\x11\xe0", "is an Office file of the old kind or one locked with a password; save it as DOCX unlocked"),
    (b"\x89PNG", "is a binary file, a picture and not text; run text recognition (OCR) on it and add that"),
    (b"\xff\xd8\xff", "is a binary file, a picture and not text; run text recognition (OCR) on it and add that"),
    (b"II*\x00", "is a binary file, a picture and not text; run text recognition (OCR) on it and add that"),
    (b"MM\x00*", "is a binary file, a picture and not text; run text recognition (OCR) on it and add that"),
    (b"GIF8", "is a binary file, a picture and not text; run text recognition (OCR) on it and add that"),
    (b"{\\rtf", "is an RTF file, which is not read; save it as DOCX"),
    (b"\x1f\x8b", "is a compressed binary file; unpack it and add the document itself"),
    (b"Rar!", "is a compressed binary file; unpack it and add the document itself"),
    (b"7z\xbc\xaf", "is a compressed binary file; unpack it and add the document itself"),
)
_TEXTS = {".md": "markdown", ".markdown": "markdown", ".txt": "text", ".html": "html", ".htm": "html", ".xml": "xml"}
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_XML = re.compile(rb"\s*(?:<\?xml|<(?:\w+:)?akomaNtoso\b)", re.I)
_LOOKED_AT = 4096


def find_format(path: Path, content: bytes) -> str:
    """One of pdf, office, html, xml, markdown and text; raises ValueError that says why a file is none of them."""
    start = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf")
    if b"%PDF-" in start[:1024]:
        return "pdf"
    if start.startswith(b"PK\x03\x04"):
        return "office"
    for signature, fault in _BINARY:
        if start.startswith(signature):
            raise ValueError(fault)
    if _HTML.match(start):
        return "html"
    if _XML.match(start):
        return "xml"
    known = _TEXTS.get(path.suffix.lower())
    if known is None and path.suffix.lower() in KNOWN.split(", ") and content:
        raise ValueError(f"is named {path.suffix} but is no such file; save the document again and add that")
    if known is None and path.suffix.lower() not in KNOWN.split(", "):
        raise ValueError(f"files ending in “{path.suffix}” cannot be read; save it as one of {KNOWN}")
    return known or "text"
