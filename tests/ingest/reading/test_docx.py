"""DOCX: headings, lists, tables and footnotes of a Word document."""

import io
import zipfile
from datetime import date

import pytest

from ingest.document import Document, Unreadable
from ingest.reading.office import read_office
from tests.hostile.good_files import write_docx
from tests.hostile.hostile_documents import list_docx
from tests.hostile.office_files import WORD, make_document, replace_parts, save, write_body

HOSTILE = dict(list_docx())
NOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"


def text_of(document: Document) -> str:
    return "\n".join(block.render() for section in document.sections for block in section.blocks)


def test_headings_open_sections_under_the_title() -> None:
    sections = read_office(write_docx()).sections
    assert [section.heading for section in sections] == [
        ("Tallentamisen ohje", "Määräajat"),
        ("Tallentamisen ohje", "Määräajat", "Lastensuojelu"),
    ]


def test_lists_stay_with_their_lead_in_and_tables_stand_alone() -> None:
    blocks = read_office(write_docx()).sections[1].blocks
    assert (blocks[0].text, blocks[0].items) == ("Arkistoon viedään:", ("- päätökset", "- suunnitelmat"))
    assert blocks[1].items == ("- Lastensuojelu – Päivä: 1.3.2025",)


def test_deleted_text_is_no_text_and_is_not_told() -> None:
    document = read_office(write_docx())
    assert "poistettu" not in text_of(document)
    assert not document.hidden


def test_numbers_that_word_counts_are_part_of_headings_and_items() -> None:
    numbering = (
        f'<w:numbering {WORD}><w:abstractNum w:abstractNumId="0">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1"/></w:lvl>'
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    paragraph = (
        '<w:p><w:pPr><w:outlineLvl w:val="{0}"/><w:numPr><w:ilvl w:val="{0}"/><w:numId w:val="1"/></w:numPr></w:pPr>'
        "<w:r><w:t>{1}</w:t></w:r></w:p><w:p><w:r><w:t>Teksti.</w:t></w:r></w:p>"
    )
    names = ((0, "Yleistä"), (1, "Ala"), (1, "Aika"), (0, "Muuta"))
    body = write_body("".join(paragraph.format(level, name) for level, name in names))
    parts = {"word/numbering.xml": numbering.encode(), "word/document.xml": body}
    sections = read_office(replace_parts(save(make_document("x")), parts)).sections
    assert [section.heading[-1] for section in sections] == ["1 Yleistä", "1.1 Ala", "1.2 Aika", "2 Muuta"]


def test_footnotes_stand_after_the_paragraph_that_calls_them() -> None:
    good = save(make_document("x"))
    words = "<w:p><w:r><w:t>Laki 703/2023.</w:t></w:r></w:p>"
    note = f'<w:footnotes {WORD}><w:footnote w:id="2">{words}</w:footnote></w:footnotes>'
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    types = f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    relation = f'<Relationship Id="rId99" Type="{NOTES}" Target="footnotes.xml"/></Relationships>'
    body = write_body('<w:p><w:r><w:t>Määräaika on sitova.</w:t><w:footnoteReference w:id="2"/></w:r></w:p>')
    parts = {"word/document.xml": body, "word/footnotes.xml": note.encode()}
    for name, end, more in (
        ("[Content_Types].xml", "</Types>", types),
        ("word/_rels/document.xml.rels", "</Relationships>", relation),
    ):
        parts[name] = read_part(good, name).replace(end, more).encode()
    assert text_of(read_office(replace_parts(good, parts))) == "Määräaika on sitova. [2]\n[2] Laki 703/2023."


def read_part(content: bytes, name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(content)).read(name).decode()


def test_title_and_day_are_proposed_from_the_data_of_the_file() -> None:
    document = read_office(write_docx())
    assert document.title == "Tallentamisen ohje"
    assert isinstance(document.published, date)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("word/document.xml of 100 MB", "unpacks to far more"),
        ("many parts", "unpacks to far more"),
        ("locked", "password"),
        ("declares less than it holds", "damaged"),
        ("no part of text", "no DOCX or PPTX"),
        ("empty zip", "no DOCX or PPTX"),
        ("head of a zip", "damaged"),
    ],
)
def test_bombs_locks_and_damage_are_refused_with_what_to_do(name: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_office(HOSTILE[name])
