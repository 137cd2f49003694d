"""Uploads: held under names of our own, readable by us alone, deleted whatever happens."""

import stat

import pytest

from ui.administration.uploads import LARGEST, UploadTooLarge, hold_document, name_source


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("Ohje 2026.md", "ohje-2026.md"),
        ("../../etc/passwd", "passwd"),
        ("C:\\ohjeet\\Uusi.PDF", "uusi.pdf"),
        ("---.txt", "document.txt"),
        ("a.m\nd", "a"),
        ("x" * 400 + ".html", "x" * 60 + ".html"),
    ],
)
def test_a_document_is_held_under_a_name_of_our_own(given: str, name: str) -> None:
    with hold_document(given, b"text") as path:
        assert path.name == name
        assert path.read_bytes() == b"text"
        assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert not path.parent.exists()


def test_a_document_is_deleted_when_the_work_fails() -> None:
    with pytest.raises(RuntimeError), hold_document("a.md", b"text") as path:
        raise RuntimeError
    assert not path.parent.exists()


def test_a_document_that_is_too_large_is_not_taken() -> None:
    with pytest.raises(UploadTooLarge), hold_document("a.md", bytes(LARGEST + 1)):
        pass


@pytest.mark.parametrize(("given", "name"), [("Ohje 2026.md", "ohje-2026"), ("åäö.md", "document")])
def test_an_id_is_made_of_a_file_s_name(given: str, name: str) -> None:
    assert name_source(given) == name
