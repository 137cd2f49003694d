"""A small corpus of two sources that a test may change, with an index of its own."""

from collections.abc import Callable
from pathlib import Path

import pytest

from rag.settings import Settings

REGISTER = """\
sources:
  - id: bulletin
    title: Bulletin on Kanta
    publisher: A county
    published: 2022-05-10
    kind: digest
    standing: in_force
    files: {fi: bulletin.md}
  - id: handbook
    title: Handbook
    publisher: A ministry
    published: 2023-01-15
    kind: digest
    standing: in_force
    files: {fi: handbook.md, en: handbook.en.md}
"""

BULLETIN = """\
# Tiedote

## Lastensuojelu
<!-- {id: storing} -->

Lastensuojelun asiakirjat tallennetaan Kantaan viimeistään 1.3.2025.

## Koulutus

Koulutus järjestetään keväällä.
"""

HANDBOOK = """\
# Käsikirja

## Arkisto
<!-- {id: archive, place: page 4} -->

Arkistoon viedään:

- päätökset
- suunnitelmat
"""

HANDBOOK_EN = """\
# Handbook

## Archive
<!-- {id: archive, follows: "00000000"} -->

These go to the archive:

- decisions
- plans
"""

Write = Callable[[str, str], None]


@pytest.fixture
def small(tmp_path: Path) -> Settings:
    """Settings over a corpus of two sources in three files, without an index."""
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    files = {"sources.yaml": REGISTER, "bulletin.md": BULLETIN, "handbook.md": HANDBOOK, "handbook.en.md": HANDBOOK_EN}
    for name, text in files.items():
        (corpus / name).write_text(text, encoding="utf-8")
    return Settings(index=tmp_path / "index", corpus=corpus)


@pytest.fixture
def write(small: Settings) -> Write:
    """Write a file of the small corpus: `write(name, text)`."""

    def write_one(name: str, text: str) -> None:
        (small.corpus / name).write_text(text, encoding="utf-8")

    return write_one
