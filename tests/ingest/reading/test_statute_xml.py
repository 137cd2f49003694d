"""Statute XML: an act of Finlex gives its sections under their chapters, and nothing from outside."""

from datetime import date

import pytest

from ingest.document import Unreadable
from ingest.reading.statute import read_statute
from ingest.reading.statute_xml import read_statute_xml
from tests.hostile.good_files import write_act
from tests.hostile.hostile_documents import LAUGHS, OUTSIDE


def test_each_section_of_the_act_is_one_with_its_number() -> None:
    document = read_statute_xml(write_act())
    assert [(section.heading, section.place) for section in document.sections] == [
        (("1 luku Yleiset säännökset", "1 § Tarkoitus"), "1 §"),
        (("1 luku Yleiset säännökset", "2 § Määritelmät"), "2 §"),
    ]
    assert document.sections[1].blocks[0].render() == "Tässä laissa tarkoitetaan:\n- 1) asiakkaalla henkilöä;"
    assert (document.title, document.published) == ("Laki asiakastiedoista", date(2023, 4, 14))


def test_an_act_as_text_has_the_same_sections() -> None:
    text = "1 luku\nYleiset säännökset\n1 §\nTarkoitus\nTämän lain tarkoituksena on yhdenmukaistaa käsittelyä.\n"
    text += "2 §\nMääritelmät\nTässä laissa tarkoitetaan:\n1) asiakkaalla henkilöä;\n"
    assert read_statute(text) == list(read_statute_xml(write_act()).sections)


@pytest.mark.parametrize("head", [LAUGHS, OUTSIDE])
def test_entities_are_refused(head: str) -> None:
    with pytest.raises(Unreadable):
        read_statute_xml(
            f'<?xml version="1.0"?>{head}<akomaNtoso><act><body><p>&a11;</p></body></act></akomaNtoso>'.encode()
        )


@pytest.mark.parametrize("content", [b"<?xml version='1.0'?><a>b</a>", b"<akomaNtoso><act>"])
def test_other_and_damaged_xml_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(Unreadable, match="Finlex"):
        read_statute_xml(content)
