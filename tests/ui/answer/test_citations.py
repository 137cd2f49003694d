"""Citations: one passage is shown once, passages of one name are told apart, nothing of a source is obeyed."""

from collections.abc import Callable

import pytest

from rag.answer import Citation
from rag.passage import Standing
from tests.ui.html_reader import read_html
from ui.answer.citations import show_citations

MakeCitation = Callable[..., Citation]
EVIL = "<script>alert(1)</script> https://evil.example"


def test_quotes_of_one_passage_open_together(make_citation: MakeCitation) -> None:
    shown = read_html(show_citations([make_citation(1, "eka: 1.9.2026"), make_citation(3, "toka: 1.10.2029")], "fi", 0))
    assert [name for name, _ in shown.tags].count("details") == 1
    assert shown.text.startswith("[1] [3] tiivistelmämme: laki: Määräajat")
    assert shown.marked == ["eka: 1.9.2026", "toka: 1.10.2029"]


def test_card_tells_whose_words_what_is_quoted_and_where_from(make_citation: MakeCitation) -> None:
    summary = show_citations([make_citation(2, "b" * 130, passage_text="b" * 130)], "fi", 0).split("</summary>")[0]
    assert read_html(summary).text == (
        f"[2] tiivistelmämme: laki: Määräajat“{'b' * 110}…”Laki · Eduskunta · julkaistu 7.6.2024 · voimassa"
    )


def test_card_opens_a_named_region_that_can_be_closed(make_citation: MakeCitation) -> None:
    shown = read_html(show_citations([make_citation(1, "eka: 1.9.2026")], "sv", 0))
    (sheet,) = [attributes for name, attributes in shown.tags if attributes.get("class") == "sheet"]
    assert (sheet["role"], sheet["aria-label"]) == ("region", "tiivistelmämme: laki: Määräajat")
    assert "Stäng källan" in shown.text


def test_nothing_of_a_source_is_obeyed(make_citation: MakeCitation) -> None:
    text = {"title": EVIL, "name": EVIL, "publisher": EVIL, "section": (EVIL,), "place": EVIL, "passage_text": EVIL}
    shown = read_html(show_citations([make_citation(1, EVIL, **text)], "fi", 0))
    assert "script" not in shown.names
    assert [attributes["href"] for name, attributes in shown.tags if name == "a"] == ["https://finlex.fi/laki"]


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", None])
def test_only_web_addresses_are_links(make_citation: MakeCitation, url: str | None) -> None:
    assert "a" not in read_html(show_citations([make_citation(1, "eka", url=url)], "fi", 0)).names


def test_standing_is_told_beside_the_name_where_it_is_not_in_force(make_citation: MakeCitation) -> None:
    superseded = make_citation(1, "eka", standing=Standing.SUPERSEDED)
    assert 'class="standing">kumoutunut<' in show_citations([superseded], "fi", 0)
    assert "standing" not in show_citations([make_citation(1, "eka")], "fi", 0)
