"""Detection: the language of a question, also of three words."""

from rag.language import LANGUAGES
from rag.language.function_words import list_function_words
from rag.language.words import split_words

SHARE_KNOWN = 0.5
"""The share of a text's words that a dictionary must know for the text to be in its language."""


def detect_language(text: str) -> str | None:
    """Finnish, Swedish or English by the dictionaries and by function words; None for any other language.

    A tie goes to the earlier of fi, sv, en; a text without words (a date, an emoji) is None too.
    """
    words = [word.lower for word in split_words(text) if not word.is_number]
    if not words:
        return None
    shares = {language: _share_known(words, language) for language in LANGUAGES}
    best = max(LANGUAGES, key=lambda language: shares[language])
    return best if shares[best] >= SHARE_KNOWN else None


def _share_known(words: list[str], language: str) -> float:
    """The share of words a dictionary knows; a function word of the language counts once more."""
    from simplemma import is_known

    functions = list_function_words(language)
    known = sum(word in functions or is_known(word, lang=language) for word in words)
    return (known + sum(word in functions for word in words)) / len(words)
