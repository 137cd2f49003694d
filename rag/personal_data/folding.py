"""Folding: a text as its letters read, without what hides them, and where each stood before."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

_PIECE = re.compile(r"&(?:#\d{1,6}|#[xX][0-9a-fA-F]{1,5}|[A-Za-z]{2,8});|%2[BDbd0]|.", re.DOTALL)
_HIDDEN = ("Cf", "Cc", "Co", "Cs")
_KEPT = "\t\n\r\v\f"
_DASHES = dict.fromkeys(map(ord, "\u2212\u2043\u02d7\u30fc\u2796\u223c\u00ac\u2500"), "-")
_LOOK_ALIKES = str.maketrans("АВЕКМНОРСТУХаеорсухΑΒΕΗΙΚΜΝΟΡΤΥΧο", "ABEKMHOPCTYXaeopcyxABEHIKMNOPTYXo")


@dataclass(frozen=True)
class Folded:
    """A text as it reads, and for each of its characters where it begins and ends in the text as written."""

    text: str
    places: tuple[tuple[int, int], ...]

    def find_place(self, start: int, end: int) -> tuple[int, int]:
        """Where a part of the folded text stands in the text as written."""
        return self.places[start][0], self.places[end - 1][1]


def fold(text: str) -> Folded:
    """The text with digits, dashes and look-alike letters of any script as plain ones, and nothing invisible."""
    if "&" not in text and "%2" not in text and all(_read_plain(letter) for letter in set(text)):
        return Folded("".join(map(_read_plain, text)), tuple((place, place + 1) for place in range(len(text))))
    letters: list[str] = []
    places: list[tuple[int, int]] = []
    for match in _PIECE.finditer(text):
        for letter in _read_piece(match.group(), letters[-1] if letters else ""):
            letters.append(letter)
            places.append(match.span())
    return Folded("".join(letters), tuple(places))


@lru_cache(maxsize=10_000)
def _read_plain(letter: str) -> str:
    """What a letter reads as, whatever stands before it; nothing for one that is none, a mark or more than one."""
    read = "".join(_read_piece(letter, ""))
    return read if len(read) == 1 and unicodedata.category(letter) not in ("Mn", "Me") else ""


def _read_piece(piece: str, before: str) -> Iterator[str]:
    """What one character, or one written as an entity, reads as; nothing where it is not seen."""
    if piece.startswith("%") and len(piece) > 1:
        piece = chr(int(piece[1:], 16))
    for written in unescape(piece) if len(piece) > 1 else piece:
        for letter in unicodedata.normalize("NFKC", written):
            yield from _read_letter(letter, before)


def _read_letter(letter: str, before: str) -> Iterator[str]:
    """A letter as a plain one; marks upon a digit or a sign are not seen."""
    category = unicodedata.category(letter)
    if category in _HIDDEN and letter not in _KEPT:
        return
    if category in ("Mn", "Me") and not before.isalpha():
        return
    if category == "Nd":
        yield str(unicodedata.digit(letter))
    elif category == "Pd":
        yield "-"
    elif category in ("Zs", "Zl", "Zp"):
        yield " "
    else:
        yield letter.translate(_DASHES).translate(_LOOK_ALIKES)
