"""DOCX numbers: what Word counts and shows before a paragraph, which its text does not hold."""

import re
from typing import Any

from docx.oxml.ns import qn

_LISTED = re.compile(r"(?:list|luettelo|lista)", re.IGNORECASE)


class Numbers:
    """The numberings of a document and how far each has been counted."""

    def __init__(self, opened: Any) -> None:
        self._styles = {one.style_id: one.element for one in opened.styles}
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}
        self._counts: dict[str, dict[int, int]] = {}
        found = [one.target_part for one in opened.part.rels.values() if one.reltype.endswith("/numbering")]
        if found:
            self._read(found[0].element)

    def _read(self, numbering: Any) -> None:
        """Read the formats of every level of every numbering."""
        abstract = {one.get(qn("w:abstractNumId")): one for one in numbering.findall(qn("w:abstractNum"))}
        for one in numbering.findall(qn("w:num")):
            link = one.find(qn("w:abstractNumId"))
            kind = abstract.get(link.get(qn("w:val"))) if link is not None else None
            levels = kind.findall(qn("w:lvl")) if kind is not None else []
            self._levels[str(one.get(qn("w:numId")))] = {
                int(level.get(qn("w:ilvl"), "0")): (
                    _read(level, "w:numFmt"),
                    _read(level, "w:lvlText"),
                    int(_read(level, "w:start") or 1),
                )
                for level in levels
            }

    def is_list(self, paragraph: Any, style: str) -> bool:
        """Whether a paragraph is an item of a list."""
        number, _ = self._find(paragraph)
        return bool(number and number != "0") or bool(_LISTED.match(style))

    def count(self, paragraph: Any, style: str) -> str:
        """The number of a paragraph as Word shows it; empty for one without a number."""
        number, level = self._find(paragraph)
        levels = self._levels.get(number, {})
        if level not in levels or levels[level][0] in ("bullet", "none", ""):
            return ""
        counts = self._counts.setdefault(number, {})
        counts[level] = counts.get(level, levels[level][2] - 1) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        shown = levels[level][1]
        for at in range(9):
            shown = shown.replace(f"%{at + 1}", str(counts.get(at, 1)))
        return shown.strip()

    def _find(self, paragraph: Any) -> tuple[str, int]:
        """The numbering of a paragraph, its own or that of its style, and the level in it."""
        own = paragraph.find(qn("w:pPr"))
        style = _read(own, "w:pStyle")
        for holder in (own, self._find_style(style)):
            found = holder.find(qn("w:numPr")) if holder is not None else None
            if found is not None:
                level = _read(found, "w:ilvl")
                return _read(found, "w:numId"), int(level) if level.isdigit() else 0
        return "", 0

    def _find_style(self, name: str) -> Any:
        """The properties of a paragraph style."""
        style = self._styles.get(name)
        return style.find(qn("w:pPr")) if style is not None else None


def _read(holder: Any, name: str) -> str:
    """The value of a property; empty where it has none."""
    found = holder.find(qn(name)) if holder is not None else None
    return str(found.get(qn("w:val"), "")) if found is not None else ""
