"""Identity codes: what is a Finnish personal identity code, or shaped like one with one typing error in it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

CHECK_CHARACTERS = "0123456789ABCDEFHJKLMNPRSTUVWXY"
"""The last character of a code, by the remainder of its digits by their number."""

SIGNS = "-+ABCDEFUVWXY"
"""What may stand between the day and the number."""

_LENGTH = 11
_SIGN, _CHECK = 6, 10
_ANY = "?"
_FEWEST_FIGURES, _ALL_FIGURES = 3, 9
_LOOK_ALIKES = str.maketrans("OoQIl|!", "0001111")
_DIGIT = r"[0-9OoQIl|!]"
_GAP = r"[\s._]{0,2}"
_PAIR = rf"{_DIGIT}{_GAP}{_DIGIT}"
_YEAR = rf"(?P<year>{_PAIR}(?:{_GAP}{_PAIR})?)"
_DAY = rf"(?P<day>{_PAIR})(?P<first>{_GAP}[/-]?)(?P<month>{_PAIR})(?P<second>{_GAP}[/-]?){_YEAR}"
_NUMBER = rf"(?P<number>{_DIGIT}\s?{_DIGIT}\s?{_DIGIT})"
_BETWEEN = (
    r"(?P<sign>\s{0,2}(?:(?:\(\s?)?[-+A-FU-Ya-fu-y](?:\s?\))?|[^\w\s*][^\w\s*]?|[A-Za-z_])\s{0,2}"
    r"|\s*\n\s*[-+]|[-+]\s*\n\s*|\s{0,2})"
)
_CODE = re.compile(rf"(?<!\d)(?<!\d[./]){_DAY}{_BETWEEN}{_NUMBER}(?P<gap>\s?)(?P<check>[0-9A-Za-z])(?!\d)")
_TOKEN = re.compile(r"(?<![\w+.-])[0-9A-Za-z|!+-]{10,12}(?![\w+-])")
_NUMBER_PART = re.compile(
    r"(?:hetun?|henkilötunnu\w*|personbeteckning\w*|personnummer\w*|loppuosa\w*|tunnusosa\w*|slutled\w*"
    r"|identity code|identity number)\b\W{0,4}(?:on|är|is)?\W{1,6}"
    rf"(?P<part>[A-FU-Y]?\d{{3}}[{CHECK_CHARACTERS}])\b(?![-\s)]*\d)",
    re.IGNORECASE,
)


def find_identity_codes(text: str) -> Iterator[tuple[int, int]]:
    """Where a folded text has identity codes, also ones with a wrong check character or one typing error."""
    place = 0
    while match := _CODE.search(text, place):
        is_code = _is_code(match)
        if is_code:
            yield match.span()
        place = match.end() if is_code else match.start() + 1
    yield from (match.span() for match in _TOKEN.finditer(text) if is_near_code(match.group()))
    yield from (match.span("part") for match in _NUMBER_PART.finditer(text))


def is_near_code(token: str) -> bool:
    """Whether a word is one typing error away from a code: a character wrong, missing, too many or out of order."""
    if sum(letter.isdigit() for letter in token) < 7:
        return False
    if token.isdigit():
        return any(_fits(way) and _is_checked(way) for way in _correct(token))
    return any(_fits(way) for way in _correct(token))


def _correct(token: str) -> Iterator[str]:
    """A word with one typing error taken back in every way; `?` stands for a character that is not known."""
    pairs = [(token[:place], token[place:]) for place in range(len(token) + 1)]
    if len(token) == _LENGTH:
        changed = (f"{before}{_ANY}{after[1:]}" for before, after in pairs if after)
        swapped = (f"{before}{after[1]}{after[0]}{after[2:]}" for before, after in pairs if len(after) > 1)
        return chain(changed, swapped)
    if len(token) == _LENGTH + 1:
        return (before + after[1:] for before, after in pairs if after)
    return (f"{before}{_ANY}{after}" for before, after in pairs)


def _fits(word: str) -> bool:
    """Whether a word has the shape of a code."""
    sign, check = word[_SIGN].upper(), word[_CHECK].upper()
    figures = (word[:_SIGN] + word[_SIGN + 1 : _CHECK]).translate(_LOOK_ALIKES)
    is_shaped = all(figure.isdigit() or figure == _ANY for figure in figures)
    return is_shaped and sign in SIGNS + _ANY and check in CHECK_CHARACTERS + _ANY and _is_day(figures[:4])


@lru_cache(maxsize=4096)
def _is_day(figures: str) -> bool:
    """Whether four figures can be a day and a month, those that are not known being any."""
    wanted = re.compile(figures.replace(_ANY, r"\d"))
    return any(wanted.fullmatch(f"{day:02}{month:02}") for month in range(1, 13) for day in range(1, 32))


def _list_figures(written: str) -> str:
    """The figures of a part of a code, without what stands between them."""
    return re.sub(r"[\s._]", "", written).translate(_LOOK_ALIKES)


def _is_checked(word: str) -> bool:
    """Whether the check character belongs to the digits; a word without all of its digits is not known to be right."""
    figures = (word[:_SIGN] + word[_SIGN + 1 : _CHECK]).translate(_LOOK_ALIKES)
    return figures.isdigit() and word[_CHECK].upper() == CHECK_CHARACTERS[int(figures) % len(CHECK_CHARACTERS)]


def _is_code(match: re.Match[str]) -> bool:
    """Whether a day, a sign and a number make a code, by how it is written and what it is checked by."""
    day, month, year, number = (_list_figures(match[part]) for part in ("day", "month", "year", "number"))
    real = sum(letter.isdigit() for letter in match.group())
    follows = match.string[match.end() : match.end() + 1]
    if real < _FEWEST_FIGURES or not _is_evenly_spaced(match) or not _is_day(day + month):
        return False
    is_checked = _is_checked(f"{day}{month}{year[-2:]}-{number}{match['check']}")
    if match["gap"] or len(match["number"]) > len(number):
        return is_checked and not follows.isalnum() and real >= _ALL_FIGURES
    return is_checked or (real > _ALL_FIGURES // 2 and _is_written_as_code(match, follows))


def _is_evenly_spaced(match: re.Match[str]) -> bool:
    """Whether day, month and year are set apart alike, and all figures or none stand alone."""
    alone = {len(match["day"]) > 2, len(match["month"]) > 2, len(match["number"]) > 3}
    return match["first"] == match["second"] and len(alone) == 1


def _is_written_as_code(match: re.Match[str], follows: str) -> bool:
    """Whether a day, a sign and a number that fail the check are written as a code is."""
    if match["check"].upper() not in CHECK_CHARACTERS:
        return False
    if match["sign"] in ("-", "+"):
        return True
    sign = match["sign"].strip(" \n()")
    if (
        len(sign) == 1
        and sign.upper() in SIGNS
        and (sign == match["sign"] or (sign in "-+" and len(match["year"]) == 2))
    ):
        return True
    return match["check"].isalpha() and not follows.isalpha()
