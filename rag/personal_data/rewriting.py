"""Rewriting: a question without the personal data in it, and without the words that only led to them."""

import re

from rag.personal_data import find_personal_data

_PLACE = "\0"
_IN_BRACKETS = re.compile(rf"\s*[(\[][^()\[\]]*{_PLACE}[^()\[\]]*[)\]]")
_LED_TO = re.compile(
    r"(?:\b(?:hetu|henkilötunnu|syntymäaika|puh|puhelin|numero|osoit|sähköpost|tilinumero|tili|iban|asuu"
    r"|personbeteckning|personnummer|telefon|tel|nummer|numret|adress|e-post|konto|bor|ring"
    r"|identity code|id|phone|number|address|e-?mail|account|code|lives)\w*\b[.:]?\s*"
    r"|\b(?:on|är|is|was|at|the|på|to|till|from|från|med|with|tunnuksella)\s+)*"
    rf"{_PLACE}(?::\w+)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_CLAUSE = re.compile(r",\s+|\s+[–-]\s+")
_WORD = re.compile(r"[^\W\d_]{2,}")
_FEWEST_WORDS = 3
"""Words of a clause that say something; a question may have one less."""


def write_without(text: str) -> str:
    """The question without personal data; empty where no question is left."""
    for data in reversed(find_personal_data(text)):
        text = f"{text[: data.start]}{_PLACE}{text[data.end :]}"
    sentences = _SENTENCE.split(_IN_BRACKETS.sub("", text))
    written = _tidy(" ".join(kept for sentence in sentences if (kept := _drop_clauses(sentence))))
    says_something = len(_WORD.findall(written)) >= _FEWEST_WORDS - written.endswith("?")
    return written if says_something and not find_personal_data(written) else ""


def _drop_clauses(sentence: str) -> str:
    """A sentence without its personal data, and without the clauses that said little else."""
    clauses = [(clause, _LED_TO.sub("", clause)) for clause in _CLAUSE.split(sentence)]
    return ", ".join(left for clause, left in clauses if left == clause or len(_WORD.findall(left)) >= _FEWEST_WORDS)


def _tidy(text: str) -> str:
    """A text with single spaces, none before a sign, that begins with a capital letter."""
    text = re.sub(r"\s+(?=[,.?!;:])", "", re.sub(r"\s+", " ", text)).strip(" ,;:.–-")
    text = re.sub(r"^(?:ja|och|and) ", "", text, flags=re.IGNORECASE)
    return text[:1].upper() + text[1:]
