"""Frequency: how ordinary a word is in everyday language, so that a missing ordinary word tells little."""

from functools import lru_cache

from rag.language import LANGUAGES
from rag.language.base_forms import base_form

RARE, COMMON = 3.3, 5.3
"""On the Zipf scale (powers of ten a billion words): up to here a word is rare, from here on it is ordinary."""


@lru_cache(maxsize=50_000)
def find_commonness(word: str, language: str) -> float:
    """From 0 for a rare or unknown word to 1 for an ordinary one, by its commoner form."""
    zipf = max(find_zipf(form, language) for form in {word.lower(), base_form(word, language)})
    return min(max((zipf - RARE) / (COMMON - RARE), 0.0), 1.0)


def find_zipf(word: str, language: str) -> float:
    """How frequent a word in lower case is on the Zipf scale; 0 for an unknown one."""
    from wordfreq import zipf_frequency

    return float(zipf_frequency(word, language))


def load_frequencies() -> None:
    """Load the lists of every language now; they load with the first word otherwise."""
    for language in LANGUAGES:
        find_zipf("", language)


def list_words(language: str) -> list[str]:
    """The words of a language, most frequent first."""
    from wordfreq import iter_wordlist

    return list(iter_wordlist(language))
