"""PDF: headings, pages, tables, running lines and cut words; what cannot be read is refused with what to do."""

import pytest

from ingest.document import Unreadable
from ingest.reading.pdf import read_pdf
from tests.hostile.good_files import write_pdf
from tests.hostile.hostile_pdfs import list_pdfs
from tests.hostile.pdf_files import PdfFile, draw, stream

HOSTILE = dict(list_pdfs())


def text_of(content: bytes) -> str:
    return "\n".join(block.render() for section in read_pdf(content).sections for block in section.blocks)


def test_headings_open_sections_that_name_their_page() -> None:
    sections = read_pdf(write_pdf()).sections
    assert [(section.heading, section.page) for section in sections] == [
        (("1 Yleistä",), 1),
        (("2 Määräajat",), 2),
        (("3 Lisätiedot",), 3),
    ]


def test_running_headers_footers_and_page_numbers_are_no_text() -> None:
    text = text_of(write_pdf())
    assert "tiedonhallinnan" not in text
    assert "Sivu" not in text


def test_headers_that_name_the_chapter_and_the_page_are_no_text() -> None:
    chapters = [f"Luku {page // 3 + 1} Nimi {'abc'[page // 3]} {page + 7}" for page in range(9)]
    texts = [f"Kappale {letter * 5} on sivulla." for letter in "abcdefghi"]
    pages = [draw(header, at=(72, 800), size=9) + draw(text) for header, text in zip(chapters, texts, strict=True)]
    assert text_of(PdfFile(pages).write()).split("\n") == texts


def test_titles_of_pages_are_no_running_lines() -> None:
    pages = [
        draw(f"Liite {page}", size=16) + draw("abcdefgh"[page] * 9 + " on tekstiä.", at=(72, 400))
        for page in range(1, 8)
    ]
    sections = read_pdf(PdfFile(pages).write()).sections
    assert [section.heading for section in sections] == [(f"Liite {page}",) for page in range(1, 8)]


def test_ligatures_are_spelled_as_the_font_names_them() -> None:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Own /Encoding << /Differences [2 /fi /fl] >> >>"
    drawn = draw("x").replace(b"(x)", b"(Arkisto\\002 ja Con\\003uence.)")
    assert text_of(PdfFile([drawn], extra={3: font}).write()) == "Arkistofi ja Confluence."


@pytest.mark.parametrize("width", [1, 2])
def test_letters_of_a_font_s_own_numbering_are_read_by_its_table(width: int) -> None:
    text = "Lastensuojelun määräaika on 1.9.2026, ja 3/4 GWh kypsyy Öljyvägssä"
    codes = {letter: number for number, letter in enumerate(dict.fromkeys(text), 1)}
    file = PdfFile(
        [draw("x").replace(b"(x)", b"<%s>" % write_codes(text, codes, width))], extra=number_font(codes, width)
    )
    assert text_of(file.write()) == text


def write_codes(text: str, codes: dict[str, int], width: int) -> bytes:
    """A text as the hexadecimal numbers of its letters."""
    return "".join(f"{codes[letter]:0{2 * width}x}" for letter in text).encode()


def number_font(codes: dict[str, int], width: int) -> dict[int, bytes]:
    """A font as LibreOffice (one byte a letter) and browsers (two bytes) write it, with the table of its letters."""
    rows = "\n".join(f"<{code:0{2 * width}x}> <{ord(letter):04x}>" for letter, code in codes.items())
    space = f"1 begincodespacerange\n<{'00' * width}> <{'ff' * width}>\nendcodespacerange"
    table = f"begincmap\n{space}\n{len(codes)} beginbfchar\n{rows}\nendbfchar\nendcmap"
    kind = b"/Type0 /Encoding /Identity-H /DescendantFonts [10 0 R]" if width == 2 else b"/TrueType"
    inner = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Ordering (Identity) >> >>"
    font = b"<< /Type /Font /Subtype %s /BaseFont /Own /ToUnicode 9 0 R >>" % kind
    return {3: font, 9: stream(table.encode()), 10: inner}


def test_words_cut_at_a_line_s_end_are_joined_and_hyphens_of_words_kept() -> None:
    assert "viedään sosiaalihuollon asiakirjat ja sosiaali- ja terveydenhuollon tiedot" in text_of(write_pdf())


