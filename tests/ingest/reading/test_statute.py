"""Statute: every section of an act is a section of its own, with its number, heading and chapter."""

from pathlib import Path

import pytest

from ingest.reading.statute import is_statute
from ingest.reading.text import read_text

ACT = """\
Laki
tallettamisesta
1 luku
Yleistä
1 §
Tarkoitus
Tässä laissa säädetään tallettamisesta, jäljempänä
talletus
, viranomaisessa.
2 §
Määritelmät
Tässä laissa tarkoitetaan:
1)
asiakkaalla
henkilöä;
2) asiakirjalla tallennetta.
Muuta ei tarkoiteta.
2 luku
Erinäiset säännökset
3 a §
Laki tulee voimaan 1 päivänä tammikuuta 2030.
"""


def find(name: str):
    return next(section for section in read_text(ACT) if section.heading[-1:] == (name,))


def test_sections_have_number_heading_and_chapter() -> None:
    assert [section.heading for section in read_text(ACT) if section.heading] == [
        ("1 luku Yleistä", "1 § Tarkoitus"),
        ("1 luku Yleistä", "2 § Määritelmät"),
        ("2 luku Erinäiset säännökset", "3 a §"),
    ]
    assert find("3 a §").place == "3 a §"


def test_words_set_apart_on_lines_are_put_back_into_their_sentence() -> None:
    (block,) = find("1 § Tarkoitus").blocks
    assert block.text == "Tässä laissa säädetään tallettamisesta, jäljempänä talletus, viranomaisessa."


def test_numbered_items_are_the_list_of_their_lead_in() -> None:
    first, second = find("2 § Määritelmät").blocks
    assert first.items == ("- 1) asiakkaalla henkilöä;", "- 2) asiakirjalla tallennetta.")
    assert second.text == "Muuta ei tarkoiteta."


def test_what_stands_before_the_first_section_is_kept() -> None:
    assert any("tallettamisesta" in block.text for block in read_text(ACT)[0].blocks)


def test_text_that_only_names_a_section_is_no_statute() -> None:
    assert not is_statute("Lain 17 § kertoo tästä.\n17 §:n mukaan näin.\n17 §\n")


@pytest.mark.parametrize(
    ("name", "count"), [("fi-2015-254", 28), ("fi-2023-703", 102), ("sv-2023-703", 102), ("fi-2024-457", 27)]
)
def test_real_statute_is_read_section_by_section(originals: Path, name: str, count: int) -> None:
    text = (originals / "statutes" / f"{name}.txt").read_text(encoding="utf-8")
    sections = [section for section in read_text(text) if section.heading]
    assert abs(len(sections) - count) <= 1
    kept = " ".join(" ".join([*one.heading, *(block.render() for block in one.blocks)]) for one in read_text(text))
    words = [word for word in text.split() if word.isalpha()]
    assert sum(word in kept for word in words) >= 0.99 * len(words)
