"""What superseded what: each arrow of the graph is a sentence of the list, and nothing is drawn for ever."""

from collections.abc import Callable

from tests.conftest import TODAY
from tests.ui.html_reader import read_html
from tests.ui.reader.conftest import Make
from ui.reader.lineage import list_successions, show_lineage
from ui.reader.shelf import Source
from ui.reader.words import SourceWords


def test_the_shipped_law_superseded_the_earlier_one_whole(shelf: list[Source]) -> None:
    rows = {(row.earlier, row.later): row for row in list_successions(shelf)}
    law = rows["asiakastietolaki-784-2021", "asiakastietolaki-703-2023"]
    assert law.count == law.total
    assert str(law.until) == "2023-12-31"
    assert ("liittymisvelvoite-2022", "741/2023") in rows


def test_each_arrow_is_told_in_words(shelf: list[Source]) -> None:
    words = SourceWords("fi", TODAY, shelf)
    shown = read_html(show_lineage(list_successions(shelf), words))
    arrows = [attributes for name, attributes in shown.tags if attributes.get("class") == "arrow"]
    sentences = [name for name, _ in shown.tags if name == "li"]
    assert len(arrows) == len(sentences) == len(list_successions(shelf))
    assert "Asiakastietolaki 703/2023 korvasi kokonaan: aiempi asiakastietolaki 784/2021." in shown.text


def test_a_chain_is_drawn_from_the_first_to_the_last(make: Make, arrange: Callable) -> None:
    sources, words = arrange([make("a", "1", later="b"), make("b", "1", later="c"), make("c", "1")])
    text = read_html(show_lineage(list_successions(sources), words)).text
    assert text.index("A") < text.index("B") < text.index("C")


def test_an_own_earlier_wording_is_no_succession(make: Make, arrange: Callable) -> None:
    sources, _ = arrange([make("a", "1", later="a"), make("a", "2")])
    assert list_successions(sources) == []


def test_a_circle_ends(make: Make, arrange: Callable) -> None:
    sources, words = arrange([make("a", "1", later="b"), make("b", "1", later="a"), make("b", "2", later="c")])
    tags = read_html(show_lineage(list_successions(sources), words)).tags
    assert len([attributes for _, attributes in tags if attributes.get("class") == "box"]) == 3
