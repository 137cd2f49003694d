"""PPTX: a slide is a section with its number."""

from ingest.reading.office import read_office
from tests.hostile.good_files import write_pptx


def test_each_slide_is_a_section_with_its_place() -> None:
    sections = read_office(write_pptx()).sections
    assert [(section.heading, section.place, section.page) for section in sections] == [
        (("Tallentaminen",), "slide 1", 1),
        (("Määräajat",), "slide 2", 2),
    ]
    assert sections[1].blocks[0].items == ("- päätökset", "- suunnitelmat", "- kirjaukset")
