"""Words: a source, its standing and its validity in a reader's language."""

from collections.abc import Iterable
from datetime import date

from rag.passage import Standing, Validity
from ui.day import write_day
from ui.reader.shelf import Source
from ui.texts import Texts, load_texts


class SourceWords:
    """The words of one language for the sources as they stand on a day."""

    def __init__(self, language: str, on: date, sources: Iterable[Source]) -> None:
        self.language = language
        self.on = on
        self.texts: Texts = load_texts(language)
        self._names = {source.id: source.name(language) for source in sources}

    def name_source(self, name: str) -> str:
        """A source by its name; what is not in the register is an act, by its number."""
        return self._names.get(name) or self.texts("sources.act", number=name)

    def name_standing(self, standing: Standing) -> str:
        """How a text stands, in a word."""
        return self.texts(f"admin.standings.{standing}")

    def tell_published(self, validity: Validity) -> str:
        """When a text was published, as far as it is known."""
        if validity.published:
            return write_day(validity.published)
        if validity.published_not_before:
            return self.texts("sources.not_before", day=write_day(validity.published_not_before))
        return self.texts("source.undated")

    def tell_period(self, start: date | None, end: date | None) -> str:
        """From when until when a text holds; empty where nothing is known."""
        if not start and not end:
            return ""
        return "–".join(write_day(day) if day else "" for day in (start, end))

    def tell_validity(self, validity: Validity) -> str:
        """The standing of a section, its period and what superseded it."""
        parts = [
            self.name_standing(validity.find_standing(self.on)),
            self.tell_period(validity.in_force_from, validity.in_force_until),
            self.texts("sources.successor", name=self.name_source(validity.superseded_by))
            if validity.superseded_by
            else "",
        ]
        return " · ".join(part for part in parts if part)
