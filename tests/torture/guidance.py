"""Guidance: documents as an admin changes them over time, and all that any of them ever said."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from tests.torture.corpora import name_section, put, write_entry, write_section, write_text
from tests.torture.scene import Scene

SECTIONS, DOCUMENTS = 12, 6
"""Sections of a new document, and documents at first."""

Words = set[tuple[str, str]]
"""Texts, each with the name of the document that says it."""


@dataclass(frozen=True)
class Document:
    """A document: its name, the places of its sections, the round that wrote it, and what supersedes it if anything."""

    name: str
    places: range
    round: int
    superseded_by: str = ""

    def say(self) -> Words:
        """The text of each of its sections."""
        return {(self.name, write_text(place, self.round)) for place in self.places}

    def write_entry(self) -> str:
        """Its entry in the register."""
        old = f"superseded, in_force_until: 2024-06-30, superseded_by: {self.superseded_by}"
        return write_entry(self.name, self.round, old if self.superseded_by else "in_force")


@dataclass
class Guidance:
    """The documents of a corpus as they are now, and what any of them ever said."""

    scene: Scene
    documents: dict[str, Document] = field(default_factory=dict)
    said: Words = field(default_factory=set)
    made: int = 0

    def __post_init__(self) -> None:
        """Write the first documents."""
        for _ in range(DOCUMENTS):
            self.add()
        self.write()

    @property
    def places(self) -> range:
        """The places of all sections that ever were."""
        return range((self.made + 1) * SECTIONS)

    def add(self, places: range | None = None) -> Document:
        """One more document, on sections of its own if on no others."""
        self.made += 1
        places = places or range(self.made * SECTIONS, (self.made + 1) * SECTIONS)
        return self.put(Document(f"ohje-{self.made}", places, self.scene.round))

    def put(self, document: Document) -> Document:
        """Take a document in, in the place of the one of its name."""
        self.documents[document.name] = document
        return document

    def write(self) -> None:
        """Write the corpus as the documents are now."""
        folder = self.scene.settings.corpus
        for one in self.documents.values():
            sections = "\n".join(write_section(place, one.round) for place in one.places)
            put(folder / f"{one.name}.md", f"# {one.name.capitalize()}\n\n{sections}")
        put(folder / "sources.yaml", "sources:\n" + "".join(one.write_entry() for one in self.documents.values()))
        self.said |= self.say()

    def say(self) -> Words:
        """What the documents say now."""
        return {row for one in self.documents.values() for row in one.say()}

    def list_superseded(self) -> set[str]:
        """The names of the documents that are superseded."""
        return {one.name for one in self.documents.values() if one.superseded_by}

    def list_superseded_by(self, name: str) -> list[Document]:
        """The documents that one supersedes."""
        return [one for one in self.documents.values() if one.superseded_by == name]

    def list_gone(self) -> set[str]:
        """The names of the sections that no document has any more."""
        now = {place for one in self.documents.values() for place in one.places}
        return {name_section(place) for place in self.places if place not in now}

    def take_oldest(self) -> Document:
        """Take out the oldest document in force."""
        return self.documents.pop(next(name for name, one in self.documents.items() if not one.superseded_by))


def replace_texts(guidance: Guidance) -> None:
    """The oldest document is written anew."""
    guidance.put(replace(guidance.take_oldest(), round=guidance.scene.round))


def shorten(guidance: Guidance) -> None:
    """The oldest document loses half of its sections; a new one comes, too."""
    old = guidance.take_oldest()
    guidance.put(replace(old, places=old.places[: len(old.places) // 2]))
    guidance.add()


def delete(guidance: Guidance) -> None:
    """The oldest document goes with those it superseded, which the register keeps only beside it; a new one comes."""
    gone = guidance.take_oldest()
    for old in guidance.list_superseded_by(gone.name):
        guidance.documents.pop(old.name)
    guidance.add()


def rename(guidance: Guidance) -> None:
    """The oldest document has another name, and the same texts; those it superseded name it so."""
    old = guidance.take_oldest()
    guidance.made += 1
    new = guidance.put(replace(old, name=f"ohje-{guidance.made}"))
    for earlier in guidance.list_superseded_by(old.name):
        guidance.put(replace(earlier, superseded_by=new.name))


def supersede(guidance: Guidance) -> None:
    """A new document speaks of the sections of the oldest, which it supersedes."""
    old = guidance.take_oldest()
    new = guidance.add(old.places)
    guidance.put(replace(old, superseded_by=new.name))


CHANGES: tuple[Callable[[Guidance], None], ...] = (replace_texts, shorten, delete, rename, supersede)
"""What an admin does to guidance."""
