"""HTML look: whether a browser shows an element, by its attributes, its style and the style sheets of the page."""

import re
from typing import Any

from lxml.cssselect import CSSSelector
from lxml.etree import XPathError

MOST_RULES = 500
"""Rules of style sheets that are heeded."""

SMALLEST = 2.0
"""Pixels of a letter below or at which nobody reads it."""

_NAMED = {"white": (255, 255, 255), "black": (0, 0, 0), "snow": (255, 250, 250), "ivory": (255, 255, 240)}
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_OTHER_MEDIA = re.compile(
    r"@(?:media|supports|font-face|keyframes)(?!\s*(?:screen|all)\b\s*\{)[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}"
)
_LENGTH = re.compile(r"\s*(-?\d*\.?\d+)\s*(px|pt|em|rem|%|vw|vh|cm|mm)?\s*$")
_FAR = 900


class Look:
    """The styles of a page's elements."""

    def __init__(self, tree: Any) -> None:
        self._sheet: dict[Any, dict[str, str]] = {}
        text = " ".join(style.text_content() for style in tree.iter("style"))
        text = _OTHER_MEDIA.sub("", re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
        for selector, body in _RULE.findall(text)[:MOST_RULES]:
            self._heed(tree, selector.strip(), _parse(body))

    def _heed(self, tree: Any, selector: str, style: dict[str, str]) -> None:
        """Take the style of a rule for the elements that it selects."""
        if not style or ":" in selector or selector.startswith("@"):
            return
        try:
            found = CSSSelector(selector, translator="html")(tree)
        except (SyntaxError, XPathError, ValueError):
            return
        for element in found:
            self._sheet.setdefault(element, {}).update(style)

    def _style(self, element: Any) -> dict[str, str]:
        """The style of an element by the sheets and its own attribute."""
        return self._sheet.get(element, {}) | _parse(element.get("style") or "")

    def find_manner(self, element: Any) -> str:
        """How an element is hidden; empty for one that is shown."""
        style = self._style(element)
        size, is_font = style.get("font-size", ""), element.tag == "font"
        manners = {
            "hidden": element.get("hidden") is not None,
            "display: none": style.get("display") == "none",
            "visibility: hidden": style.get("visibility") in ("hidden", "collapse"),
            "transparent": _number(style.get("opacity", "1")) < 0.06 or "opacity(0" in style.get("filter", ""),
            "tiny letters": _is_tiny(size) or (is_font and element.get("size") == "0"),
            "outside of the page": _is_away(style),
            "letters of the colour of the page": self._is_like_ground(element, style),
        }
        return next((manner for manner, is_so in manners.items() if is_so), "")

    def _is_like_ground(self, element: Any, style: dict[str, str]) -> bool:
        """Whether the letters of an element have the colour of what they stand on."""
        word = style.get("color") or (element.get("color") if element.tag == "font" else "") or ""
        if word == "transparent" or re.fullmatch(r"rgba\(.*,\s*0?\.?0+\s*\)", word):
            return "background-clip" not in style and "-webkit-background-clip" not in style
        colour = _read_colour(word)
        if colour is None:
            return False
        for one in [element, *element.iterancestors()]:
            own = self._style(one)
            ground = own.get("background") or own.get("background-color") or one.get("bgcolor") or ""
            if ground and ground not in ("none", "transparent", "inherit"):
                shade = _read_colour(ground.split(" ")[0] if not ground.startswith("rgb") else ground)
                return shade is not None and _is_near(colour, shade)
            if "background-image" in own or one.get("background"):
                return False
        return _is_near(colour, (255, 255, 255))


def _parse(text: str) -> dict[str, str]:
    """The properties of a style."""
    pairs = (part.partition(":") for part in text.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip().lower() for name, sign, value in pairs if sign
    }


def _number(text: str) -> float:
    """A number as a style gives it, a percentage as a share; 1 for what is none."""
    found = _LENGTH.match(text)
    return float(found[1]) / (100 if found[2] == "%" else 1) if found else 1.0


def _is_tiny(size: str) -> bool:
    """Whether a size of letters cannot be read."""
    found = _LENGTH.match(size)
    if not found:
        return False
    scale = {"em": 16.0, "rem": 16.0, "%": 0.16, "pt": 1.33}.get(found[2] or "px", 1.0)
    return float(found[1]) * scale <= SMALLEST


def _is_away(style: dict[str, str]) -> bool:
    """Whether a style puts an element where nobody sees it, or shrinks it to nothing."""
    if _is_far(style.get("text-indent", "")):
        return True
    is_placed = style.get("position") in ("absolute", "fixed", "relative")
    if is_placed and any(_is_far(style.get(side, "")) for side in ("left", "top", "right", "bottom")):
        return True
    if any(_is_far(style.get(side, "")) for side in ("margin-left", "margin-top")):
        return True
    clip = re.sub(r"[\s,]|px|%", "", style.get("clip", "") + style.get("clip-path", ""))
    if re.search(r"rect\((?:0+|1+)\)|inset\((?:50|100)\)|circle\(0\)", clip):
        return True
    if re.search(r"scale\(\s*0(?:\.0+)?\s*[,)]|translate[xy]?\(\s*-\d{4}", style.get("transform", "")):
        return True
    is_cut = "hidden" in (style.get("overflow", ""), style.get("overflow-y", ""), style.get("overflow-x", ""))
    sizes = [_LENGTH.match(style.get(one, "")) for one in ("width", "height", "max-height", "max-width")]
    return is_cut and any(found and float(found[1]) <= 1 and found[2] != "%" for found in sizes)


def _is_far(length: str) -> bool:
    """Whether a length leads far out of the page, backwards or so far on that no page goes there."""
    found = _LENGTH.match(length)
    if not found:
        return False
    scale = {"em": 16.0, "rem": 16.0, "vw": 12.0, "vh": 8.0, "%": 10.0}.get(found[2] or "px", 1.0)
    return float(found[1]) * scale <= -_FAR or float(found[1]) * scale >= 9 * _FAR


def _read_colour(text: str) -> tuple[int, int, int] | None:
    """The colour of a word, of hexadecimal digits or of numbers; None for any other."""
    if text in _NAMED:
        return _NAMED[text]
    if found := re.fullmatch(r"#([0-9a-f]{3,8})", text):
        digits = found[1] if len(found[1]) >= 6 else "".join(2 * one for one in found[1][:3])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)
    if found := re.match(r"rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)", text):
        return int(found[1]), int(found[2]), int(found[3])
    if re.match(r"hsla?\([^,)]+[\s,]+[^,)]+[\s,]+(?:9[5-9]|100)(?:\.\d+)?%", text):
        return (255, 255, 255)
    return None


def _is_near(first: tuple[int, int, int], second: tuple[int, int, int]) -> bool:
    """Whether two colours cannot be told apart."""
    return max(abs(one - other) for one, other in zip(first, second, strict=True)) <= 16
