"""Detection: the language of a question, also of three words."""

from rag.language import LANGUAGES
from rag.language.base_forms import base_form, is_known
from rag.language.function_words import list_function_words
from rag.language.words import split_words

FIELD_NAMES = frozenset({"kanta", "omakanta", "mykanta", "mittkanta", "kela", "thl", "sosmeta", "sosdata"})
"""Names that are the same in every language, and tell nothing of a text's own."""

SHARE_KNOWN = 0.5
"""More than this share of a text's words must a dictionary know, or as many be function words."""


def detect_language(text: str) -> str | None:
    """Finnish, Swedish or English by function words, and by the dictionaries where these do not decide.

    None for any other language, and for a text without words (a date, an emoji). A tie goes to the language
    whose dictionary has more of the words as they are written, then to the earlier of fi, sv, en.
    """
    words = [word.lower for word in split_words(text) if not word.is_number and word.lower not in FIELD_NAMES]
    if not words:
        return None
    functions = {language: sum(word in list_function_words(language) for word in words) for language in LANGUAGES}
    first, second = sorted(LANGUAGES, key=lambda language: -functions[language])[:2]
    if functions[first] >= 2 * functions[second] + 2:
        return first
    shares = {language: _share_known(words, language) for language in LANGUAGES}
    best = max(
        LANGUAGES,
        key=lambda language: (
            shares[language] + functions[language] / len(words),
            sum(is_known(word, language) for word in words),
        ),
    )
    is_known_enough = shares[best] > SHARE_KNOWN or functions[best] >= SHARE_KNOWN * len(words)
    return best if is_known_enough else None


def _share_known(words: list[str], language: str) -> float:
    """The share of words that are function words of a language or stand in its dictionary."""
    functions = list_function_words(language)
    return sum(word in functions or _knows(word, language) for word in words) / len(words)


def _knows(word: str, language: str) -> bool:
    """Whether a dictionary has a word, in Finnish also one made of words that it has."""
    return is_known(word, language) or (language == "fi" and "å" not in word and base_form(word, language) != word)
