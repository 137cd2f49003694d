"""DOCX and PPTX files written part by part, so that a test may write any kind of wrong one."""

import io
import zipfile
from collections.abc import Mapping

import docx

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def make_document(*paragraphs: str) -> "docx.document.Document":
    """An ordinary document of a heading and paragraphs."""
    opened = docx.Document()
    opened.add_heading("Ohje", 1)
    for text in paragraphs:
        opened.add_paragraph(text)
    return opened


def save(opened: "docx.document.Document") -> bytes:
    """The bytes of a document."""
    out = io.BytesIO()
    opened.save(out)
    return out.getvalue()


def replace_parts(content: bytes, parts: Mapping[str, bytes], left_out: tuple[str, ...] = ()) -> bytes:
    """A zip with some parts put in the place of its own, or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name not in parts and name not in left_out:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data)
    return out.getvalue()


def write_body(inner: str, head: str = "") -> bytes:
    """A main part of a Word document."""
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<w:document {WORD}><w:body>{inner}</w:body></w:document>'.encode()
    )
