"""Words: the tokens of a text, with numbers of law, dates and hyphenated names kept whole."""

import re
from dataclasses import dataclass

_TOKEN = re.compile(
    r"\d{1,2}\.\d{1,2}\.\d{4}"  # 1.9.2026
    r"|\d{4}-\d{2}-\d{2}"  # 2026-09-01
    r"|\d{1,4}/\d{4}"  # 703/2023, 4/2022
    r"|\d+(?:\s?[a-z])?\s?§"  # 102 §
    r"|\d+(?:[ \u00a0]\d{3})+(?!\d)"  # 5 092
    r"|[^\W_]+(?:[-’':.][^\W\d_]+)*"  # Kanta-palvelut, THL:n, Suomi.fi
)


@dataclass(frozen=True)
class Word:
    """A word or number of a text as written, and where it stands in it."""

    text: str
    start: int
    end: int

    @property
    def lower(self) -> str:
        """The word in lower case, its spaces and hyphens of odd kinds made plain."""
        return "".join(self.text.lower().split()).replace("’", "'")

    @property
    def is_number(self) -> bool:
        """Whether the word is a number, a date or a number of law."""
        return self.text[0].isdigit()

    @property
    def is_name(self) -> bool:
        """Whether the word is written with a capital letter; "Y-tunnus" and the like are no names."""
        return self.text[0].isupper() and self.text[1:2] != "-"


def split_words(text: str) -> list[Word]:
    """The words of a text in order."""
    return [Word(match.group(), match.start(), match.end()) for match in _TOKEN.finditer(text)]


def fold_spaces(text: str) -> str:
    """The text with every run of white space made one space, as quotes are compared."""
    return " ".join(text.split())
