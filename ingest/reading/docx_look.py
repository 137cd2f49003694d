"""DOCX look: how the text of a run is shown, by its own properties, its styles and the ground it stands on."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

SMALLEST = 4
"""Half points of a letter below or at which nobody reads it."""

_OFF = ("0", "false", "off", "none")
_LIGHT = 0xF0
_DEEPEST = 12


class Look:
    """The styles of a document, and what they make of a run."""

    def __init__(self, opened: Any) -> None:
        styles = opened.styles.element
        self._styles = {str(one.get(qn("w:styleId"))): one for one in styles.findall(qn("w:style"))}
        usual = [
            one
            for one in self._styles.values()
            if one.get(qn("w:default")) in ("1", "true") and one.get(qn("w:type")) == "paragraph"
        ]
        self._default = usual[0] if usual else None
        self._document = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}")
        background = opened.element.find(qn("w:background"))
        self._page = _shade(background.get(qn("w:color")) if background is not None else None) or "FFFFFF"

    def name_style(self, paragraph: Any) -> str:
        """The name of a paragraph's style; of a style made of a heading, the heading's."""
        properties = paragraph.find(qn("w:pPr"))
        names = []
        for style in self._follow(_value(properties, "w:pStyle")):
            names.append(_value(style, "w:name"))
            if re.match(r"(?:heading|otsikko|rubrik)\s*\d|title$", names[-1], re.IGNORECASE):
                return names[-1]
        level = _value(properties, "w:outlineLvl")
        if level.isdigit() and int(level) < 9:
            return f"heading {int(level) + 1}"
        return names[0] if names else ""

    def find_manner(self, run: Any) -> str:
        """How a run is hidden; empty for one that can be seen."""
        properties = list(self._list_properties(run))
        if self._is_on(properties, "w:vanish") or self._is_on(properties, "w:webHidden"):
            return "vanished"
        size = next((_value(one, "w:sz") for one in properties if _value(one, "w:sz")), "")
        if size.isdigit() and int(size) <= SMALLEST:
            return "tiny letters"
        colour = next((_value(one, "w:color") for one in properties if _value(one, "w:color")), "")
        ground = self._find_ground(run, properties)
        is_white = bool(_shade(colour)) and ground != "?" and _is_near(colour, ground)
        return "letters of the colour of the page" if is_white else ""

    @staticmethod
    def _is_on(properties: list[Any], name: str) -> bool:
        """Whether the first properties that speak of a switch set it."""
        found = next((one.find(qn(name)) for one in properties if one.find(qn(name)) is not None), None)
        return found is not None and str(found.get(qn("w:val"), "1")).lower() not in _OFF

    def _list_properties(self, run: Any) -> Iterator[Any]:
        """The properties of a run from its own to those of the document."""
        own = run.find(qn("w:rPr"))
        paragraph = next(run.iterancestors(qn("w:p")), None)
        styled = paragraph.find(qn("w:pPr")) if paragraph is not None else None
        holders = [*self._follow(_value(own, "w:rStyle")), *self._follow(_value(styled, "w:pStyle"))]
        holders += [one for one in (self._default, self._document) if one is not None]
        yield from [own] if own is not None else []
        for holder in holders:
            found = holder.find(qn("w:rPr"))
            if found is not None:
                yield found

    def _find_ground(self, run: Any, properties: list[Any]) -> str:
        """The colour a run stands on; “?” where it is not known."""
        marked = next((_value(one, "w:highlight") for one in properties if _value(one, "w:highlight")), "")
        if marked and marked not in _OFF:
            return "FFFFFF" if marked == "white" else "?"
        holders = [one.find(qn("w:shd")) for one in properties]
        for above in run.iterancestors():
            if above.tag == qn("w:p"):
                holders.append(above.find(f"{qn('w:pPr')}/{qn('w:shd')}"))
                style = _value(above.find(qn("w:pPr")), "w:pStyle")
                holders += [one.find(f"{qn('w:pPr')}/{qn('w:shd')}") for one in self._follow(style)]
            elif above.tag == qn("w:tc"):
                holders.append(above.find(f"{qn('w:tcPr')}/{qn('w:shd')}"))
            elif above.tag == qn("w:tbl") and _value(above.find(qn("w:tblPr")), "w:tblStyle"):
                holders += [one.find(f".//{qn('w:shd')}") for one in self._follow(self._style_of(above))]
            elif above.tag == qn("w:txbxContent"):
                return "?"
        return next((_ground(one) for one in holders if one is not None and _ground(one)), self._page)

    @staticmethod
    def _style_of(table: Any) -> str:
        """The style of a table."""
        return _value(table.find(qn("w:tblPr")), "w:tblStyle")

    def _follow(self, style: str) -> Iterator[Any]:
        """A style and those it is made of."""
        for _ in range(_DEEPEST):
            found = self._styles.get(style)
            if found is None:
                return
            yield found
            style = _value(found, "w:basedOn")


def _value(holder: Any, name: str) -> str:
    """The value of a property; empty where it has none."""
    found = holder.find(qn(name)) if holder is not None else None
    return str(found.get(qn("w:val"), "")) if found is not None else ""


def _shade(colour: str | None) -> str:
    """A colour of six digits; empty for any other word."""
    return colour.upper() if colour and re.fullmatch(r"[0-9A-Fa-f]{6}", colour) else ""


def _ground(shading: Any) -> str:
    """The colour of a shading, “?” for one of the theme or a pattern."""
    if shading.get(qn("w:themeFill")):
        return "?"
    return _shade(shading.get(qn("w:fill")))


def _is_near(first: str, second: str) -> bool:
    """Whether two colours cannot be told apart."""
    pairs = [(int(first[at : at + 2], 16), int(second[at : at + 2], 16)) for at in (0, 2, 4)]
    return all(abs(one - other) <= 0x100 - _LIGHT for one, other in pairs)
