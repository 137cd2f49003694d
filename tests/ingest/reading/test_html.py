"""HTML: the main content of a web page with its anchors, without what frames it."""

from datetime import date

from ingest.document import Document
from ingest.reading.html import read_html
from tests.hostile.good_files import write_html


def text_of(document: Document) -> str:
    return "\n".join(block.render() for section in document.sections for block in section.blocks)


def test_headings_open_sections_that_keep_their_anchors() -> None:
    sections = read_html(write_html()).sections
    assert [(section.heading, section.place) for section in sections] == [
        (("Tallentamisen ohje",), "#alku"),
        (("Tallentamisen ohje", "Määräajat"), "#ajat"),
    ]


def test_menus_and_footers_are_no_text() -> None:
    text = text_of(read_html(write_html()))
    assert "Etusivu" not in text
    assert not text.endswith("Kunta")


def test_lists_and_tables_are_items() -> None:
    blocks = read_html(write_html()).sections[1].blocks
    assert (blocks[0].text, blocks[0].items) == ("Arkistoon viedään:", ("- päätökset", "- suunnitelmat"))
    assert blocks[1].items == ("- Lastensuojelu – Päivä: 1.3.2025",)


def test_title_and_day_are_proposed_from_the_data_of_the_page() -> None:
    document = read_html(write_html())
    assert (document.title, document.published) == ("Tallentamisen ohje", date(2024, 5, 6))


def test_comments_and_scripts_are_no_text_and_are_not_told() -> None:
    document = read_html(
        b"<html><body><!-- piilo --><script>piilo</script><p>Ohje on t\xc3\xa4ss\xc3\xa4.</p></body></html>"
    )
    assert text_of(document) == "Ohje on tässä."
    assert not document.hidden


def test_page_for_print_alone_hides_nothing() -> None:
    page = "<html><style>@media print {.a {display:none}}</style><body><p class='a'>Ohje on tässä.</p></body></html>"
    assert text_of(read_html(page.encode())) == "Ohje on tässä."


def test_encoding_is_the_one_that_the_page_declares() -> None:
    page = '<html><meta charset="iso-8859-1"><body><p>Pöytä on täällä.</p></body></html>'
    assert text_of(read_html(page.encode("latin-1"))) == "Pöytä on täällä."


def test_anchor_may_stand_in_the_heading_or_around_it() -> None:
    first, second = "<h2><a name='a'></a>Yksi</h2><p>A.</p>", "<section id='b'><h2>Kaksi</h2><p>B.</p></section>"
    page = f"<html><body>{first}{second}</body></html>"
    assert [section.place for section in read_html(page.encode()).sections] == ["#a", "#b"]
