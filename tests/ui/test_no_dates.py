"""No date of law is written in the pages or their texts: every one comes from the rules."""

import ast
import re

from rag.settings import ROOT

STATED = re.compile(r"\b\d{1,2}\.\s?\d{1,2}\.\s?(?:19|20)\d\d\b|\b(?:19|20)\d\d-\d\d-\d\d\b")
BOUNDS = "ui/day.py"
"""Where the days between which one can ask are written: no dates of law."""

PATHS = [
    ROOT / "app.py",
    *sorted(path for end in ("py", "yaml", "js", "css") for path in (ROOT / "ui").rglob(f"*.{end}")),
]


def test_no_text_or_code_of_the_pages_states_a_date() -> None:
    stated = {path.relative_to(ROOT).as_posix(): STATED.findall(path.read_text(encoding="utf-8")) for path in PATHS}
    assert {name: dates for name, dates in stated.items() if dates and name != BOUNDS} == {}


def test_no_code_of_the_pages_makes_a_date_of_numbers() -> None:
    made = [
        path.relative_to(ROOT).as_posix()
        for path in PATHS
        if path.suffix == ".py"
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("date", "datetime")
        if node.args and isinstance(node.args[0], ast.Constant)
    ]
    assert set(made) == {BOUNDS}
