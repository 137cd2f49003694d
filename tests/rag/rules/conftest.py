"""What the tests of the rules share: the shipped corpus, whose sections carry the words behind the numbers."""

from pathlib import Path

import pytest

from ingest.reading import read_document
from ingest.sources import read_register
from rag.settings import ROOT


@pytest.fixture(scope="session")
def shipped_corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the shipped corpus, without a user's own documents."""
    corpus = tmp_path_factory.mktemp("corpus")
    for name in ("sources.yaml", "guidance"):
        (corpus / name).symlink_to(ROOT / "corpus" / name)
    return corpus


@pytest.fixture(scope="session")
def section_keys(shipped_corpus: Path) -> set[str]:
    """The name of every section, `document#section`, as rules cite it."""
    return {
        f"{source.id}#{section.id}"
        for source in read_register(shipped_corpus)
        for section in read_document(source.files["fi"])
    }
