"""Finding: where the words that a reader looks for stand in a text, in whatever form they are written there."""

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape

from rag.language.base_forms import base_form
from rag.language.words import Word, split_words

_SHORTEST = 3
"""Letters a word has at least to be looked for inside longer words."""


@dataclass(frozen=True)
class Wanted:
    """The words to look for, in a language."""

    words: tuple[Word, ...] = ()
    language: str = "fi"

    @classmethod
    def read(cls, text: str, language: str) -> "Wanted":
        """The words of what was typed."""
        return cls(tuple(split_words(text)), language)

    def is_in(self, text: str) -> bool:
        """Whether a text has every word."""
        found = split_words(text)
        return bool(self.words) and all(any(self._is(wanted, word) for word in found) for wanted in self.words)

    def mark(self, text: str) -> str:
        """A text as HTML with every occurrence of any of the words marked."""
        shown, place = "", 0
        for word in self._find(text):
            shown += f"{escape(text[place : word.start])}<mark>{escape(word.text)}</mark>"
            place = word.end
        return shown + escape(text[place:])

    def _find(self, text: str) -> Iterator[Word]:
        """The words of a text that are among those looked for."""
        for word in split_words(text) if self.words else ():
            if any(self._is(wanted, word) for wanted in self.words):
                yield word

    def _is(self, wanted: Word, word: Word) -> bool:
        """Whether a word of a text is the one looked for: in another form, or within a compound."""
        if len(wanted.lower) >= _SHORTEST and wanted.lower in word.lower:
            return True
        return base_form(wanted.text, self.language) == base_form(word.text, self.language)
