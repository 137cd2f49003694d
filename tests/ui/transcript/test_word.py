"""A conversation as a Word document: it opens again with its headings, lists, table and language."""

import io
from collections.abc import Callable

import docx
import pytest
from docx.oxml.ns import qn

from rag.answer import Answer
from tests.payloads import PAYLOADS
from tests.ui.transcript.conftest import SAVED_ON
from ui.transcript.word import write_docx
from ui.turn import Turn


def read_lines(turns: list[Turn], language: str = "fi") -> list[tuple[str, str]]:
    """The style and text of each paragraph of a written conversation."""
    document = docx.Document(io.BytesIO(write_docx(turns, language, SAVED_ON)))
    return [(paragraph.style.name, paragraph.text) for paragraph in document.paragraphs]


def test_conversation_is_read_back_with_its_headings_and_lists(turns: list[Turn]) -> None:
    assert read_lines(turns) == [
        ("Title", "Keskustelu Kantaneuvon kanssa"),
        ("Normal", "Talletettu 22.11.2026. Tarkista päivät ja lähteet ennen käyttöä."),
        ("Heading 1", "Milloin?"),
        ("Normal", "Nyt: tallenna [1]."),
        ("Normal", "Toka rivi."),
        ("List Bullet", "päätökset"),
        ("List Bullet", "lausunnot"),
        ("Normal", "2. kirjaa"),
        ("Heading 2", "Päivämäärät ja laki"),
        ("Heading 2", "Lähteet"),
        (
            "List Bullet",
            "[1] tiivistelmämme: laki, Määräajat: “eka: 1.9.2026” (Laki; Eduskunta, 7.6.2024; voimassa)",
        ),
        ("Heading 2", "Huomaa"),
        ("List Bullet", "Laki on muuttunut."),
        ("Normal", "Vastaus päivälle 22.11.2026."),
        ("Heading 1", "Mikä sää?"),
        ("Normal", "Ei meille."),
    ]


def test_dates_are_a_table_whose_head_is_marked_as_one(turns: list[Turn]) -> None:
    (table,) = docx.Document(io.BytesIO(write_docx(turns, "fi", SAVED_ON))).tables
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Päivä", "Mitä se koskee", "Verrattuna lakiin"],
        ["1.9.2026", "lastensuojelu", "lain mukainen"],
    ]
    assert [bool(row._tr.findall(f".//{qn('w:tblHeader')}")) for row in table.rows] == [True, False]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_document_says_its_language_day_and_nothing_of_its_template(turns: list[Turn], language: str) -> None:
    document = docx.Document(io.BytesIO(write_docx(turns, language, SAVED_ON)))
    about = document.core_properties
    assert (about.language, about.created.date(), about.author, about.comments) == (
        language,
        SAVED_ON,
        "Kantaneuvo",
        "",
    )
    assert {found.get(qn("w:val")) for found in document.styles.element.iter(qn("w:lang"))} == {language}


def test_any_text_can_be_written(make_answer: Callable[..., Answer]) -> None:
    asked = "\x00\x1b\ufffe\ud800 ".join(PAYLOADS)
    lines = dict(read_lines([Turn(asked, make_answer(asked))]))
    assert PAYLOADS[0] in lines["Heading 1"]
