"""Support: whether a sentence that a language model wrote says only what one place of a cited passage says.

No sentence is understood here. One that adds a word, a number, a name, a negation, a duty or a leave to what a unit of
the passage says is not supported, and a true one that is worded too freely falls with it.
"""

import re

from rag.composition.draft import Quote, Statement
from rag.composition.quoting import list_units
from rag.grounding import is_grounded
from rag.language.base_forms import base_form
from rag.language.dates import find_dates
from rag.language.detection import detect_language
from rag.language.function_words import list_function_words
from rag.language.turns import find_turns
from rag.language.words import split_words
from rag.passage import Passage

LONGEST_SENTENCE = 400
"""Characters of a sentence; one that goes on longer is no sentence."""

SAID = 0.6
"""Share of a unit's content words that a sentence must say: what is left out may be what it hangs on."""

_MARKUP = re.compile(
    r"[<>`\[\]{}|\\*_#~^]|!\(|\w+://|\bwww\.|\bhttps?\b|\bdata:|&#?\w+;|[\u0000-\u001f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\b[PR]\d+\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"§+|\b(?:pykälä\w*|momen\w+|luku\b|luvun|section|chapter|subsection|paragraf\w*|kapit\w+)", re.IGNORECASE
)


def is_plain(text: str, language: str) -> bool:
    """Whether a text is one plain sentence of a language: no markup, link, token or hidden character in it."""
    words = split_words(text)
    if not len(words) >= 3 or len(text) > LONGEST_SENTENCE or _MARKUP.search(text) or text.rstrip()[-1] not in '.!”"':
        return False
    return detect_language(text) in (language, None)


def find_support(text: str, passage: Passage) -> str | None:
    """The unit of a passage that says what a sentence says; None where none does."""
    return next((unit for unit in list_units(passage) if _says_no_more(text, unit, passage)), None)


def _says_no_more(text: str, unit: str, passage: Passage) -> bool:
    """Whether a sentence says most of a unit, in its order, with its turns, days and sections, and nothing more."""
    language = passage.language
    said, given = _list_content(text, language), _list_content(unit, language)
    if not said or len(said) < SAID * len(given) or not _is_in_order(said, given):
        return False
    if find_turns(text, language) != find_turns(unit, language):
        return False
    if {day.iso for day in find_dates(text)} != {day.iso for day in find_dates(unit)}:
        return False
    if len(_SECTION.findall(text)) > len(_SECTION.findall(unit)):
        return False
    alone = passage.model_copy(update={"text": unit, "title": "", "short": {}})
    return is_grounded(Statement(text, (Quote(alone, unit),)))


def _is_in_order(said: list[str], given: list[str]) -> bool:
    """Whether words stand among others in the same order."""
    rest = iter(given)
    return all(word in rest for word in said)


def _list_content(text: str, language: str) -> list[str]:
    """The base forms of a text's words in order, function words apart."""
    idle = list_function_words(language)
    return [base_form(word.text, language) for word in split_words(text) if word.lower not in idle]
