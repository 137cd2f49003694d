"""Places: the counties and municipalities a text names, in the cases that Finnish and Swedish put them in."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from rag.data_file import read_data
from rag.language.spelling import fold_letters

_CASES = (
    r"(?:n|a|ä|ta|tä|la|ssa|ssä|sta|stä|lla|llä|lta|ltä|lle|ksi|na|nä|[aeiouyäö]{1,2}n|hun|hin|seen|[iae]?lainen|s)?"
)
_STEMS = [  # how the end of a name changes before an ending: Helsinki, Helsingissä
    ("vesi", "ve[ds]e|vete|vettä"),
    ("lahti", "lah[dt]e"),
    ("järvi", "järve"),
    ("mäki", "mäe|mäke"),
    ("joki", "joe|joke"),
    ("salmi", "salme"),
    ("koski", "koske"),
    ("niemi", "nieme"),
    ("uusimaa", "uude(?:n|ssa|sta|lla|lta|lle|ksi)maa|uuttamaa"),
    ("uusikaupunki", "uude(?:n|ssa|sta|lle|ksi)kaupungi|uuteenkaupunki|uuttakaupunki"),
    ("kangasala", "kangasal"),
    ("kaupunki", "kaupungi"),
    ("lampi", "lamme"),
    ("nki", "ngi"),
    ("nka", "nga"),
    ("nko", "ngo"),
    ("nta", "nna"),
    ("ntä", "nnä"),
    ("nto", "nno"),
    ("mpu", "mmu"),
    ("alta", "alla"),
    ("nen", "se|si|sta"),
    ("kka", "ka"),
    ("kku", "ku"),
    ("kko", "ko"),
    ("tti", "ti"),
    ("ppi", "pi"),
    ("rku", "ru"),
    ("tka", "da"),
    ("ieto", "iedo"),
    ("oto", "odo"),
    ("ihti", "ihdi"),
    ("ppa", "pa"),
    ("us", "ukse|ude"),
    ("rrat", "rroi|rto"),
]

_SURE_LENGTH = 5
"""Letters a name must have to count also in lower case."""


@dataclass(frozen=True)
class Place:
    """A place a text names: its Finnish name, and where it stands in the text."""

    name: str
    start: int
    end: int


def find_places(text: str) -> list[Place]:
    """The places a text names with a capital letter, in order, longest names first taken."""
    found: list[Place] = []
    for name, pattern in _patterns():
        for match in pattern.finditer(text):
            if not any(match.start() < other.end and other.start < match.end() for other in found):
                found.append(Place(name, match.start(), match.end()))
    return sorted(found, key=lambda place: place.start)


@lru_cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Each place with the pattern of its names, longest names first so that Etelä-Savo is not Savo."""
    content = read_data(Path(__file__).with_suffix(".yaml"))
    common = content.pop("common_words")
    places = {name: foreign for kind in content.values() for name, foreign in kind.items()}
    ordered = sorted(places.items(), key=lambda item: -len(item[0]))
    return [(name, _name_pattern(name, foreign, capital=name in common)) for name, foreign in ordered]


def _name_pattern(name: str, foreign: str | list[str], capital: bool) -> re.Pattern[str]:
    """The pattern of one place; short names and common words count only with a capital letter."""
    flags = re.IGNORECASE if len(name) >= _SURE_LENGTH and not capital else re.NOFLAG
    others = "|".join(re.escape(other) for other in ([foreign] if isinstance(foreign, str) else foreign))
    names = rf"{_inflect(name)}|(?:{others})s?"
    return re.compile(rf"\b(?:{names}|{fold_letters(names)})\b", flags)


def _inflect(name: str) -> str:
    """A pattern of a Finnish name in its cases."""
    stems = [re.escape(name)]
    for ending, changed in _STEMS:
        if name.lower().endswith(ending):
            kept = re.escape(name[: len(name) - len(ending)])
            stems.append(f"{kept}(?:{changed})" if kept else f"(?:{changed.capitalize()})")
            break
    if name.endswith("i"):
        stems.append(re.escape(name[:-1]) + "e")
    if name.endswith("e"):
        stems.append(re.escape(name) + "e")
    return f"(?:{'|'.join(stems)}){_CASES}"
