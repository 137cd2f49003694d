"""HTML: the main content of a web page, its headings with their anchors; what a browser does not show is told."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from lxml import etree, html

from ingest.document import Document, Hidden, Unreadable
from ingest.reading.html_look import Look
from ingest.reading.outline import Outline
from rag.blocks import Block

DEEPEST = 200
"""Elements within elements that are followed."""

_AROUND = ("script", "style", "noscript", "template", "iframe", "svg", "math", "canvas", "object", "head")
_CONTROLS = ("button", "select", "textarea", "dialog")
_FRAME = ("nav", "header", "footer", "aside", "form")
_PARTS = ("div", "section", "article", "main", "blockquote", "figure", "figcaption", "details", "summary")
_BLOCKS = ("p", "pre", "ul", "ol", "li", "dl", "dt", "dd", "table", "tr", "td", "th", *_PARTS)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def read_html(content: bytes) -> Document:
    """The document of a web page; raises Unreadable for one without text."""
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True, encoding=_find_encoding(content))
    try:
        tree = html.document_fromstring(content, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, UnicodeDecodeError, LookupError):
        raise Unreadable("is no web page that can be read; save the page again and add that") from None
    title, published = _describe(tree)
    look = Look(tree)
    etree.strip_elements(tree, *_AROUND, *_CONTROLS, with_tail=False)
    main = _find_main(tree)
    reader = _Reader(look)
    reader.read(main, 0)
    return Document(reader.take_sections(), title, published, tuple(reader.hidden))


def _find_encoding(content: bytes) -> str | None:
    """The encoding of a page: UTF-8 where its bytes are, what it says of itself otherwise."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        declared = re.search(rb"charset=[\"']?([\w-]+)", content[:2048], re.IGNORECASE)
        name = declared[1].decode().lower() if declared else "windows-1252"
        return "windows-1252" if name.startswith(("utf", "unicode")) else name
    return "utf-8"


def _find_main(tree: Any) -> Any:
    """The element of the main content; all of the page where none is marked."""
    for path in ("//main", "//*[@role='main']", "//article"):
        found = tree.xpath(path)
        if len(found) == 1 and len(found[0].text_content().strip()) > 1:
            return found[0]
    body = tree.find("body")
    return tree if body is None else body


class _Reader:
    """A walk over the elements of a page."""

    def __init__(self, look: Look) -> None:
        self._look = look
        self._outline = Outline()
        self._words: list[str] = []
        self._place = "beginning"
        self.hidden: list[Hidden] = []

    def take_sections(self) -> Any:
        """The sections that were read."""
        self._end_paragraph()
        return self._outline.take_sections()

    def read(self, element: Any, depth: int) -> None:
        """Read an element with all in it that is shown; its tail is read by its parent."""
        if depth > DEEPEST:
            raise Unreadable("has elements within elements without end; save the page as text and add that")
        if self._put_away(element):
            return
        tag = element.tag
        if tag in _HEADINGS:
            self._end_paragraph()
            name = self._flatten(element, depth)
            self._place = f"section “{name}”" if name else self._place
            self._outline.open_section(int(tag[1]), name, _find_anchor(element))
        elif tag in ("ul", "ol"):
            self._end_paragraph()
            self._outline.add(Block("", tuple(self._list_items(element, depth))))
        elif tag == "table":
            self._end_paragraph()
            self._add_table(element, depth)
        else:
            self._read_inside(element, depth)

    def _read_inside(self, element: Any, depth: int) -> None:
        """Read the text and the children of an element that is no block of its own kind."""
        is_block = element.tag in _BLOCKS
        if is_block or element.tag == "hr":
            self._end_paragraph()
        self._words.append(" " if element.tag == "br" else element.text or "")
        for child in element:
            self.read(child, depth + 1)
            self._words.append(child.tail or "")
        if is_block:
            self._end_paragraph()

    def _put_away(self, element: Any) -> bool:
        """Whether an element is not read: what frames a page, and what is not shown, which is told."""
        if not isinstance(element.tag, str) or element.tag in _FRAME:
            return True
        manner = self._look.find_manner(element)
        if manner and element.text_content().strip():
            self.hidden.append(Hidden(self._place, manner, element.text_content()))
        return bool(manner)

    def _end_paragraph(self) -> None:
        """Put the words gathered into a paragraph."""
        text = " ".join("".join(self._words).split())
        self._words = []
        self._outline.add(Block(text))

    def _flatten(self, element: Any, depth: int) -> str:
        """The text of an element that is shown, as one line."""
        kept, self._words = self._words, []
        parts = list(self._list_words(element, depth))
        self._words = kept
        return " ".join("".join(parts).split())

    def _list_words(self, element: Any, depth: int, *, skipped: tuple[str, ...] = ()) -> Iterator[str]:
        """The words of an element and all in it that is shown."""
        if depth > DEEPEST:
            raise Unreadable("has elements within elements without end; save the page as text and add that")
        yield element.text or ""
        for child in element:
            if child.tag in skipped or self._put_away(child):
                yield child.tail or ""
                continue
            yield " " if child.tag in (*_BLOCKS, "br") else ""
            yield from self._list_words(child, depth + 1, skipped=skipped)
            yield child.tail or ""

    def _list_items(self, element: Any, depth: int) -> Iterator[str]:
        """The items of a list, those of a list within after their own."""
        number = 0
        for item in element:
            if self._put_away(item):
                continue
            number += 1
            text = " ".join("".join(self._list_words(item, depth + 1, skipped=("ul", "ol"))).split())
            if text:
                yield f"{number}. {text}" if element.tag == "ol" else f"- {text}"
            for inner in [one for one in item if one.tag in ("ul", "ol") and not self._put_away(one)]:
                yield from self._list_items(inner, depth + 2)

    def _add_table(self, table: Any, depth: int) -> None:
        """Add the rows of a table under the names of its columns."""
        rows = [
            [self._flatten(cell, depth + 3) for cell in row if cell.tag in ("td", "th") and not self._put_away(cell)]
            for row in table.iter("tr")
            if not self._put_away(row)
        ]
        self._outline.add_rows([row for row in rows if any(row)])


def _find_anchor(heading: Any) -> str:
    """The anchor of a heading: its own, or that of a link in it or of the element it begins."""
    found = [heading.get("id"), *heading.xpath(".//a/@name | .//*/@id")]
    parent = heading.getparent()
    if parent is not None and parent.tag in ("section", "article", "div") and parent[0] is heading:
        found.append(parent.get("id"))
    name = next((one for one in found if one), "")
    return f"#{name}" if name else ""


def _describe(tree: Any) -> tuple[str, date | None]:
    """The title and the day of publication that the data of a page give."""
    title = " ".join("".join(tree.xpath("//head/title[1]//text()")).split())
    heading = tree.xpath("//h1")
    first = " ".join(heading[0].text_content().split()) if len(heading) == 1 else ""
    told = tree.xpath("//meta[@property='article:published_time' or @name='dcterms.date' or @name='date']/@content")
    told += tree.xpath("//time[@itemprop='datePublished' or @pubdate]/@datetime")
    for one in told:
        try:
            return first or title, date.fromisoformat(one[:10])
        except ValueError:
            continue
    return first or title, None
