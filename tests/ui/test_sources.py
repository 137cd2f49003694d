"""The page of sources: opened by an address, a source that is not there told, an index that is missing told."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from rag.settings import Settings
from ui.texts import load_texts

TEXTS = load_texts("sv")


def draw_page(index: str) -> None:
    """The page alone, in Swedish."""
    from datetime import date
    from pathlib import Path

    from rag.settings import Settings
    from ui.sources import SourcesPage

    SourcesPage(Settings(index=Path(index)), date(2026, 11, 22), "sv").show()


def open_page(index: Path, source: str = "") -> AppTest:
    page = AppTest.from_function(draw_page, kwargs={"index": str(index)}, default_timeout=60)
    if source:
        page.query_params["source"] = source
    page.run()
    assert not page.exception
    return page


def read_all(page: AppTest) -> str:
    """The HTML of the page."""
    return "".join(str(html.proto.body) for html in page.get("html"))


def test_an_address_opens_its_source_in_the_language_of_the_page(settings: Settings) -> None:
    page = open_page(settings.index, "omakanta-ohje")
    assert page.selectbox[0].value == "omakanta-ohje"
    assert page.radio[0].value == "sv"
    assert not page.warning


def test_a_chosen_source_is_named_in_the_address(settings: Settings) -> None:
    page = open_page(settings.index)
    page.selectbox[0].set_value("seurantarekisteri").run()
    assert page.query_params["source"] == "seurantarekisteri"
    assert not page.exception


def test_another_language_shows_the_original_words(settings: Settings) -> None:
    page = open_page(settings.index, "omakanta-ohje")
    page.radio[0].set_value("fi").run()
    assert "Miten virhe OmaKannan tiedoissa korjataan" in read_all(page)


@pytest.mark.parametrize("name", ["poissa", "../sources", "<b>"])
def test_a_source_that_is_not_there_is_told(settings: Settings, name: str) -> None:
    assert [warning.value for warning in open_page(settings.index, name).warning] == [TEXTS("sources.missing")]


def test_words_that_are_found_are_counted_and_marked(settings: Settings) -> None:
    page = open_page(settings.index, "omakanta-ohje")
    page.text_input[0].set_value("MittKanta").run()
    assert "<mark>MittKanta" in read_all(page)
    page.text_input[0].set_value("<b>zebra</b>").run()
    assert "&lt;b&gt;zebra&lt;/b&gt;” finns inte" in read_all(page)


def test_a_missing_index_is_told_with_what_to_do(tmp_path: Path) -> None:
    assert "python -m ingest" in open_page(tmp_path / "none").error[0].value
