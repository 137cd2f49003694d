"""The register as a table: publisher, day, standing and validity of each source, and no markup of a document obeyed."""

from collections.abc import Callable

import pytest

from tests.conftest import TODAY
from tests.ui.html_reader import read_html
from tests.ui.reader.conftest import Make
from ui.reader.register import show_register
from ui.reader.shelf import Source
from ui.reader.words import SourceWords

ROWS = {
    "asiakastietolaki-703-2023": ("voimassa", "4 kohtaa 36 kohdasta", "1.1.2024–"),
    "asiakastietolaki-784-2021": ("korvattu", "1.11.2021–31.12.2023", "korvaaja: asiakastietolaki 703/2023"),
    "liittymisvelvoite-2022": ("osittain korvattu", "10.5.2022"),
    "kansa-koulu-pilotit": ("historiallinen", "päiväämätön, aikaisintaan 30.11.2017", "ei tiedossa"),
}


@pytest.mark.parametrize("name", ROWS)
def test_a_row_tells_standing_and_validity(shelf: list[Source], name: str) -> None:
    words = SourceWords("fi", TODAY, shelf)
    shown = read_html(show_register([source for source in shelf if source.id == name], words)).text
    assert [told for told in ROWS[name] if told not in shown] == []


def test_title_and_publisher_are_shown_and_not_obeyed(make: Make, arrange: Callable) -> None:
    sources, words = arrange([make("a", "1")])
    shown = read_html(show_register(sources, words))
    assert "<b>a</b>" in shown.text
    assert "Julkaisija & kumpp." in shown.text
    assert "b" not in shown.names
