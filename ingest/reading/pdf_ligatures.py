"""PDF ligatures: letters drawn as one sign, which some files name by a number that is no letter."""

from typing import Any

_NAMES = {"/ff": "ff", "/fi": "fi", "/fl": "fl", "/ffi": "ffi", "/ffl": "ffl", "/bullet": "• "}
_USUAL = {0x0B: "ff", 0x0C: "fi", 0x0E: "ffi", 0x0F: "ffl"} | dict(
    zip(range(0x1B, 0x20), ("ff", "fi", "fl", "ffi", "ffl"), strict=True)
)
_SYMBOLS = {0x0F: "• "}
_JOINED = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
_FIRST_LETTER = 32


def spell_out(text: str, font: Any) -> str:
    """A text with its ligatures as letters: as its font names them, or as TeX numbers them."""
    text = text.translate(_JOINED)
    if text.isprintable():
        return text
    usual = _SYMBOLS if "CMSY" in str((font or {}).get("/BaseFont", "")) else _USUAL
    return text.translate(usual | _list_own(font))


def _list_own(font: Any) -> dict[int, str]:
    """The ligatures that a font names below the number of its first letter."""
    encoding: Any = (font or {}).get("/Encoding")
    encoding = encoding.get_object() if hasattr(encoding, "get_object") else encoding
    if not isinstance(encoding, dict):
        return {}
    found, number = {}, 0
    for one in encoding.get("/Differences") or []:
        if isinstance(one, int):
            number = int(one)
            continue
        if number < _FIRST_LETTER and str(one) in _NAMES:
            found[number] = _NAMES[str(one)]
        number += 1
    return {code: letters for code, letters in found.items() if chr(code) not in "\n\r\t"}
