"""Characters: what is in a text but on no page; typesetting marks go quietly, hidden words are found."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ingest.document import Document, Hidden
from ingest.section import Section
from rag.blocks import Block

_ZERO = "\u200b\u200c\u200d\u2060-\u2064\ufeff\u180e\u034f\u115f\u1160\u3164\uffa0"
_TAG_FLAG = re.compile("\U0001f3f4[\U000e0061-\U000e007a]{2,6}\U000e007f")
_TAGS = re.compile("[\U000e0000-\U000e007f]+")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]{3,}")
_OVERRIDE = re.compile("[\u202d\u202e][^\u202c\n]*")
_RUN = re.compile(f"[{_ZERO}]{{4,}}")
_SPLIT = re.compile(rf"\b[^\W\d_]+(?:[{_ZERO}]+[^\W\d_]+){{2,}}")
_ODD = re.compile(
    f"[{_ZERO}\u00ad\u200e\u200f\u202a-\u202e\u2066-\u2069\ufe00-\ufe0f\U000e0000-\U000e01ef"
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]"
)
_SHORTEST = 2
"""Letters of a part of a word so split that no typesetter did it."""


def clean_document(document: Document) -> Document:
    """The document without characters that are on no page; those that hide something are told."""
    hidden = list(document.hidden)
    sections = tuple(_clean_section(section, hidden) for section in document.sections)
    kept = tuple(section for section in sections if section.blocks)
    return replace(document, sections=kept, title=_clean(document.title), hidden=tuple(hidden))


def find_hidden(text: str) -> Iterator[tuple[str, str]]:
    """The manner and words of everything that characters hide in a text."""
    plain = _TAG_FLAG.sub("", text)
    for match in _TAGS.finditer(plain):
        yield "tag characters", "".join(chr(ord(one) - 0xE0000) for one in match[0] if ord(one) > 0xE001F)
    for manner, pattern in (("variation selectors", _SELECTORS), ("zero-width characters", _RUN)):
        for match in pattern.finditer(plain):
            yield manner, f"{len(match[0])} characters"
    for match in _OVERRIDE.finditer(plain):
        yield "reversed writing", _clean(match[0])
    for match in _SPLIT.finditer(plain):
        parts = re.split(f"[{_ZERO}]+", match[0])
        if min(len(part) for part in parts[1:-1]) <= _SHORTEST and _is_latin(parts):
            yield "zero-width characters in a word", _clean(match[0])


def clean_text(text: str) -> tuple[str, list[Hidden]]:
    """A plain text without characters that are on no page, and what they hide by line."""
    if not _ODD.search(text):
        return text, []
    lines = text.split("\n")
    hidden = [
        Hidden(f"line {number}", manner, words)
        for number, line in enumerate(lines, 1)
        for manner, words in find_hidden(line)
    ]
    return "\n".join(map(_clean_shown, lines)), hidden


def _is_latin(parts: list[str]) -> bool:
    """Whether a word is of the Latin alphabet, which needs no joiners."""
    return all(ord(letter) < 0x250 for part in parts for letter in part)


def _clean(text: str) -> str:
    """A text without the characters that are on no page; what writing reversed is left out."""
    return _ODD.sub("", text)


def _clean_shown(text: str) -> str:
    """A text as it is shown, what was written reversed left out."""
    return _clean(_OVERRIDE.sub("", text))


def _clean_section(section: Section, hidden: list[Hidden]) -> Section:
    """A section without characters that are on no page; what they hide is added to `hidden`."""
    texts = [*section.heading, *(part for block in section.blocks for part in (block.text, *block.items))]
    if not any(_ODD.search(text) for text in texts):
        return section
    found = [one for text in texts for one in find_hidden(text)]
    shown = tuple(_clean_shown(part) for part in section.heading)
    page = f"page {section.page}, " if section.page else ""
    place = f"{page}section “{shown[-1] if shown else ''}”"
    hidden += [Hidden(place, manner, words) for manner, words in found]
    blocks = [Block(_clean_shown(one.text), tuple(map(_clean_shown, one.items))) for one in section.blocks]
    return replace(section, heading=shown, blocks=tuple(one for one in blocks if one.text.strip() or one.items))
