"""Focusing: how much of what a question is about a sentence, an item or a row says."""

from collections.abc import Sequence

from rag.composition.quantities import has_number
from rag.coverage import Found, list_shared_cues
from rag.focus import TextWords
from rag.language.dates import find_dates
from rag.language.words import split_words
from rag.meaning import Meaning
from rag.passage import Passage

IN_CONTEXT = 0.4
"""What a thing counts for that the heading or the lead-in says for the unit."""

TO_THE_POINT = 0.1
"""What a unit gains that speaks of nothing but what is asked."""

RIGHT_KIND = 0.25
"""What a unit gains that holds the kind of thing asked for: a number, a date."""

NEW = 2.0
"""What a thing counts for that a follow-up brought in, of one that was asked about before."""

HEADED = frozenset({"who", "before", "negation"})
"""What a heading says that its section is of, and a question asks: who does it, what comes before, what is not so."""

RARE = 0.35
"""Share of a question's weight that makes a plain word tell one item of a list from another."""

MOSTLY = 0.7
"""Share of what a yes-or-no question asks for that an item must name to be the answer alone."""

_KINDS_OF_CONTEXT = ("cue", "date")


def has_right_shape(meaning: Meaning, passage: Passage, parts: Sequence[str]) -> bool:
    """Whether parts of a passage look like what is asked for: lists for "which", dates for "when", headed as asked."""
    if "when" in meaning.cues:
        return any(find_dates(part) for part in parts)
    shared = list_shared_cues(meaning, passage) & HEADED
    if "list" in meaning.cues:
        return len(parts) > 1 or bool(shared - {"who"})
    return bool(shared)


class Focuser:
    """Weighs the units of a found passage for a question."""

    def __init__(self, meaning: Meaning, found: Found) -> None:
        self._meaning = meaning
        self._language = found.passage.language
        fresh = {part.text for part in meaning.focus if part.is_new}
        self._weights = {name: weight * (NEW if name in fresh else 1.0) for name, weight in found.weights.items()}
        self._heading = self._find(" ".join(found.passage.section[-1:]))
        self._title = self._find(" ".join([found.passage.title, *found.passage.section[:-1]]))

    def weigh(self, unit: str, lead_in: str = "") -> float:
        """The weight of what a unit says itself, less that of what its heading and lead-in say for it."""
        words = TextWords.read(unit, self._language)
        said = {focus.text for focus in self._meaning.focus if focus.stands_in(words)}
        around = (self._heading | self._find(lead_in)) - said
        precision = len(said) / max(len(words.list_content(self._language)), 1)
        return self._sum(said) + IN_CONTEXT * self._sum(around) + self._has_right_kind(unit) + TO_THE_POINT * precision

    def weigh_list(self, lead_in: str, items: list[str]) -> float:
        """The weight of a whole list: of its lead-in and items together, more where a list is asked for."""
        said = self._find(" ".join([lead_in, *items]))
        around = self._heading - said
        return self._sum(said) + IN_CONTEXT * self._sum(around) + self.wants_list

    @property
    def wants_list(self) -> float:
        """What a list gains where one is asked for."""
        return RIGHT_KIND if self._meaning.cues & {"list", "how_many"} else 0.0

    def pick_named(self, lead_in: str, items: list[str]) -> list[str]:
        """The items that name something the question names and the lead-in, heading and title do not.

        Of several, those that say the most; what a follow-up brought in beats what was asked before. A question
        for the list itself ("which", "what") picks items only by what tells one from another: a service task, a
        place, a number, a name.
        """
        known = self._find(lead_in) | self._heading | self._title
        own = [self._find(item) - known for item in items]
        asked = {part.text for part in self._meaning.focus if part.kind not in _KINDS_OF_CONTEXT} - known
        if "list" in self._meaning.cues or "how_many" in self._meaning.cues:
            own = [said & self._distinctive for said in own]
        fresh = {part.text for part in self._meaning.focus if part.is_new}
        if any(said & fresh for said in own):
            own = [said & fresh for said in own]
        best = max((self._sum(said) for said in own), default=0.0)
        if "yes_no" in self._meaning.cues and best < MOSTLY * self._sum(asked):
            return []
        return [item for item, said in zip(items, own, strict=True) if best > 0 and self._sum(said) >= best - 1e-6]

    @property
    def _distinctive(self) -> set[str]:
        """The things of the question that tell one item of a list from another; of plain words only rare ones."""
        named = {
            part.text
            for part in self._meaning.focus
            if part.kind in ("place", "number", "name", "thing")
            or part.is_new
            or self._weights.get(part.text, 0.0) >= RARE
        }
        words = split_words(self._meaning.text)
        for mention in self._meaning.mentions:
            if mention.term.subject or mention.term.sector:
                named.add(" ".join(word.text for word in words[mention.first : mention.last + 1]))
        return named

    def _find(self, text: str) -> set[str]:
        """The things of the question that a text names."""
        words = TextWords.read(text, self._language)
        return {focus.text for focus in self._meaning.focus if focus.stands_in(words)}

    def _sum(self, names: set[str]) -> float:
        """The weight of some things of the question."""
        return sum(self._weights.get(name, 0.0) for name in names)

    def _has_right_kind(self, unit: str) -> float:
        """What a unit gains that holds the kind of thing asked for."""
        cues = self._meaning.cues
        if cues & {"how_long", "how_many"} and has_number(unit):
            return RIGHT_KIND
        return RIGHT_KIND if "when" in cues and find_dates(unit) else 0.0
