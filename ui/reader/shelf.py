"""Shelf: the sources of the published index, each with its sections as they are read from beginning to end."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from rag.generations import find_current, read_passages
from rag.passage import Passage, Validity
from rag.settings import Settings
from ui.administration.holdings import Holding, describe_source, group_by_source


@dataclass(frozen=True)
class Section:
    """A section of a source in one language, whole again from the passages it was cut into."""

    key: str
    passages: tuple[Passage, ...]

    @property
    def id(self) -> str:
        """The name of the section within its source."""
        return self.key.partition("#")[2]

    @property
    def heading(self) -> str:
        """The section's own heading."""
        return self.passages[0].section[-1]

    @property
    def path(self) -> tuple[str, ...]:
        """The headings between the document's own and the section's."""
        return self.passages[0].section[1:-1]

    @property
    def text(self) -> str:
        """The words of the section."""
        return "\n\n".join(passage.text for passage in self.passages)

    @property
    def validity(self) -> Validity:
        """How the section stands."""
        return self.passages[0].validity


@dataclass(frozen=True)
class Source:
    """A source of the index: how it stands on a day, and its passages in every language."""

    holding: Holding
    passages: tuple[Passage, ...]

    @property
    def id(self) -> str:
        """The id in the register."""
        return self.holding.id

    @property
    def url(self) -> str | None:
        """The address that the register gives."""
        return self.passages[0].url

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages it can be read in, the one it was written in first."""
        return tuple(dict.fromkeys(passage.language for passage in self.passages))

    def choose_language(self, wanted: str) -> str:
        """A language to read it in: the one that is wanted if it is there, else that of the source."""
        return wanted if wanted in self.languages else self.languages[0]

    def name(self, language: str) -> str:
        """The name by which people refer to it, or else its title."""
        return self.passages[0].short.get(language) or self.holding.title

    def list_sections(self, language: str) -> list[Section]:
        """The sections in a language, in the order of the document."""
        in_language = [passage for passage in self.passages if passage.language == language]
        groups = groupby(in_language, key=lambda passage: passage.section_key)
        return [Section(key, tuple(passages)) for key, passages in groups]


def read_shelf(settings: Settings, on: date) -> list[Source]:
    """The sources as they stand on a day; raises IndexFault where there is no index or it is damaged."""
    return arrange_shelf(read_passages(find_current(settings.index)), on)


def arrange_shelf(passages: Sequence[Passage], on: date) -> list[Source]:
    """Passages by source, what is in force first and the latest first."""
    sources = [Source(describe_source(name, held, on), tuple(held)) for name, held in group_by_source(passages).items()]
    return sorted(sources, key=_rank)


def _rank(source: Source) -> tuple[bool, int, str]:
    """The place of a source: in force before the others, then by the day it was published, if known."""
    validity = source.passages[0].validity
    day = validity.published or validity.published_not_before or date.min
    return source.holding.standing != "in_force", -day.toordinal(), source.id
