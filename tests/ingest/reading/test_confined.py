"""Confined: no file takes the program down; one that takes too much or breaks its reader is refused in words."""

from datetime import date
from pathlib import Path

import pytest

from ingest.addition import Details
from ingest.local import add_documents
from ingest.reading import confined, open_document
from rag.errors import CorpusFault
from rag.settings import Settings
from tests.hostile.campaign import put_before
from tests.hostile.good_files import GOOD, list_mutations
from tests.hostile.hostile_documents import list_docx, list_html, list_others
from tests.hostile.hostile_pdfs import list_pdfs

SAMPLE = 5


@pytest.mark.parametrize("ending", GOOD)
def test_every_format_is_told_by_its_content_whatever_its_name(tmp_path: Path, ending: str) -> None:
    right, wrong = tmp_path / f"a{ending}", tmp_path / "a.txt"
    for path in (right, wrong):
        path.write_bytes(GOOD[ending]())
    assert open_document(wrong) == open_document(right)


def test_a_child_that_takes_too_long_is_ended_and_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(confined, "WALL_SECONDS", 0.01)
    path = tmp_path / "a.pdf"
    path.write_bytes(GOOD[".pdf"]())
    with pytest.raises(CorpusFault, match="divide it into smaller documents"):
        open_document(path)


@pytest.mark.parametrize("name", ["bomb of 400 MB", "deep tree", "noise 0"])
def test_bombs_and_damage_end_in_a_sentence(tmp_path: Path, name: str) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(dict(list_pdfs())[name])
    with pytest.raises(CorpusFault, match=r"(?:memory|damaged|no text).*; .*\.$"):
        open_document(path)


def test_a_sample_of_the_campaign_leaves_the_corpus_as_it_was(small: Settings, tmp_path: Path) -> None:
    mild = [(name, ".pdf", content) for name, content in list_pdfs() if name.startswith(("cut", "page of", "length"))]
    mild += [(name, ".docx", content) for name, content in list_docx()[-2:]]
    mild += [(name, ".html", content) for name, content in list_html()[-2:]]
    tally = put_before(
        small.corpus, tmp_path / "files", [*mild[:SAMPLE], *list_others()[6:12], *list_mutations(SAMPLE)]
    )
    assert not tally.failures
    assert tally.refused > SAMPLE


def test_the_campaign_is_as_large_as_it_says() -> None:
    lists = (list_pdfs(), list_docx(), list_html(), list_others(), list_mutations())
    assert [len(files) for files in lists] == [80, 60, 60, 40, 200]


def test_what_the_user_does_not_say_is_taken_from_the_document(small: Settings, tmp_path: Path) -> None:
    path = tmp_path / "Ohje.html"
    path.write_bytes(GOOD[".html"]())
    add_documents(small.corpus, [path], Details())
    register = (small.corpus / "local" / "sources.yaml").read_text(encoding="utf-8")
    assert "title: Tallentamisen ohje" in register
    assert f"published: {date(2024, 5, 6)}" in register.replace("'", "")