def test_rows_of_a_table_carry_the_names_of_their_columns() -> None:
    assert "- Lastensuojelu – Päivä: 1.3.2025\n- Vammaispalvelut – Päivä: 1.9.2025" in text_of(write_pdf())


def test_rows_do_not_join_the_list_before_them() -> None:
    blocks = read_pdf(write_pdf()).sections[-1].blocks
    assert blocks[-2].items == ("- päätökset", "- suunnitelmat")
    assert blocks[-1].text == ""


def test_title_is_proposed_from_the_data_of_the_file() -> None:
    assert read_pdf(write_pdf()).title == "Tallentamisen ohje"


def test_a_section_that_goes_on_over_a_page_names_each_page() -> None:
    pages = [draw("Otsikko", size=18) + draw("Ensimmäinen kappale on tässä.", at=(72, 600)) * 3]
    pages.append(draw("Toinen kappale on seuraavalla sivulla.", at=(72, 600)))
    sections = read_pdf(PdfFile(pages).write()).sections
    assert [(section.heading, section.page) for section in sections] == [(("Otsikko",), 1), (("Otsikko",), 2)]


def test_numbered_headings_of_the_text_s_own_size_are_headings() -> None:
    lines = ["1.1 Soveltamisala", "Ohje koskee kuntia.", "1.2 Voimaantulo", "Ohje on voimassa heti."]
    drawn = b"".join(draw(line, at=(72, 700 - 30 * place)) for place, line in enumerate(lines))
    sections = read_pdf(PdfFile([drawn]).write()).sections
    assert [section.heading[-1] for section in sections] == ["1.1 Soveltamisala", "1.2 Voimaantulo"]


def test_table_of_contents_is_no_text() -> None:
    drawn = draw("1 Yleistä ............ 3") + draw("Ohje on tässä.", at=(72, 400))
    assert text_of(PdfFile([drawn]).write()) == "Ohje on tässä."


def test_white_letters_on_a_dark_shape_of_lines_or_of_a_form_are_seen() -> None:
    shape = "0 0.2 0.4 rg 60 590 m 400 590 l 400 620 l 60 620 l h f 1 g"
    form = {50: stream(b"0 0.2 0.4 rg 60 490 340 30 re f", b"/Type /XObject /Subtype /Form /BBox [0 0 595 842]")}
    drawn = draw("Otsikko on valkoinen.", at=(72, 600), before=shape)
    drawn += b"/Fm Do\n" + draw("Toinenkin on valkoinen.", at=(72, 500), before="1 g")
    document = read_pdf(PdfFile([drawn], resources=b"/XObject << /Fm 50 0 R >>", extra=form).write())
    assert not document.hidden


def test_white_letters_in_a_form_are_hidden_as_on_the_page() -> None:
    kind = b"/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >>"
    form = {50: stream(draw("Salattu ohje.", at=(72, 600)), kind)}
    drawn = draw("Ohje on tässä.") + b"q 1 g /Fm Do Q\n"
    document = read_pdf(PdfFile([drawn], resources=b"/XObject << /Fm 50 0 R >>", extra=form).write())
    assert [(one.place, one.text) for one in document.hidden] == [("page 1", "Salattu ohje.")]
    assert [block.text for section in document.sections for block in section.blocks] == ["Ohje on tässä."]


def test_text_recognised_from_a_picture_is_not_trusted() -> None:
    kind = b"/Type /XObject /Subtype /Image /Width 10 /Height 10 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    drawn = b"q 595 0 0 842 0 0 cm /Im Do Q " + draw("Tunnistettu teksti.", before="3 Tr")
    scan = PdfFile([drawn], resources=b"/XObject << /Im 40 0 R >>", extra={40: stream(bytes(300), kind)})
    with pytest.raises(Unreadable, match="recognised"):
        read_pdf(scan.write())


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("scan", "OCR"),
        ("locked by AES-256", "password"),
        ("locked by RC4-40", "password"),
        ("many pages", "2500 pages"),
        ("no page", "no pages"),
        ("empty page", "no text that can be seen"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(name: str, said: str) -> None:
    with pytest.raises(Unreadable, match=said):
        read_pdf(HOSTILE[name])
