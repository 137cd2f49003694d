"""What the tests of the reader share: the shipped sources on a shelf, and sources made up for a test."""

from collections.abc import Callable
from datetime import date

import pytest

from rag.passage import Passage, SourceKind, Standing, Validity
from rag.settings import Settings
from tests.conftest import TODAY
from ui.reader.shelf import Source, arrange_shelf, read_shelf
from ui.reader.words import SourceWords

Make = Callable[..., Passage]


@pytest.fixture
def make() -> Make:
    """A passage of a source, superseded where something superseded it."""

    def make_passage(source: str, section: str, text: str = "Sanat.", later: str | None = None) -> Passage:
        standing = Standing.SUPERSEDED if later else Standing.IN_FORCE
        until = date(2024, 6, 30) if later else None
        return Passage(
            id=f"{source}#{section}.fi",
            document=source,
            section_key=f"{source}#{section.partition('/')[0]}",
            section=("Asiakirja", f"Otsikko {section.partition('/')[0]}"),
            place="",
            page=3,
            language="fi",
            text=text,
            title=f"<b>{source}</b>",
            short={"fi": source.upper()},
            publisher="Julkaisija & kumpp.",
            kind=SourceKind.ORIGINAL,
            url="https://evil.example/",
            validity=Validity(standing=standing, published=date(2022, 1, 1), in_force_until=until, superseded_by=later),
            claims=(),
            digest="",
        )

    return make_passage


@pytest.fixture
def shelf(settings: Settings) -> list[Source]:
    """The shipped sources."""
    return read_shelf(settings, TODAY)


@pytest.fixture
def arrange() -> Callable[[list[Passage]], tuple[list[Source], SourceWords]]:
    """Sources of made-up passages, with the words for them in Finnish."""

    def arrange_all(passages: list[Passage]) -> tuple[list[Source], SourceWords]:
        sources = arrange_shelf(passages, TODAY)
        return sources, SourceWords("fi", TODAY, sources)

    return arrange_all
