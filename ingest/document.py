"""Document: what reading a file gives, its sections, what it says of itself, and what in it was hidden."""

from dataclasses import dataclass
from datetime import date

from ingest.section import Section


class Unreadable(ValueError):
    """What a person can mend in a file, as the end of a sentence that begins with its name."""


@dataclass(frozen=True)
class Hidden:
    """Text that a reader of the page does not see: where it stands, in what way it is hidden, and its words.

    It is never part of a section.
    """

    place: str
    manner: str
    text: str

    def describe(self) -> str:
        """The finding in words, with the beginning of the text."""
        words = " ".join(self.text.split())
        return f"{self.place}: hidden text ({self.manner}) was left out: “{words[:80]}{'…' if len(words) > 80 else ''}”"


@dataclass(frozen=True)
class Document:
    """The sections of a file, with the title and the day of publication that its own data propose."""

    sections: tuple[Section, ...]
    title: str = ""
    published: date | None = None
    hidden: tuple[Hidden, ...] = ()
