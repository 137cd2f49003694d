"""The organisation's own rules as a file: read, refused with the field that is wrong, and written to be read again."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.organisation import (
    LARGEST,
    Organisation,
    UnusableOrganisation,
    read_default,
    read_organisation,
    write_organisation,
)
from rag.rules.ruling import SERVICE_TASKS
from rag.settings import ORGANISATION_FILE

FULL = """
name: Pohjola
storing: batches
batches_run: joka yö klo 2
approves_automatically: true
shown_from:
  child_welfare: 2025-03-01
  families: "2024-09-01"
limits: |
  Vanhat asiakirjat
  eivät näy.
restricting: Esihenkilö päättää.
"""
UNUSABLE = [
    ("name: [", "yaml", ""),
    ("- yksi\n- kaksi", "yaml", ""),
    ("pelkkä teksti", "yaml", ""),
    ("nimi: X", "unknown", "nimi"),
    ("storing: joskus", "wrong", "storing"),
    ("approves_automatically: ehkä", "wrong", "approves_automatically"),
    ("shown_from: {child_welfare: 31.2.2025}", "wrong", "shown_from.child_welfare"),
    ("shown_from: {lastensuojelu: 2025-03-01}", "wrong", "shown_from.lastensuojelu"),
    ("limits: soita 040 123 4567", "personal_data", "limits"),
    ("restricting: asiakas 131052-308T", "personal_data", "restricting"),
    (f"name: {'x' * 300}", "long", "name"),
    (f"limits: {'x ' * LARGEST}", "large", ""),
    ("{" * 5000, "yaml", ""),
]


def test_a_file_gives_each_field() -> None:
    read = read_organisation(FULL.encode())
    assert read.storing == "batches"
    assert read.approves_automatically is True
    assert read.shown_from == {"child_welfare": date(2025, 3, 1), "families": date(2024, 9, 1)}
    assert read.limits == "Vanhat asiakirjat eivät näy."


@pytest.mark.parametrize(("text", "reason", "field"), UNUSABLE)
def test_what_cannot_be_used_is_named(text: str, reason: str, field: str) -> None:
    with pytest.raises(UnusableOrganisation) as raised:
        read_organisation(text.encode())
    assert (raised.value.reason, raised.value.field) == (reason, field)


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(UnusableOrganisation):
        read_organisation(b"\xff\xfename: X")


def test_an_empty_file_says_nothing() -> None:
    assert not read_organisation(b"").says_anything
    assert not read_organisation(b"name: X").says_anything


def test_signs_that_are_not_seen_are_left_out() -> None:
    assert read_organisation("limits: 'a\u202eb\u200bc'".encode()).limits == "abc"


words = st.text(alphabet=st.characters(categories=("L", "Zs", "P", "S")), max_size=60)


@given(
    st.builds(
        Organisation,
        name=words,
        storing=st.sampled_from([None, "real_time", "batches"]),
        approves_automatically=st.sampled_from([None, True, False]),
        shown_from=st.dictionaries(st.sampled_from(SERVICE_TASKS), st.dates()),
        limits=words,
    )
)
def test_what_is_written_is_read_again(organisation: Organisation) -> None:
    assert read_organisation(write_organisation(organisation).encode()) == organisation


def test_there_is_no_default_unless_an_admin_gives_one(tmp_path: Path) -> None:
    assert read_default(tmp_path) is None
    (tmp_path / ORGANISATION_FILE).write_text(FULL, encoding="utf-8")
    default = read_default(tmp_path)
    assert default and default.name == "Pohjola"
