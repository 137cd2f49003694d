"""Base forms: a word as the dictionary has it, so that "lastensuojelun" and "lastensuojelussa" are one term."""

from functools import lru_cache
from pathlib import Path

from rag.data_file import read_data
from rag.language.dictionaries import open_dictionaries

_CORRECTIONS: dict[str, dict[str, str]] = read_data(Path(__file__).with_suffix(".yaml"))
_ACTION = "minen"
_TO_BE_DONE = ("ttavat", "ttävät")
_PART_LENGTH = 4
"""Letters the last part of a compound has at least, and its first part all but one of them."""


@lru_cache(maxsize=200_000)
def base_form(word: str, language: str) -> str:
    """The base form of a word in lower case; numbers and unknown words stay as they are.

    Endings after a colon ("THL:n") and the genitive of Swedish and English names are taken off; what the
    dictionary gets wrong stands in base_forms.yaml.
    """
    lower = word.lower().split(":")[0].replace("’", "'")
    if lower[0].isdigit():
        return "".join(lower.split())
    if language == "fi" and lower.endswith(_TO_BE_DONE):
        lower = lower[:-1]
    if language != "fi":
        lower = lower.removesuffix("'s").removesuffix("'")
    found = _correct(lower, language) or _look_up(lower, language)
    return _find_verb(found) if language == "fi" and found.endswith(_ACTION) else found


def list_parts(word: str) -> list[str]:
    """The parts of a hyphenated word; none of a plain one."""
    parts = [part for part in word.split("-") if part]
    return parts if len(parts) > 1 else []


def _correct(lower: str, language: str) -> str | None:
    """The base form that base_forms.yaml gives; None where it has none."""
    corrections = _CORRECTIONS[language]
    if lower in corrections:
        return corrections[lower]
    return next((base for form, base in corrections.items() if form[-1] == "*" and lower.startswith(form[:-1])), None)


def load_dictionaries() -> None:
    """Load the dictionaries of every language now; they load with the first word otherwise."""
    for language in _CORRECTIONS:
        is_known("", language)


def is_known(word: str, language: str) -> bool:
    """Whether the dictionary of a language has the word, in any form."""
    return bool(open_dictionaries().is_dictionary_member(word.lower(), language))


def _find_verb(noun: str) -> str:
    """The verb of a Finnish noun of action ("tallentaminen", "tallentaa"); the noun where none is known."""
    stem = noun.removesuffix(_ACTION)
    verbs = (stem + "a", stem + "ä", stem[:-1] + "ta", stem[:-1] + "tä") if len(stem) >= _PART_LENGTH - 1 else ()
    return next((verb for verb in verbs if is_known(verb, "fi")), noun)


def _look_up(lower: str, language: str) -> str:
    """Ask the dictionary for the word, then for the last part of a compound, then for its best guess."""
    if not is_known(lower, language) and language != "en" and (found := _look_up_last_part(lower, language)):
        return found
    if language == "sv" and lower.endswith("s") and not is_known(lower, language):
        return _look_up(lower[:-1], language)
    return (open_dictionaries().get_lemma(lower, language) or lower).lower()


def _look_up_last_part(lower: str, language: str) -> str | None:
    """A compound with its last part in base form: the longest last part known after a known first part."""
    cuts = range(_PART_LENGTH - 1, len(lower) - _PART_LENGTH + 1)
    splits = [(lower[:cut], lower[cut:]) for cut in cuts if is_known(lower[cut:], language)]
    for can_begin in (_is_part, _is_compound):
        for first, last in splits:
            if can_begin(first, language):
                return (
                    first + (_correct(last, language) or open_dictionaries().get_lemma(last, language) or last).lower()
                )
    return None


def _is_part(first: str, language: str) -> bool:
    """Whether a word can begin a compound: a known word, in Swedish perhaps with the s that joins."""
    joined = language == "sv" and first.endswith("s") and is_known(first[:-1], language)
    return joined or is_known(first, language)


def _is_compound(first: str, language: str) -> bool:
    """Whether a first part is itself made of two parts."""
    cuts = range(_PART_LENGTH, len(first) - _PART_LENGTH + 2)
    return any(_is_part(first[:cut], language) and _is_part(first[cut:], language) for cut in cuts)
