"""Reading: every document gives sections, or a sentence that says what is wrong with the file."""

import os
from pathlib import Path

import pytest

from ingest.reading import read_document
from rag.errors import CorpusFault


def test_file_ending_tells_the_reader(tmp_path: Path) -> None:
    markdown, text = tmp_path / "a.md", tmp_path / "a.txt"
    for path in (markdown, text):
        path.write_text("# Otsikko\n\nTeksti on tässä.\n", encoding="utf-8")
    assert read_document(markdown)[0].heading == ("Otsikko",)
    assert read_document(text)[0].heading == ("# Otsikko",)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("picture.txt", b"\x89PNG\x00\x01\x02", "binary"),
        ("old.txt", "pöytä".encode("latin-1"), "not UTF-8"),
        ("empty.md", b"", "no text"),
        ("blank.txt", b" \n \n", "no text"),
        ("sheet.xlsx", b"anything", ".xlsx"),
        ("broken.md", b"# Title\n<!-- {id: a, standing: -->\n\nText.\n", "section “Title”: its comment"),
    ],
)
def test_unusable_file_is_refused_by_name_with_the_reason(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(CorpusFault) as fault:
        read_document(path)
    assert str(path) in str(fault.value)
    assert said in str(fault.value)


def test_missing_file_is_refused_by_name(tmp_path: Path) -> None:
    with pytest.raises(CorpusFault, match=r"gone\.md: cannot be read"):
        read_document(tmp_path / "gone.md")


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read every file")
def test_unreadable_file_is_refused_by_name(tmp_path: Path) -> None:
    path = tmp_path / "locked.md"
    path.write_text("# A\n\nText.\n")
    path.chmod(0)
    with pytest.raises(CorpusFault, match="check the name and the rights"):
        read_document(path)


def test_byte_order_mark_is_no_part_of_the_text(tmp_path: Path) -> None:
    path = tmp_path / "windows.md"
    path.write_bytes("﻿# Otsikko\n\nTeksti.\n".encode())
    assert read_document(path)[0].heading == ("Otsikko",)
