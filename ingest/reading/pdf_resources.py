"""PDF resources: what a page or a form names, as far as it decides whether a text can be seen and read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ingest.reading.pdf_geometry import Colour, read_colour

_TINTS = ("/Separation", "/DeviceN")
"""Colour spaces whose numbers tell how much ink of some colour is laid on; none is the paper's own colour."""

_UNKNOWN = ("/Indexed", "/Pattern", "/Lab")
"""Colour spaces whose numbers tell no colour by themselves."""


@dataclass(frozen=True)
class Resources:
    """The opacities, pictures, inks and odd colour spaces by name, and how tall one unit of a font is."""

    alphas: Mapping[str, float] = field(default_factory=dict)
    pictures: frozenset[str] = frozenset()
    tints: frozenset[str] = frozenset()
    unknown: frozenset[str] = frozenset()
    heights: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def read(cls, named: Any) -> "Resources":
        """The resources that a page or form names."""
        held = look_up(named)
        states, drawn = look_up(held.get("/ExtGState")), look_up(held.get("/XObject"))
        spaces, fonts = look_up(held.get("/ColorSpace")), look_up(held.get("/Font"))
        alphas = {name: look_up(states[name]).get("/ca") for name in states}
        families = {name: _name_family(spaces[name]) for name in spaces}
        return cls(
            {name: float(alpha) for name, alpha in alphas.items() if isinstance(alpha, int | float)},
            frozenset(name for name in drawn if look_up(drawn[name]).get("/Subtype") == "/Image"),
            frozenset(name for name, family in families.items() if family in _TINTS),
            frozenset(name for name, family in families.items() if family in _UNKNOWN) | {"/Pattern"},
            {name: _measure_font(look_up(fonts[name])) for name in fonts},
        )

    def read_colour(self, space: str, operands: Sequence[Any]) -> Colour:
        """The colour that some numbers tell in a colour space; None where they alone do not."""
        if space in self.unknown:
            return None
        if space in self.tints:
            return None if any(float(one) for one in operands) else (1.0, 1.0, 1.0)
        return read_colour(operands)


def look_up(value: Any) -> Any:
    """What a reference leads to; an empty dictionary for what is none."""
    found = _follow(value)
    return found if isinstance(found, dict) else {}


def is_nameless(font: Any) -> bool:
    """Whether a font numbers its letters as it likes and has no table that says which number is which letter."""
    if not isinstance(font, dict) or "/ToUnicode" in font or font.get("/Subtype") != "/Type0":
        return False
    parts = _follow(font.get("/DescendantFonts"))
    inner = look_up(parts[0]) if isinstance(parts, list) and parts else {}
    order = str(look_up(inner.get("/CIDSystemInfo")).get("/Ordering", "Identity"))
    return str(_follow(font.get("/Encoding"))) in ("/Identity-H", "/Identity-V") and order == "Identity"


def _follow(value: Any) -> Any:
    """What a reference leads to."""
    return value.get_object() if hasattr(value, "get_object") else value


def _name_family(space: Any) -> str:
    """The family of a colour space."""
    found = _follow(space)
    return str(_follow(found[0])) if isinstance(found, list) and found else str(found)


def _measure_font(font: Any) -> float:
    """How tall a letter of a font of size 1 is about; fonts of drawn shapes have units of their own."""
    if font.get("/Subtype") != "/Type3":
        return 1.0
    try:
        matrix = [float(one) for one in _follow(font.get("/FontMatrix"))]
        box = [float(one) for one in _follow(font.get("/FontBBox"))]
        return abs(matrix[3]) * abs(box[3] - box[1]) or float("inf")
    except (TypeError, ValueError, IndexError):
        return float("inf")
