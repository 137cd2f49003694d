"""Focusing: how much of what a question is about a sentence, an item or a row says."""

import re

from rag.language.base_forms import base_form, list_parts
from rag.language.dates import find_dates
from rag.language.words import split_words
from rag.meaning import Alternative, Focus, Meaning
from rag.retrieval import Found

IN_CONTEXT = 0.4
"""What a thing counts for that the heading or the lead-in says for the unit."""

RIGHT_KIND = 0.25
"""What a unit gains that holds the kind of thing asked for: a number, a date."""

_NUMBER_WORDS = re.compile(
    r"\b(?:yksi|kaksi|kolme|neljä|viisi|kuusi|seitsemän|kahdeksan|kymmenen|en|ett|två|tre|fyra|fem|sex|sju|åtta|tio"
    r"|one|two|three|four|five|six|seven|eight|ten|\d+)\b",
    re.IGNORECASE,
)


class Focuser:
    """Weighs the units of a found passage for a question."""

    def __init__(self, meaning: Meaning, found: Found) -> None:
        self._meaning = meaning
        self._language = found.passage.language
        self._weights = found.weights
        self._heading = self._find(" ".join(found.passage.section[-1:]))

    def weigh(self, unit: str, lead_in: str = "") -> float:
        """The weight of what a unit says itself, less that of what its heading and lead-in say for it."""
        said = self._find(unit)
        around = (self._heading | self._find(lead_in)) - said
        return self._sum(said) + IN_CONTEXT * self._sum(around) + self._has_right_kind(unit)

    def weigh_list(self, lead_in: str, items: list[str]) -> float:
        """The weight of a whole list: of its lead-in and items together, more where a list is asked for."""
        said = self._find(" ".join([lead_in, *items]))
        around = self._heading - said
        wanted = RIGHT_KIND if "list" in self._meaning.cues or "how_many" in self._meaning.cues else 0.0
        return self._sum(said) + IN_CONTEXT * self._sum(around) + wanted

    def pick_named(self, lead_in: str, items: list[str]) -> list[str]:
        """The items that name something the question names and the lead-in and heading do not; most named first.

        Of several, those that say the most; what a follow-up brought in beats what was asked before.
        """
        known = self._find(lead_in) | self._heading
        own = [self._find(item) - known for item in items]
        fresh = {part.text for part in self._meaning.focus if part.is_new}
        if any(said & fresh for said in own):
            own = [said & fresh for said in own]
        best = max((self._sum(said) for said in own), default=0.0)
        return [item for item, said in zip(items, own, strict=True) if best > 0 and self._sum(said) >= best - 1e-6]

    def _find(self, text: str) -> set[str]:
        """The things of the question that a text names."""
        words = split_words(text)
        bases = [base_form(word.text, self._language) for word in words]
        parts = {base_form(part, self._language) for word in words for part in list_parts(word.text)}
        lower = [word.lower for word in words]
        return {focus.text for focus in self._meaning.focus if _is_named(focus, bases, parts, lower)}

    def _sum(self, names: set[str]) -> float:
        """The weight of some things of the question."""
        return sum(self._weights.get(name, 0.0) for name in names)

    def _has_right_kind(self, unit: str) -> float:
        """What a unit gains that holds the kind of thing asked for."""
        cues = self._meaning.cues
        if cues & {"how_long", "how_many"} and _NUMBER_WORDS.search(unit):
            return RIGHT_KIND
        return RIGHT_KIND if "when" in cues and find_dates(unit) else 0.0


def _is_named(focus: Focus, bases: list[str], parts: set[str], lower: list[str]) -> bool:
    """Whether a thing is named among words given as base forms, as parts of hyphenated words and as written."""
    return any(_stands(alternative, bases, parts, lower) for alternative in focus.alternatives)


def _stands(alternative: Alternative, bases: list[str], parts: set[str], lower: list[str]) -> bool:
    """Whether one way to name a thing stands in the words, also as the beginning of a compound."""
    wanted = alternative.bases
    if len(wanted) == 1:
        name = wanted[0]
        is_long = len(name) >= 6 and not name[0].isdigit()
        return name in bases or name in parts or (is_long and any(word.startswith(name) for word in lower))
    return any(tuple(bases[start : start + len(wanted)]) == wanted for start in range(len(bases)))
