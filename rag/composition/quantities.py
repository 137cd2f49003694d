"""Quantities: whether a text has the number that a question how many or how long asks for, of what it asks."""

import re
from collections.abc import Sequence

from rag.coverage import Found
from rag.focus import Focus, TextWords
from rag.language.cues import find_cue_spans
from rag.language.dates import find_dates
from rag.language.sentences import split_sentences
from rag.meaning import Meaning

NAMED_IN_HEADING = 0.6
"""How much alike heading and question must be for a list to be the one whose items are counted."""

_NUMBER_WORDS = re.compile(
    r"\b(?:yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|kymmenen|två|tre|fyra|fem|sex|sju|åtta|tio"
    r"|one|two|three|four|five|six|seven|eight|ten|(?<![\d./])\d+(?![./]\d|\s?§|\.\s[a-zäåö]))\b",
    re.IGNORECASE,
)

_UNIT = re.compile(
    r"kuukau|\bkk\b|vuo[ts]|vuode|viiko|viikk|päiv|tun[tn]|\baika|månad|\bår|veck|dag|timm|\btid"
    r"|month|year|week|day|hour|\btime\b",
    re.IGNORECASE,
)
"""What a question how many counts where it asks how long."""

_TIME = re.compile(
    r"kuukau|\bkk\b|vuo[tds]|viiko|viikk|päiv|tun[tn]|viivytyksettä|jatkuvasti|månad|\bår|veck|dag|timm|dröjsmål"
    r"|month|year|week|day|hour|delay|quarter|permanent"
    r"|hävit|förstör|destroy|koskaan|aldrig|\bnever\b",
    re.IGNORECASE,
)


def has_asked_kind(meaning: Meaning, found: Found, lead_in: str, parts: Sequence[str]) -> bool:
    """Whether an extract has the number that a question how many or how long asks for; a date is no number.

    For how many things a list under a heading that names them gives the number by its length; elsewhere a sentence
    has a number, and it, its lead-in or its heading names what is counted. A duration has a unit of time, or a
    beginning and an end.
    """
    if not meaning.cues & {"how_long", "how_many"}:
        return True
    if "how_many" in meaning.cues and len(parts) > 1 and found.heading >= NAMED_IN_HEADING:
        return True
    if "how_long" in meaning.cues or _UNIT.match(_read_after_asking(meaning)):
        is_period = len(parts) == 1 and len(find_dates(parts[0])) > 1
        return is_period or _TIME.search(" ".join([lead_in, *parts])) is not None
    counted, language = find_counted(meaning), found.passage.language
    around = _names(counted, f"{found.passage.section[-1]}. {lead_in}", language)
    sentences = [sentence for text in (lead_in, *parts) for sentence in split_sentences(text)]
    return any(has_number(sentence) and (around or _names(counted, sentence, language)) for sentence in sentences)


def find_counted(meaning: Meaning) -> Focus | None:
    """What a question how many counts: what it names first after the words that ask; None where it names nothing."""
    after = _read_after_asking(meaning)
    named = [focus for focus in meaning.focus if focus.kind != "cue" and focus.text.lower() in after]
    return min(named, key=lambda focus: after.find(focus.text.lower()), default=None)


def _read_after_asking(meaning: Meaning) -> str:
    """What stands after the words that ask how many, in lower case; nothing where it is not asked."""
    ends = [end for _, end in find_cue_spans(meaning.text, "how_many", meaning.language)]
    return meaning.text[ends[0] :].lower().lstrip() if ends else ""


def _names(counted: Focus | None, text: str, language: str) -> bool:
    """Whether a text names what is counted, if anything is."""
    return counted is None or counted.stands_in(TextWords.read(text, language))


def has_number(text: str) -> bool:
    """Whether a text has a number, in digits or words, that is no part of a date or of a law."""
    spans = [(stated.start, stated.end) for stated in find_dates(text)]
    return any(not any(start <= match.start() < end for start, end in spans) for match in _NUMBER_WORDS.finditer(text))
