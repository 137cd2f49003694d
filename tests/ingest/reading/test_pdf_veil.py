"""What can be seen of a page is read, however oddly its file says so; what nobody can name is not guessed."""

import pytest

from ingest.document import Document, Unreadable
from ingest.reading.pdf import read_pdf
from tests.hostile.pdf_files import PdfFile, draw, stream

NAMELESS = {
    8: b"<< /Type /Font /Subtype /Type0 /BaseFont /Own /Encoding /Identity-H /DescendantFonts [9 0 R] >>",
    9: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Own /CIDSystemInfo << /Ordering (Identity) >> >>",
}
SHAPES = b"<< /Type /Font /Subtype /Type3 /FontMatrix [1 0 0 -1 0 0] /FontBBox [0 -40 40 10] /FirstChar 97 %s >>"
SHAPES_ENDED = SHAPES % b"/LastChar 97 /Widths [20] /CharProcs << >> /Encoding << /Differences [97 /a /b /c] >>"
SENTENCE = "Asiakirjat tallennetaan Kantaan."


def read(file: PdfFile) -> Document:
    return read_pdf(file.write())


def list_texts(document: Document) -> list[str]:
    return [block.render() for section in document.sections for block in section.blocks]


def test_a_page_whose_corners_are_told_the_other_way_round_is_seen() -> None:
    assert list_texts(read(PdfFile([draw(SENTENCE)], page=b"/CropBox [0 842 595 0]"))) == [SENTENCE]


@pytest.mark.parametrize(
    ("tint", "is_seen"),
    [("1", True), ("0.4", True), ("0", False)],
)
def test_ink_of_a_named_colour_is_no_white(tint: str, is_seen: bool) -> None:
    space = b"/ColorSpace << /Red [/Separation /PANTONE /DeviceRGB 8 0 R] >>"
    coloured = draw("Punainen teksti on tässä.", at=(72, 600), before=f"/Red cs {tint} scn")
    document = read(PdfFile([draw(SENTENCE) + coloured], resources=space, extra={8: b"<< /FunctionType 2 >>"}))
    assert bool(document.hidden) is not is_seen
    assert ("Punainen teksti on tässä." in "\n".join(list_texts(document))) is is_seen


def test_white_after_a_named_colour_is_white_again() -> None:
    space = b"/ColorSpace << /Red [/Separation /PANTONE /DeviceRGB 8 0 R] >>"
    white = draw("Valkoinen.", at=(72, 600), before="/Red cs 1 scn 1 1 1 rg")
    document = read(PdfFile([draw(SENTENCE) + white], resources=space, extra={8: b"<< /FunctionType 2 >>"}))
    assert list_texts(document) == [SENTENCE]


def test_letters_of_drawn_shapes_are_as_tall_as_their_font_says() -> None:
    drawn = draw("abc", size=0.24)
    assert list_texts(read(PdfFile([drawn], extra={3: SHAPES_ENDED}))) == ["abc"]
    assert read(PdfFile([draw(SENTENCE) + drawn])).hidden[0].manner == "tiny letters"


def test_letters_that_nothing_names_are_not_guessed() -> None:
    with pytest.raises(Unreadable, match="OCR"):
        read(PdfFile([draw("x").replace(b"(x)", b"<003500480051>")], extra={3: NAMELESS[8], 9: NAMELESS[9]}))


def test_a_few_letters_that_nothing_names_are_left_out_and_told() -> None:
    odd = draw("x", at=(72, 600)).replace(b"(x)", b"<00350048>").replace(b"/F1", b"/F2")
    page = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 101 0 R /Resources << /Font << %s >> >> >>"
    fonts = {100: page % b"/F1 3 0 R /F2 8 0 R"}
    document = read(PdfFile([draw(SENTENCE) + odd], extra=NAMELESS | fonts))
    assert list_texts(document) == [SENTENCE]
    assert document.hidden[0].describe() == (
        "page 1: hidden text (letters that their font does not name) was left out: “2 letters”"
    )


def test_pages_of_one_repeated_line_are_still_read() -> None:
    pages = [draw(f"Liite {number}") for number in range(1, 8)]
    assert list_texts(read(PdfFile(pages))) == [f"Liite {number}" for number in range(1, 8)]


def test_headings_that_lead_to_nothing_are_text() -> None:
    drawn = [draw(text, at=(72, 800 - 40 * place), size=size) for place, (text, size) in enumerate(SLIDE)]
    sections = read(PdfFile([b"".join(drawn)])).sections
    assert [(section.heading, [block.text for block in section.blocks]) for section in sections] == [
        (("Tavoite",), ["Tavoite"]),
        (("Keinot", "Koulutus"), [SENTENCE]),
        (("Lopuksi",), ["Lopuksi"]),
    ]


SLIDE = (("Tavoite", 18), ("Keinot", 18), ("Koulutus", 14), (SENTENCE, 11), ("Lopuksi", 18))


def test_a_sentence_of_the_words_of_a_title_is_no_title() -> None:
    outline = {
        5: b"<< /Type /Outlines /First 6 0 R /Last 6 0 R /Count 1 >>",
        6: b"<< /Title (1 Yleista) /Parent 5 0 R /Dest [100 0 R /Fit] >>",
    }
    pages = [draw("1 Yleista") + draw("Yleista.", at=(72, 690)) + draw(SENTENCE, at=(72, 600))]
    (section,) = read(PdfFile(pages, catalog=b"/Outlines 5 0 R", extra=outline)).sections
    assert section.heading == ("1 Yleista",)
    assert [block.text for block in section.blocks] == ["Yleista.", SENTENCE]


def test_signs_that_join_letters_are_spelled() -> None:
    space = b"1 begincodespacerange\n<00> <ff>\nendcodespacerange"
    table = b"begincmap\n%s\n1 beginbfchar\n<78> <fb01>\nendbfchar\nendcmap" % space
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /Own /ToUnicode 9 0 R >>"
    assert list_texts(read(PdfFile([draw("x")], extra={3: font, 9: stream(table)}))) == ["fi"]
