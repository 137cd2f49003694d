"""Table: a row for each way to search, a sign where nothing was measured."""

from evals.embedders.table import Line, list_figures, write_lines
from evals.statistics import Interval


def test_every_line_has_every_column() -> None:
    lines = [Line("words", {"heading": Interval(0.5, 0.4, 0.6)}), Line("vectors", {"text": Interval(1, 0.9, 1)}, 0.01)]
    rows = write_lines(lines).split("\n")
    assert rows[0] == "| search | heading | text | time of a question |"
    assert rows[2] == "| words | 0.500 (0.400–0.600) | – | – |"
    assert rows[3] == "| vectors | – | 1.000 (0.900–1.000) | 0.0100 x MiniLM |"
    assert list_figures(lines)[0]["shares"]["heading"]["value"] == 0.5
