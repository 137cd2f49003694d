"""Statute XML: an act as Akoma Ntoso, the form in which Finlex gives it; a section of the act a section."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree

from ingest.document import Document, Unreadable
from ingest.reading.outline import Outline
from rag.blocks import Block

DEEPEST = 60
"""Parts within parts that are followed."""

_LEVELS = {"part": 1, "title": 1, "book": 1, "chapter": 2, "subchapter": 3, "section": 4, "article": 4}
_LISTED = ("paragraph", "point", "item", "indent", "subparagraph", "list")
_LEFT_OUT = ("meta", "authorialNote", "noteRef", "num", "heading")


def read_statute_xml(content: bytes) -> Document:
    """The document of an act; raises Unreadable for XML that is none."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError):
        raise Unreadable("is damaged XML; get it again from Finlex") from None
    if root.getroottree().docinfo.doctype or _name(root) not in ("akomaNtoso", "act"):
        raise Unreadable("is XML of another kind than statutes from Finlex (Akoma Ntoso); save the document as text")
    outline = Outline()
    body = next((one for one in root.iter("{*}body")), root)
    _read_part(body, outline, 0)
    return Document(outline.take_sections(), _find_text(root, "docTitle"), _find_day(root))


def _read_part(part: Any, outline: Outline, depth: int) -> None:
    """Read the chapters and sections of a part, and the text that stands in it."""
    if depth > DEEPEST:
        raise Unreadable("has parts within parts without end; get it again from Finlex")
    for child in part:
        name = _name(child)
        if name in _LEVELS:
            number = _find_own(child, "num")
            outline.open_section(_LEVELS[name], f"{number} {_find_own(child, 'heading')}", number)
            _read_part(child, outline, depth + 1)
        elif name in ("subsection", "content", "intro", "wrapUp", "hcontainer", "body", "alinea") and _has_parts(child):
            _read_part(child, outline, depth + 1)
        elif name in _LISTED:
            outline.add(Block("", (f"- {_flatten(child, with_number=True)}",)))
        elif name not in _LEFT_OUT and (text := _flatten(child)):
            outline.add(Block(text))


def _has_parts(element: Any) -> bool:
    """Whether an element holds parts or items of its own, and not only text."""
    names = (*_LEVELS, *_LISTED, "subsection", "content", "intro", "p", "blockList", "hcontainer")
    return any(_name(child) in names for child in element)


def _name(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _find_own(element: Any, name: str) -> str:
    """The text of a child by name."""
    return next((_flatten(child) for child in element if _name(child) == name), "")


def _find_text(root: Any, name: str) -> str:
    """The text of the first element of a name anywhere."""
    return next((_flatten(one) for one in root.iter(f"{{*}}{name}")), "")


def _flatten(element: Any, *, with_number: bool = False) -> str:
    """The text of an element as one line, notes left out."""
    left_out = tuple(one for one in _LEFT_OUT if not (with_number and one == "num"))
    return " ".join(" ".join(_list_texts(element, left_out)).split())


def _list_texts(element: Any, left_out: tuple[str, ...]) -> Iterator[str]:
    """The texts of an element and all in it but what is left out."""
    yield element.text or ""
    for child in element:
        if _name(child) and _name(child) not in left_out:
            yield from _list_texts(child, left_out)
        yield child.tail or ""


def _find_day(root: Any) -> date | None:
    """The day on which the act was given."""
    days = {one.get("name"): one.get("date") for one in root.iter("{*}FRBRdate")}
    told = next((days[name] for name in ("dateIssued", "datePublished", "Generation") if days.get(name)), None)
    try:
        return date.fromisoformat(str(told)[:10]) if told else None
    except ValueError:
        return None
