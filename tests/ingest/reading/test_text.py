"""Plain text: short lines that stand alone are headings, lines with bullets are items."""

from pathlib import Path

import pytest

from ingest.reading.text import read_text

SLIDES = """\
Kanta-tilanne

Aikataulu

Käyttöönotto alkaa syksyllä. Mukana ovat:
• kunnat
• yhtymät

Rahoitus

Rahoitus päättyy vuonna 2022.
"""


def test_short_lines_alone_are_headings() -> None:
    headings = [section.heading[-1] for section in read_text(SLIDES) if section.blocks]
    assert headings == ["Aikataulu", "Rahoitus"]


def test_lines_with_bullets_are_items_of_the_line_before() -> None:
    section = next(section for section in read_text(SLIDES) if section.heading[-1:] == ("Aikataulu",))
    assert [item for block in section.blocks for item in block.items] == ["- kunnat", "- yhtymät"]


@pytest.mark.parametrize("name", ["liittymisvelvoite-2022", "seurantarekisteri", "omakanta-ohje"])
def test_originals_are_read_to_sections_without_loss(originals: Path, name: str) -> None:
    text = (originals / f"{name}.txt").read_text(encoding="utf-8")
    sections = read_text(text)
    kept = " ".join(" ".join([*section.heading, *(block.render() for block in section.blocks)]) for section in sections)
    words = [word for word in text.split() if word.isalpha()]
    assert len([word for word in words if word in kept]) >= 0.98 * len(words)
    assert len([section for section in sections if section.blocks]) > 2


GUIDE = """\
Ohje
Ohjeen alku on tässä.
Mitä asiakas näkee?
Asiakas näkee:
• päätökset
• suunnitelmat
Mitä ei näe?
Ei maksusitoumuksia, jotka kunta antaa.
"""


def test_heading_is_seen_without_a_blank_line_before_it() -> None:
    sections = {section.heading[-1]: section for section in read_text(GUIDE) if section.blocks}
    assert list(sections)[-2:] == ["Mitä asiakas näkee?", "Mitä ei näe?"]
    assert sections["Mitä asiakas näkee?"].blocks[0].items == ("- päätökset", "- suunnitelmat")


def test_line_that_leads_into_bullets_is_no_heading() -> None:
    text = "Alku on tässä lyhyesti.\nAsiakas näkee palvelussa\n• päätökset\n• suunnitelmat"
    assert not any(section.heading[-1:] == ("Asiakas näkee palvelussa",) for section in read_text(text))
