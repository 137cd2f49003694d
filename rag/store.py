"""Store: the open generation that answers, followed to the next when one is published."""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from rag.arrangement import Arrangement
from rag.chroma import CHROMA
from rag.errors import IndexDamaged, IndexFault, IndexMismatch, IndexUnreadable
from rag.focus import TextWords
from rag.generations import (
    LEXICON,
    check_own_files,
    find_current,
    list_in_turn,
    name_current,
    read_manifest,
    read_passages,
)
from rag.integrity import naming_damage
from rag.language.base_forms import base_form
from rag.lexicon import Lexicon
from rag.passage import Passage
from rag.settings import Settings
from rag.vectors import VectorReader

WORDS_KEPT = 20_000
"""Passages whose words are kept in memory."""


class Generation:
    """One index, open for reading: passages, vectors in Chroma, lexicon.

    `stands_in` says that it answers in the place of a later one, which is damaged.
    """

    stands_in = False

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.manifest = check_own_files(folder, beside=CHROMA)
        self.passages = read_passages(folder)
        self.arrangement = Arrangement(self.passages)
        self.places = {passage.id: place for place, passage in enumerate(self.passages)}
        self.lexicon = Lexicon.load(folder / LEXICON, len(self.passages))
        self._words: dict[int, TextWords] = {}
        self._in_language: dict[str, list[Passage]] = {}
        self._vectors = VectorReader(folder, settings, self.manifest.id, len(self.passages))

    def read_words(self, place: int) -> TextWords:
        """The words of a passage with those of its title and headings, read once."""
        if place not in self._words:
            if len(self._words) >= WORDS_KEPT:
                self._words.clear()
            passage = self.passages[place]
            self._words[place] = TextWords.read(passage.named_text, passage.language)
        return self._words[place]

    def find_section(self, key: str, language: str) -> Passage | None:
        """The first passage of a section ("document#section") in a language, or else as it was written."""
        passages = [self.passages[place] for place in self.arrangement.sections.get(key, ())]
        return next((row for row in passages if row.language == language), passages[0] if passages else None)

    def speaks_of(self, place: str) -> bool:
        """Whether any passage names a place, given in Finnish."""
        return self.lexicon.knows(base_form(place, "fi"))

    def list_in(self, language: str) -> list[Passage]:
        """Every passage in a language, and those of sections that the language lacks as they were written."""
        if language not in self._in_language:
            own = [passage for passage in self.passages if passage.language == language]
            held = {passage.section_key for passage in own}
            first = {passage.section_key: passage.language for passage in reversed(self.passages)}
            self._in_language[language] = own + [
                row for row in self.passages if row.section_key not in held and row.language == first[row.section_key]
            ]
        return self._in_language[language]

    def search_nearest(self, vector: Sequence[float], count: int, on: date) -> list[tuple[int, float]]:
        """Places of the passages nearest to a vector, of those visible on a day, each with its cosine."""
        day = None if self.arrangement.sees_all(on) else on
        found = self._vectors.search_nearest(vector, min(count, len(self.passages)), day)
        return [(self.places[name], cosine) for name, cosine in found]

    def close(self) -> None:
        """Give back what Chroma holds open."""
        self._vectors.close()


class Store:
    """The generation that answers; a question holds it open, a new one is taken up between questions."""

    def __init__(self, settings: Settings, embedder_identity: str) -> None:
        self._settings = settings
        self._embedder = embedder_identity
        self._lock = threading.Lock()
        self._open: Generation | None = None
        self._followed = ""
        self._readers: dict[str, int] = {}

    @contextmanager
    def read(self) -> Iterator[Generation]:
        """The current generation, kept open while it is read; raises an IndexFault."""
        with self._lock:
            generation = self._follow_pointer()
            name = generation.manifest.id
            self._readers[name] = self._readers.get(name, 0) + 1
        try:
            yield generation
        finally:
            with self._lock:
                self._readers[name] -= 1
                if generation is not self._open and not self._readers[name]:
                    generation.close()

    def name_current(self) -> str:
        """The id of the generation that is to answer now; empty where none can be told."""
        with suppress(IndexFault):
            return name_current(self._settings.index)
        return ""

    def close(self) -> None:
        """Close the open generation."""
        with self._lock:
            if self._open:
                self._open.close()
            self._open = None

    def _follow_pointer(self) -> Generation:
        """The open generation, or the newer one that the pointer names; the older closes with its last reader.

        What stands in for a damaged one stays until the pointer names another. Where the newer one cannot be opened
        for want of room or handles, the older stands in, and the newer is tried again with the next question.
        """
        older = self._open
        try:
            name = name_current(self._settings.index)
            if older and self._followed == name:
                return older
            self._open, self._followed = self._open_sound(name), name
        except IndexUnreadable:
            if older is None:
                raise
            older.stands_in = True
            return older
        if older and older is not self._open and not self._readers.get(older.manifest.id):
            older.close()
        return self._open

    def _open_sound(self, name: str) -> Generation:
        """The generation of a name, or where it is damaged the first sound one before it."""
        damage: IndexDamaged | None = None
        for folder in list_in_turn(self._settings.index):
            try:
                opened = self._open_of_embedder(folder)
            except IndexDamaged as fault:
                damage = damage or fault
            except IndexFault:
                if damage is None:
                    raise
            else:
                opened.stands_in = folder.name != name
                return opened
        if damage is None:
            open_generation(find_current(self._settings.index), self._settings)
        raise damage or IndexDamaged(f"{self._settings.index}: the index is damaged; build it anew: python -m ingest")

    def _open_of_embedder(self, folder: Path) -> Generation:
        """A generation, opened unless it is open; raises IndexMismatch where its vectors are another embedder's."""
        if self._open and self._open.manifest.id == folder.name:
            return self._open
        built_with = read_manifest(folder).embedder
        if built_with != self._embedder:
            raise IndexMismatch(
                f"{self._settings.index}: the index was built with the embedder “{built_with}”, the settings say "
                f"“{self._embedder}”; build it anew: python -m ingest"
            )
        return open_generation(folder, self._settings)


def open_generation(folder: Path, settings: Settings) -> Generation:
    """Open a generation; raises IndexDamaged where its files are, IndexOutdated where they are of old."""
    with naming_damage(folder):
        return Generation(folder, settings)
