"""A small corpus and its index in a folder of a test's own, for tests that stand outside tests/ingest."""

from pathlib import Path

from rag.settings import Settings
from tests.ingest.conftest import BULLETIN, HANDBOOK, HANDBOOK_EN, REGISTER

QUESTION = "Mitä arkistoon viedään?"
"""A question that the small corpus answers, by the words in ANSWER."""

ANSWER = "suunnitelmat"


def write_corpus(folder: Path) -> Settings:
    """Settings over two sources in three files, without an index."""
    corpus = folder / "corpus"
    corpus.mkdir()
    files = {"sources.yaml": REGISTER, "bulletin.md": BULLETIN, "handbook.md": HANDBOOK, "handbook.en.md": HANDBOOK_EN}
    for name, text in files.items():
        (corpus / name).write_text(text, encoding="utf-8")
    return Settings(index=folder / "index", corpus=corpus)
